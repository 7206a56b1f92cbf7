package articles

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"golang.org/x/sync/semaphore"
)

func TestTurnsBoundWhatWorksAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := &Turns{all: semaphore.NewWeighted(3), long: semaphore.NewWeighted(2)}
		var working, long, most, mostLong atomic.Int64
		end := make(chan struct{})
		work := func(isLong bool) func() error {
			return func() error {
				most.Store(max(most.Load(), working.Add(1)))
				defer working.Add(-1)
				if isLong {
					mostLong.Store(max(mostLong.Load(), long.Add(1)))
					defer long.Add(-1)
				}
				<-end
				return nil
			}
		}
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { turns.take(t.Context(), true, work(true)) })
		}
		synctest.Wait()
		if working.Load() != 2 {
			t.Errorf("%d long works at once, want 2", working.Load())
		}
		for range 20 {
			all.Go(func() { turns.take(t.Context(), false, work(false)) })
		}
		synctest.Wait()
		if working.Load() != 3 || long.Load() != 2 {
			t.Errorf("%d works, %d of them long, want 3 and 2: the short have a turn of their own", working.Load(), long.Load())
		}
		left, leave := context.WithCancel(t.Context())
		for _, isLong := range []bool{false, true} {
			all.Go(func() {
				if err := turns.take(left, isLong, work(isLong)); !errors.Is(err, context.Canceled) {
					t.Errorf("who leaves before its turn: %v, want context.Canceled", err)
				}
			})
		}
		synctest.Wait()
		leave()
		synctest.Wait()
		close(end)
		all.Wait()
		if most.Load() != 3 || mostLong.Load() != 2 || working.Load() != 0 {
			t.Errorf("at most %d works, %d of them long, want 3 and 2", most.Load(), mostLong.Load())
		}
	})
}

func TestWorkWithoutTurns(t *testing.T) {
	want := errors.New("of the work")
	if err := (*Turns)(nil).take(t.Context(), true, func() error { return want }); err != want {
		t.Errorf("take = %v, want the error of the work", err)
	}
	if err := NewTurns().take(t.Context(), true, func() error { return want }); err != want {
		t.Errorf("take = %v, want the error of the work", err)
	}
}
