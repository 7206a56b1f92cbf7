package httpx

import (
	"context"
	"errors"
	"testing"
	"time"
)

// The context of a request is that of package context with a deadline, whether somebody waits for
// its end or only asks for it.
func TestWorkContext(t *testing.T) {
	type key struct{}
	parent, leave := context.WithCancel(context.WithValue(context.Background(), key{}, "value"))
	defer leave()
	for _, waits := range []bool{false, true} {
		begin := func(d time.Duration) *work {
			w := &work{Context: parent}
			if d != 0 {
				w.until = time.Now().Add(d)
			}
			w.share.budget = NewBudget(BudgetConfig{})
			if waits {
				w.Done()
			}
			return w
		}
		untimed, timed, late, ended := begin(0), begin(time.Hour), begin(-time.Second), begin(time.Hour)
		ended.end()
		for _, c := range []struct {
			name string
			w    *work
			want error
		}{{"untimed", untimed, nil}, {"timed", timed, nil}, {"late", late, context.DeadlineExceeded}, {"ended", ended, context.Canceled}} {
			if err := c.w.Err(); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Errorf("%s, waits %v: Err = %v, want %v", c.name, waits, err, c.want)
			}
			below, cancel := context.WithCancel(c.w)
			defer cancel()
			if err := below.Err(); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
				t.Errorf("%s, waits %v: a context below has Err = %v, want %v", c.name, waits, err, c.want)
			}
			if got := below.Value(key{}); got != "value" {
				t.Errorf("%s: Value = %v", c.name, got)
			}
			if _, ok := below.Value(shareKey{}).(*share); !ok {
				t.Errorf("%s: no share", c.name)
			}
			if at, ok := c.w.Deadline(); ok != (c.w != untimed) || ok && at != c.w.until {
				t.Errorf("%s: Deadline = %v, %v", c.name, at, ok)
			}
		}
		soon := begin(20 * time.Millisecond)
		select {
		case <-soon.Done():
		case <-time.After(10 * time.Second):
			t.Fatal("its time does not end")
		}
		if err := soon.Err(); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Err = %v behind the end of its time", err)
		}
	}
	open := &work{Context: parent, until: time.Now().Add(time.Hour)}
	leave()
	if err := open.Err(); !errors.Is(err, context.Canceled) {
		t.Errorf("Err = %v for a client that has gone", err)
	}
	<-open.Done()
}
