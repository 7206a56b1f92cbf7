package httpx

import (
	"fmt"
	"testing"
	"time"
)

func throttle(c ThrottleConfig, now *time.Time) *Throttle {
	t := NewThrottle(c)
	t.now = func() time.Time { return *now }
	return t
}

func TestThrottle(t *testing.T) {
	now := time.Unix(0, 0)
	th := throttle(ThrottleConfig{PerSecond: 1, Burst: 4, FreeLoopback: true}, &now)
	for i := range 4 {
		if wait := th.wait("192.0.2.1"); wait != 0 {
			t.Fatalf("request %d waits %v, want none", i+1, wait)
		}
	}
	tests := []struct {
		address string
		after   time.Duration
		wait    time.Duration
	}{
		{"192.0.2.1", 0, time.Second},
		{"192.0.2.2", 0, 0},
		{"127.0.0.1", 0, 0},
		{"::1", 0, 0},
		{"192.0.2.1", time.Second, 0},
		{"192.0.2.1", 0, time.Second},
	}
	for _, test := range tests {
		now = now.Add(test.after)
		if got := th.wait(test.address); got != test.wait {
			t.Errorf("wait(%s) at %v = %v, want %v", test.address, now.Unix(), got, test.wait)
		}
	}
	now = now.Add(2 * time.Minute)
	th.wait("192.0.2.9")
	if len(th.clients) != 1 {
		t.Errorf("%d clients remembered after a long silence, want 1", len(th.clients))
	}
}

// passed counts the requests that pass of many at one moment, from the addresses
// that next makes.
func passed(th *Throttle, requests int, next func(i int) string) int {
	n := 0
	for i := range requests {
		if th.wait(next(i)) == 0 {
			n++
		}
	}
	return n
}

func TestThrottleCountsNetworks(t *testing.T) {
	tests := []struct {
		name string
		next func(i int) string
		want int
	}{
		{"one address", func(int) string { return "192.0.2.1" }, 4},
		{"no address", func(int) string { return "" }, 4},
		{"rubbish", func(int) string { return "unknown" }, 4},
		{"this machine, which is not free", func(int) string { return "127.0.0.1" }, 4},
		{"a hundred IPv4 addresses", func(i int) string { return fmt.Sprint("192.0.2.", i%100) }, 400},
		{"the addresses of one /64", func(i int) string { return fmt.Sprintf("2001:db8::%x", i) }, 4},
		{"the /64s of one /48", func(i int) string { return fmt.Sprintf("2001:db8:0:%x::1", i) }, 32},
		{"one IPv4 address in two writings", func(i int) string {
			if i%2 == 0 {
				return "192.0.2.1"
			}
			return "::ffff:192.0.2.1"
		}, 4},
	}
	for _, test := range tests {
		now := time.Unix(0, 0)
		th := throttle(ThrottleConfig{PerSecond: 1, Burst: 4}, &now)
		if got := passed(th, 2000, test.next); got != test.want {
			t.Errorf("%s: %d of 2,000 requests pass, want %d", test.name, got, test.want)
		}
	}
}

func TestThrottleRemembersNoMoreThanItMay(t *testing.T) {
	now := time.Unix(0, 0)
	th := throttle(ThrottleConfig{PerSecond: 1, Burst: 4}, &now)
	passed(th, 2*maxClients, func(i int) string { return fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255) })
	if len(th.clients) > maxClients {
		t.Errorf("%d clients are remembered, want at most %d", len(th.clients), maxClients)
	}
}
