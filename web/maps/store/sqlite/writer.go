package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"dateline/web/maps/store"
)

// writer makes changes one after another and syncs them to the disk in groups:
// SQLite has one writer at a time, and a sync takes as long for a hundred changes
// as for one.
type writer struct {
	db    *sql.DB
	queue chan *change
	ended chan struct{} // closed to end the writer
	end   sync.Once
	done  sync.WaitGroup
}

// change waits until it is on the disk.
type change struct {
	ctx   context.Context
	apply func(*sql.Tx) error
	err   error
	done  chan struct{}
}

// maxGroup is how many changes one sync takes with it.
const maxGroup = 256

func newWriter(db *sql.DB) *writer {
	w := &writer{db: db, queue: make(chan *change, maxGroup), ended: make(chan struct{})}
	w.done.Go(w.run)
	return w
}

// do makes a change and returns when it is on the disk, or why it is not. A client
// that leaves before its change has begun is left out; one that has begun is made.
func (w *writer) do(ctx context.Context, apply func(*sql.Tx) error) error {
	c := &change{ctx: ctx, apply: apply, done: make(chan struct{})}
	select {
	case w.queue <- c:
	case <-ctx.Done():
		return ctx.Err()
	case <-w.ended:
		return store.ErrClosed
	}
	select {
	case <-c.done:
		return c.err
	case <-w.ended:
		w.done.Wait() // the last group
		select {
		case <-c.done:
			return c.err
		default:
			return store.ErrClosed
		}
	}
}

func (w *writer) close() {
	w.end.Do(func() { close(w.ended) })
	w.done.Wait()
}

func (w *writer) run() {
	for {
		select {
		case <-w.ended:
			return
		case c := <-w.queue:
			w.commit(w.gather(c))
		}
	}
}

// gather takes the changes that wait.
func (w *writer) gather(first *change) []*change {
	group := []*change{first}
	for len(group) < maxGroup {
		select {
		case c := <-w.queue:
			group = append(group, c)
		default:
			return group
		}
	}
	return group
}

// commit makes a group of changes in one transaction, each by itself: what one of
// them refuses does not touch the others.
func (w *writer) commit(group []*change) {
	err := w.transact(group)
	for _, c := range group {
		if err != nil && c.err == nil {
			c.err = err
		}
		close(c.done)
	}
}

func (w *writer) transact(group []*change) error {
	// Not the context of a client, who would take all others along.
	tx, err := w.db.BeginTx(context.Background(), nil)
	if err != nil {
		return fmt.Errorf("store: %w", fault(err))
	}
	defer tx.Rollback() // does nothing after Commit
	for _, c := range group {
		if c.err = c.ctx.Err(); c.err != nil {
			continue
		}
		if err := apart(tx, c); err != nil {
			return fmt.Errorf("store: %w", fault(err))
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %w", fault(err))
	}
	return nil
}

// apart makes one change of a transaction, or leaves it as it was. The error is
// one that ends the transaction.
func apart(tx *sql.Tx, c *change) error {
	if _, err := tx.Exec("SAVEPOINT change"); err != nil {
		return err
	}
	c.err = fault(c.apply(tx))
	if c.err == nil {
		_, err := tx.Exec("RELEASE change")
		return err
	}
	if errors.Is(c.err, store.ErrFull) || errors.Is(c.err, store.ErrUnusable) {
		return c.err // SQLite may have rolled back all of it
	}
	if _, err := tx.Exec("ROLLBACK TO change"); err != nil {
		return err
	}
	_, err := tx.Exec("RELEASE change")
	return err
}
