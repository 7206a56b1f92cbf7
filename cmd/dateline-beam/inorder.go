package main

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
)

// inOrder works on the items of a sequence, some at the same time, and hands the results to take in the order
// of the items. What comes before an error of the sequence is taken, and then that error is returned; one of
// take ends it at once. Memory is bounded by a few items for each job.
func inOrder[T, R any](ctx context.Context, jobs int, items iter.Seq2[T, error], work func(T) R, take func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	order := make(chan chan R, 4*jobs)
	var failed error // set before order is closed
	go func() {
		defer close(order)
		var workers errgroup.Group
		workers.SetLimit(jobs)
		defer workers.Wait()
		for item, err := range items {
			if err != nil {
				failed = err
				return
			}
			result := make(chan R, 1)
			select {
			case order <- result:
			case <-ctx.Done():
				failed = ctx.Err()
				return
			}
			workers.Go(func() error { result <- work(item); return nil })
		}
	}()
	var refused error
	for result := range order {
		if refused != nil {
			continue // the others have to end before what they use is closed
		}
		if refused = take(<-result); refused != nil {
			cancel()
		}
	}
	if refused != nil {
		return refused
	}
	return failed
}
