package httpx

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// WorkConfig says what a request may take.
type WorkConfig struct {
	Bodies, Work *Budget
	MaxBody      int64                   // bytes
	Timeout      time.Duration           // for making an answer
	Untimed      func(echo.Context) bool // answers that lie ready, or that set a timeout of their own; nil for none
}

// Work gives each request a share of the work, which ends with its answer, and a time to be
// answered in, and lets it in when there is room for the body that it announces. Bodies have a
// budget of their own: if they shared that of the work, those that came first could hold all of it
// while each waits for more.
func Work(config WorkConfig) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			if n := bodySize(r.ContentLength, config.MaxBody); n > 0 {
				body := share{budget: config.Bodies, request: c}
				defer body.end()
				if err := config.Bodies.need(r.Context(), &body, bodyCopies*n); err != nil {
					return err
				}
			}
			w := &work{Context: r.Context(), share: share{budget: config.Work, request: c}}
			defer w.end()
			if config.Untimed == nil || !config.Untimed(c) {
				w.until = time.Now().Add(config.Timeout)
			}
			if r.Body != nil && r.Body != http.NoBody {
				r.Body = clientBody{r.Body}
			}
			c.SetRequest(r.WithContext(w))
			return next(c)
		}
	}
}

// work is the context of a request. Most answers are ready before anybody waits for the end of
// their time, so the timer is started by who asks for [work.Done].
type work struct {
	context.Context // of the connection
	share           share
	until           time.Time // when the time to answer ends; zero for never

	mu     sync.Mutex
	ended  bool
	timed  context.Context // with a timer; nil until it is needed
	cancel context.CancelFunc
}

// Deadline implements [context.Context].
func (w *work) Deadline() (time.Time, bool) {
	parent, ok := w.Context.Deadline()
	if w.until.IsZero() || ok && parent.Before(w.until) {
		return parent, ok
	}
	return w.until, true
}

// Done implements [context.Context].
func (w *work) Done() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.timed == nil {
		if w.until.IsZero() {
			w.timed, w.cancel = context.WithCancel(w.Context)
		} else {
			w.timed, w.cancel = context.WithDeadline(w.Context, w.until)
		}
		if w.ended {
			w.cancel()
		}
	}
	return w.timed.Done()
}

// Err implements [context.Context].
func (w *work) Err() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.timed != nil:
		return w.timed.Err()
	case w.Context.Err() != nil:
		return w.Context.Err()
	case !w.until.IsZero() && !time.Now().Before(w.until):
		return context.DeadlineExceeded
	case w.ended:
		return context.Canceled
	}
	return nil
}

// Value implements [context.Context].
func (w *work) Value(key any) any {
	if key == (shareKey{}) {
		return &w.share
	}
	w.mu.Lock()
	timed := w.timed
	w.mu.Unlock()
	if timed != nil { // which package context finds itself by
		return timed.Value(key)
	}
	return w.Context.Value(key)
}

// end gives back what the request holds and ends its time.
func (w *work) end() {
	w.share.end()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
	if w.cancel != nil {
		w.cancel()
	}
}
