package httpx

import (
	"testing"
	"time"
)

func TestThrottle(t *testing.T) {
	now := time.Unix(0, 0)
	th := NewThrottle(1) // bursts of four
	th.now = func() time.Time { return now }
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
	now = now.Add(forgetAfter + time.Minute)
	th.wait("192.0.2.9")
	if len(th.clients) != 1 {
		t.Errorf("%d clients remembered after a long silence, want 1", len(th.clients))
	}
}

func TestThrottleCountsIPv6BySubscriber(t *testing.T) {
	th := NewThrottle(1)
	now := time.Unix(0, 0)
	th.now = func() time.Time { return now }
	for range 4 {
		th.wait("2001:db8::1")
	}
	if th.wait("2001:db8::ffff") == 0 {
		t.Error("a second address of the same /64 need not wait")
	}
	if th.wait("2001:db8:0:1::1") != 0 {
		t.Error("another /64 has to wait")
	}
}
