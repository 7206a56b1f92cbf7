package fill

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"dateline/web/archive"
)

// batchSize is how many articles are put at once: each batch writes the pages of the places
// that it names, of which many are the same for more articles.
const batchSize = 2000

// Loader puts entries into an archive in batches. It is safe for concurrent use.
type Loader struct {
	Store archive.Store

	mu      sync.Mutex
	pending []archive.Entry
	outcome archive.Outcome
}

// Add takes an entry, and puts a batch when it is full.
func (l *Loader) Add(ctx context.Context, e archive.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending = append(l.pending, e)
	if len(l.pending) < batchSize {
		return nil
	}
	return l.flush(ctx)
}

// Flush puts what was added. When it returns without an error, all of it is kept.
func (l *Loader) Flush(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.flush(ctx)
}

func (l *Loader) flush(ctx context.Context) error {
	// Articles come in the order in which readers finish. Of copies the one published
	// first is to be the original.
	slices.SortStableFunc(l.pending, byDate)
	o, err := l.Store.Put(ctx, l.pending)
	if err != nil {
		return err
	}
	l.outcome.Add(o)
	l.pending = l.pending[:0]
	return nil
}

// Close puts what was added, and counts the days that changed.
func (l *Loader) Close(ctx context.Context) error {
	if err := l.Flush(ctx); err != nil {
		return err
	}
	_, err := l.Store.RollUp(ctx)
	return err
}

// byDate orders entries by when they were published, those without a date last.
func byDate(a, b archive.Entry) int {
	switch none, other := a.Published.IsZero(), b.Published.IsZero(); {
	case none && !other:
		return 1
	case !none && other:
		return -1
	}
	return cmp.Or(a.Published.Compare(b.Published), cmp.Compare(a.ID, b.ID))
}

// Outcome tells what came of the entries that were put.
func (l *Loader) Outcome() archive.Outcome {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.outcome
}
