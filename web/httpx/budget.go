package httpx

import (
	"container/list"
	"context"
	"sync"
	"time"

	"github.com/labstack/echo/v4"
)

// Budget bounds the memory that all requests together may take. A request says
// with [Need] how much it is about to take, waits a moment where that is not free,
// and is turned away where it stays so: a server that is asked too much answers
// some with 503 instead of losing all to the system's killer.
type Budget struct {
	size      int64         // bytes
	perClient int64         // bytes that one client may hold
	patience  time.Duration // how long a request waits

	mu      sync.Mutex
	used    int64
	clients map[string]int64 // bytes held, by network; those with none are left out
	waiting list.List        // of *waiter, the longest first
	refused int64
}

// BudgetConfig says how large a budget is.
type BudgetConfig struct {
	Size      int64         // bytes; at least 1 MiB
	PerClient int64         // bytes that one client may hold; 0 for all
	Patience  time.Duration // how long a request waits for what others hold
}

// waiter is a request that waits until others have given back enough.
type waiter struct {
	share *share
	need  int64         // that it wants to hold
	ready chan struct{} // closed when it does
}

// share is what one request holds of a budget.
type share struct {
	budget  *Budget
	request echo.Context // of which client it is, until that has to be known
	client  string
	held    int64
}

// NewBudget makes a budget.
func NewBudget(c BudgetConfig) *Budget {
	c.Size = max(c.Size, 1<<20)
	if c.PerClient <= 0 || c.PerClient > c.Size {
		c.PerClient = c.Size
	}
	return &Budget{size: c.Size, perClient: c.PerClient, patience: c.Patience, clients: map[string]int64{}}
}

// smallPart is the part of a budget that large requests leave to the small ones,
// and largePart what makes a request large: the small ones are answered even when
// large ones stand in line.
const (
	smallPart = 4
	largePart = 8
)

type shareKey struct{}

// share is what a client's next request holds.
func (b *Budget) share(client string) *share { return &share{budget: b, client: client} }

// bodyCopies is how often a body lies in memory while it is decoded: as bytes, as
// a string, and as what is decoded of it.
const bodyCopies = 3

// bodySize is what a body may take: its length where it is known.
func bodySize(length, most int64) int64 {
	if length < 0 {
		return most
	}
	return min(length, most)
}

// Need reserves memory until the request of ctx holds n bytes. The error is an
// [OverloadError] where they do not become free in time, a [TooLargeError] where
// the whole budget is smaller, or that of ctx. Without a budget it does nothing.
func Need(ctx context.Context, n int64) error {
	s, ok := ctx.Value(shareKey{}).(*share)
	if !ok {
		return nil
	}
	return s.budget.need(ctx, s, n)
}

// Settle leaves the request of ctx with n bytes: what it worked with is free
// again, and what is left is an answer on its way.
func Settle(ctx context.Context, n int64) error {
	s, ok := ctx.Value(shareKey{}).(*share)
	if !ok {
		return nil
	}
	b := s.budget
	b.mu.Lock()
	if n < s.held {
		b.give(s, s.held-n)
		b.wake()
	}
	b.mu.Unlock()
	return b.need(ctx, s, n)
}

func (b *Budget) need(ctx context.Context, s *share, n int64) error {
	b.mu.Lock()
	if n <= s.held {
		b.mu.Unlock()
		return nil
	}
	if s.request != nil {
		s.client, s.request = Network(s.request.RealIP()), nil
	}
	if most := min(b.most(n), b.perClient); n > most { // not even alone
		b.mu.Unlock()
		return &TooLargeError{What: "what this request takes", Max: size(most) + " of memory"}
	}
	if b.fits(s, n) {
		b.give(s, s.held-n)
		b.mu.Unlock()
		return nil
	}
	w := &waiter{share: s, need: n, ready: make(chan struct{})}
	e := b.waiting.PushBack(w)
	b.mu.Unlock()

	timer := time.NewTimer(b.patience)
	defer timer.Stop()
	select {
	case <-w.ready:
		return nil
	case <-ctx.Done():
	case <-timer.C:
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case <-w.ready: // just now
		return nil
	default:
	}
	b.waiting.Remove(e)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	b.refused++
	return &OverloadError{RetryAfter: b.patience}
}

// most is how much all requests may hold together when one of them comes to hold
// n bytes.
func (b *Budget) most(n int64) int64 {
	if n > b.size/largePart {
		return b.size - b.size/smallPart
	}
	return b.size
}

// fits reports whether there is room for a share to grow to n bytes.
func (b *Budget) fits(s *share, n int64) bool {
	more := n - s.held
	return b.used+more <= b.most(n) && b.clients[s.client]+more <= b.perClient
}

// give returns n bytes of a share, or takes them where n is negative.
func (b *Budget) give(s *share, n int64) {
	b.used -= n
	s.held -= n
	if b.clients[s.client] -= n; b.clients[s.client] == 0 {
		delete(b.clients, s.client)
	}
}

// wake lets in those for whom there is room now. A small request may overtake a
// large one, which does not wait for ever.
func (b *Budget) wake() {
	for e := b.waiting.Front(); e != nil; {
		w, next := e.Value.(*waiter), e.Next()
		if b.fits(w.share, w.need) {
			b.give(w.share, w.share.held-w.need)
			b.waiting.Remove(e)
			close(w.ready)
		}
		e = next
	}
}

func (s *share) end() {
	b := s.budget
	b.mu.Lock()
	defer b.mu.Unlock()
	if s.held != 0 {
		b.give(s, s.held)
		b.wake()
	}
}

// BudgetState is what a budget holds at a moment.
type BudgetState struct {
	Size, Used int64 // bytes
	Waiting    int   // requests
	Refused    int64 // requests since the start
}

// State tells how full the budget is.
func (b *Budget) State() BudgetState {
	b.mu.Lock()
	defer b.mu.Unlock()
	return BudgetState{Size: b.size, Used: b.used, Waiting: b.waiting.Len(), Refused: b.refused}
}
