package articles

import (
	"context"
	"runtime"

	"golang.org/x/sync/semaphore"
)

// Turns lets only so many articles be read or drawn at once as there are processors,
// and one more. What a server answers from memory then waits for a time slice or two,
// and not until the scheduler has given one to each of a hundred articles. Long work
// leaves a turn to the short.
//
// A nil *Turns lets everything in.
type Turns struct{ all, long *semaphore.Weighted }

// NewTurns makes turns for the processors that the program has.
func NewTurns() *Turns {
	n := int64(runtime.GOMAXPROCS(0))
	return &Turns{all: semaphore.NewWeighted(n + 1), long: semaphore.NewWeighted(n)}
}

// longText is the length of a text, in bytes, that is read within about one time
// slice of Go's scheduler, 10 ms.
const longText = 20_000

// take does work when its turn comes. The error is that of ctx where the client has
// gone meanwhile, else that of the work.
func (t *Turns) take(ctx context.Context, long bool, work func() error) error {
	if t == nil {
		return work()
	}
	if long {
		if err := t.long.Acquire(ctx, 1); err != nil {
			return err
		}
		defer t.long.Release(1)
	}
	if err := t.all.Acquire(ctx, 1); err != nil {
		return err
	}
	defer t.all.Release(1)
	return work()
}
