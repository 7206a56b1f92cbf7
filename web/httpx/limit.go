package httpx

import (
	"net"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// Throttle limits how often one client may ask. Clients are told apart by
// address; for IPv6 by the /64 that one subscriber usually has.
type Throttle struct {
	perSecond rate.Limit
	burst     int
	now       func() time.Time

	mu      sync.Mutex
	clients map[string]*visits
	swept   time.Time
}

type visits struct {
	limiter *rate.Limiter
	last    time.Time
}

// forgetAfter is how long a silent client is remembered; by then its bucket is
// full again.
const forgetAfter = 3 * time.Minute

// NewThrottle makes a limit of that many requests a second, in bursts of four
// times as many.
func NewThrottle(perSecond float64) *Throttle {
	return &Throttle{perSecond: rate.Limit(perSecond), burst: max(1, int(4*perSecond)),
		now: time.Now, clients: map[string]*visits{}}
}

// Middleware lets the requests of a client wait that asks too often, but for
// those that free takes out.
func (t *Throttle) Middleware(free func(echo.Context) bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if free(c) {
				return next(c)
			}
			if wait := t.wait(c.RealIP()); wait > 0 {
				return &RateError{RetryAfter: wait}
			}
			return next(c)
		}
	}
}

// wait is how long the client at address must wait; 0 lets it in.
func (t *Throttle) wait(address string) time.Duration {
	ip := net.ParseIP(address)
	if ip != nil && ip.IsLoopback() {
		return 0
	}
	key := Subscriber(address)
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	t.sweep(now)
	v := t.clients[key]
	if v == nil {
		v = &visits{limiter: rate.NewLimiter(t.perSecond, t.burst)}
		t.clients[key] = v
	}
	v.last = now
	r := v.limiter.ReserveN(now, 1)
	wait := r.DelayFrom(now)
	if wait > 0 {
		r.CancelAt(now)
	}
	return wait
}

// Subscriber is who asks from an address: for IPv6 the /64 that one subscriber
// usually has.
func Subscriber(address string) string {
	if ip := net.ParseIP(address); ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String()
	}
	return address
}

// sweep forgets clients that have been silent, at most once a minute.
func (t *Throttle) sweep(now time.Time) {
	if now.Sub(t.swept) < time.Minute {
		return
	}
	t.swept = now
	for key, v := range t.clients {
		if now.Sub(v.last) > forgetAfter {
			delete(t.clients, key)
		}
	}
}
