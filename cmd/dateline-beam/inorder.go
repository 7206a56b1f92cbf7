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
	type job struct {
		item   T
		result chan R
	}
	queue, order := make(chan job), make(chan chan R, 4*jobs)
	var workers errgroup.Group
	for range jobs { // each keeps its stack, which a goroutine for each item would have to grow again
		workers.Go(func() error {
			for j := range queue {
				j.result <- work(j.item)
			}
			return nil
		})
	}
	var failed error // set before order is closed
	go func() {
		defer close(order)
		defer workers.Wait()
		defer close(queue)
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
			queue <- job{item, result}
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
