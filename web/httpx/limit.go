package httpx

import (
	"net"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// Throttle limits how often one client may ask. Clients are told apart by
// address; for IPv6 by the /64 that one subscriber usually has, and again by the
// /48 around it, which the larger customers have, with eight times as much.
type Throttle struct {
	perSecond rate.Limit
	burst     int
	free      bool // a loopback address need not wait
	now       func() time.Time

	mu      sync.Mutex
	clients map[string]*rate.Limiter
	swept   time.Time
}

// ThrottleConfig says how often a client may ask.
type ThrottleConfig struct {
	PerSecond    float64
	Burst        int  // requests at once, at least 1
	FreeLoopback bool // who asks from this machine need not wait
}

const (
	wideFactor = 8       // of a /48 in the rate of one client
	maxClients = 100_000 // that are remembered; a limiter takes some hundred bytes
)

// NewThrottle makes a limit.
func NewThrottle(c ThrottleConfig) *Throttle {
	return &Throttle{perSecond: rate.Limit(c.PerSecond), burst: max(1, c.Burst), free: c.FreeLoopback,
		now: time.Now, clients: map[string]*rate.Limiter{}}
}

// Middleware turns away the requests of a client that asks too often; those that
// skip names are not counted.
func (t *Throttle) Middleware(skip func(echo.Context) bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if skip(c) {
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
	if t.free && ip != nil && ip.IsLoopback() {
		return 0
	}
	if ip != nil {
		address = ip.String() // one writing for each
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	t.sweep(now)
	var taken []*rate.Reservation
	for _, b := range t.buckets(address, ip) {
		r := b.ReserveN(now, 1)
		if wait := r.DelayFrom(now); wait > 0 {
			for _, one := range append(taken, r) { // who is turned away has used nothing up
				one.CancelAt(now)
			}
			return wait
		}
		taken = append(taken, r)
	}
	return 0
}

// buckets are those that an address draws from, the widest first: where that is
// empty, no other is made.
func (t *Throttle) buckets(address string, ip net.IP) []*rate.Limiter {
	if ip == nil || ip.To4() != nil {
		return []*rate.Limiter{t.bucket(address, 1)}
	}
	wide := t.bucket(prefix(ip, 48), wideFactor)
	if wide.TokensAt(t.now()) < 1 {
		return []*rate.Limiter{wide}
	}
	return []*rate.Limiter{wide, t.bucket(prefix(ip, 64), 1)}
}

func (t *Throttle) bucket(key string, factor int) *rate.Limiter {
	b := t.clients[key]
	if b == nil {
		b = rate.NewLimiter(t.perSecond*rate.Limit(factor), t.burst*factor)
		t.clients[key] = b
	}
	return b
}

// Network is who asks from an address where a network counts as one: for IPv6 the
// /48, of which one customer may have all addresses.
func Network(address string) string {
	if ip := net.ParseIP(address); ip != nil && ip.To4() == nil {
		return prefix(ip, 48)
	}
	return address
}

func prefix(ip net.IP, bits int) string {
	return (&net.IPNet{IP: ip.Mask(net.CIDRMask(bits, 128)), Mask: net.CIDRMask(bits, 128)}).String()
}

// sweep forgets the clients whose buckets are full again, once a minute. Where
// there are too many all the same, it forgets all.
func (t *Throttle) sweep(now time.Time) {
	full := len(t.clients) >= maxClients
	if now.Sub(t.swept) < time.Minute && !full {
		return
	}
	t.swept = now
	for key, b := range t.clients {
		if b.TokensAt(now) >= float64(b.Burst()) {
			delete(t.clients, key)
		}
	}
	if len(t.clients) >= maxClients {
		t.clients = map[string]*rate.Limiter{}
	}
}
