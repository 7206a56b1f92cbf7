package web

import (
	"net"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// throttle limits how often one client may ask. Clients are told apart by
// address; for IPv6 by the /64 that one subscriber usually has.
type throttle struct {
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

func newThrottle(perSecond float64) *throttle {
	return &throttle{perSecond: rate.Limit(perSecond), burst: max(1, int(4*perSecond)),
		now: time.Now, clients: map[string]*visits{}}
}

func (t *throttle) middleware(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if isTile(c) || c.Path() == assetPath {
			return next(c) // one look at the map asks for dozens
		}
		if wait := t.wait(c.RealIP()); wait > 0 {
			return &RateError{RetryAfter: wait}
		}
		return next(c)
	}
}

// wait is how long the client at address must wait; 0 lets it in.
func (t *throttle) wait(address string) time.Duration {
	ip := net.ParseIP(address)
	if ip != nil && ip.IsLoopback() {
		return 0
	}
	key := address
	if ip != nil && ip.To4() == nil {
		key = ip.Mask(net.CIDRMask(64, 128)).String()
	}
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

// sweep forgets clients that have been silent, at most once a minute.
func (t *throttle) sweep(now time.Time) {
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
