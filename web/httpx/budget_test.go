package httpx

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/labstack/echo/v4"
)

const mib = 1 << 20

// request is the context of a request of a client.
func (b *Budget) request(client string) (context.Context, *share) {
	s := b.share(client)
	return context.WithValue(context.Background(), shareKey{}, s), s
}

func TestNeedWaitsForWhatOthersHold(t *testing.T) {
	b := NewBudget(BudgetConfig{Size: 8 * mib, Patience: 10 * time.Second})
	first, one := b.request("a")
	if err := Need(first, 5*mib); err != nil {
		t.Fatalf("Need(5 MiB of 8) = %v", err)
	}
	second, _ := b.request("b")
	done := make(chan error, 1)
	go func() { done <- Need(second, 4*mib) }()
	for b.State().Waiting == 0 {
		time.Sleep(time.Millisecond)
	}
	small, _ := b.request("c")
	if err := Need(small, mib); err != nil {
		t.Errorf("a small request behind a large one = %v, want room", err)
	}
	one.end()
	if err := <-done; err != nil {
		t.Errorf("Reserve after the first has ended = %v", err)
	}
	if got := b.State(); got.Used != 5*mib || got.Waiting != 0 || got.Refused != 0 {
		t.Errorf("state = %+v, want 5 MiB used and nobody waiting", got)
	}
}

func TestNeedGivesUp(t *testing.T) {
	b := NewBudget(BudgetConfig{Size: 8 * mib, PerClient: 4 * mib, Patience: 20 * time.Millisecond})
	held, _ := b.request("a")
	if err := Need(held, 4*mib); err != nil {
		t.Fatal(err)
	}
	same, _ := b.request("a")
	var busy *OverloadError
	if err := Need(same, 1); !errors.As(err, &busy) {
		t.Errorf("more than a client may hold = %v, want an OverloadError", err)
	}
	other, _ := b.request("b")
	if err := Need(other, 2*mib); err != nil {
		t.Errorf("another client = %v, want room", err)
	}
	third, _ := b.request("c")
	if err := Need(third, 2*mib); !errors.As(err, &busy) {
		t.Errorf("a large request into the part of the small ones = %v, want an OverloadError", err)
	}
	if err := Need(third, mib); err != nil {
		t.Errorf("a small request = %v, want room", err)
	}
	var large *TooLargeError
	if err := Need(other, 9*mib); !errors.As(err, &large) {
		t.Errorf("more than there is = %v, want a TooLargeError", err)
	}
	gone, leave := context.WithCancel(third)
	leave()
	if err := Need(gone, 2*mib); !errors.Is(err, context.Canceled) {
		t.Errorf("Reserve for a client that has gone = %v, want Canceled", err)
	}
	if got := b.State(); got.Used != 7*mib || got.Waiting != 0 || got.Refused != 2 {
		t.Errorf("state = %+v, want 7 MiB used, nobody waiting, 2 refused", got)
	}
}

func TestSettleKeepsTheAnswerOnly(t *testing.T) {
	b := NewBudget(BudgetConfig{Size: 8 * mib})
	ctx, s := b.request("a")
	for _, step := range []struct{ need, settle, used int64 }{{3 * mib, 100, 100}, {0, 200, 200}, {500, 0, 0}} {
		if err := Need(ctx, step.need); err != nil {
			t.Fatal(err)
		}
		if err := Settle(ctx, step.settle); err != nil || b.State().Used != step.used {
			t.Errorf("Need(%d), Settle(%d) = %v with %d used, want %d", step.need, step.settle, err, b.State().Used, step.used)
		}
	}
	s.end()
	if len(b.clients) != 0 {
		t.Errorf("%d clients are remembered that hold nothing", len(b.clients))
	}
	if Need(context.Background(), mib) != nil || Settle(context.Background(), mib) != nil {
		t.Error("without a budget there is nothing to wait for")
	}
}

// TestBudgetNeverGivesOutMoreThanItHas lets many requests take and give back at
// once.
func TestBudgetNeverGivesOutMoreThanItHas(t *testing.T) {
	b := NewBudget(BudgetConfig{Size: 8 * mib, PerClient: 5 * mib, Patience: time.Second})
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			for n := range 200 {
				ctx, s := b.request(string(rune('a' + i%4)))
				if Need(ctx, int64(1+(i*37+n*101)%(3*mib))) == nil {
					if used := b.State().Used; used > 8*mib {
						t.Errorf("%d bytes are given out of %d", used, 8*mib)
					}
				}
				Settle(ctx, int64(n))
				s.end()
			}
		})
	}
	all.Wait()
	if got := b.State(); got.Used != 0 || got.Waiting != 0 || len(b.clients) != 0 {
		t.Errorf("at the end %+v and %d clients, want nothing", got, len(b.clients))
	}
}

func TestBodiesAreReservedBeforeTheyAreRead(t *testing.T) {
	bodies := NewBudget(BudgetConfig{Size: 8 * mib, Patience: time.Millisecond})
	work := NewBudget(BudgetConfig{Size: 8 * mib, Patience: time.Millisecond})
	e := echo.New()
	e.HTTPErrorHandler = ErrorHandler{MaxBody: mib}.Handle
	e.Use(Work(WorkConfig{Bodies: bodies, Work: work, MaxBody: mib, Timeout: time.Minute}))
	var during int64
	e.POST("/", func(c echo.Context) error {
		during = bodies.State().Used
		if err := Need(c.Request().Context(), mib); err != nil || work.State().Used != mib {
			t.Errorf("Need = %v with %d bytes of work, want 1 MiB", err, work.State().Used)
		}
		return c.NoContent(http.StatusNoContent)
	})
	for _, test := range []struct {
		length, want int64
	}{{1000, 3000}, {-1, 3 * mib}, {5 * mib, 3 * mib}, {0, 0}} {
		r := httptest.NewRequest("POST", "/", strings.NewReader("x"))
		r.ContentLength = test.length
		w := httptest.NewRecorder()
		e.ServeHTTP(w, r)
		if w.Code != http.StatusNoContent || during != test.want || bodies.State().Used != 0 || work.State().Used != 0 {
			t.Errorf("a body of %d bytes = %d with %d reserved, then %d, want 204, %d, 0",
				test.length, w.Code, during, bodies.State().Used, test.want)
		}
	}
	ctx, _ := bodies.request("x")
	if err := Need(ctx, 6*mib); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/", strings.NewReader(strings.Repeat("x", mib)))
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" ||
		!strings.Contains(w.Body.String(), "/docs#busy") {
		t.Errorf("a body without room = %d, Retry-After %q, %s, want 503, 1 and the problem busy",
			w.Code, w.Header().Get("Retry-After"), w.Body)
	}
}
