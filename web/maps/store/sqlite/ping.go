package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"dateline/web/maps/store"
)

// probeEvery is how long what a probe said is believed.
const probeEvery = 5 * time.Second

// Ping reports whether the store can be read and takes changes. It tries both, at
// most every five seconds. One that was opened for reading answers where it can be read.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.inPlace(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.probed.IsZero() && time.Since(s.probed) < probeEvery {
		return s.health
	}
	err := s.probe(ctx)
	if ctx.Err() != nil { // of the client, and not of the store
		return ctx.Err()
	}
	if err == nil && s.unwritable == nil {
		s.keepSpare()
	}
	s.probed, s.health = time.Now(), err
	return err
}

// probe reads a map, as every request does, and writes a row that stays as it is.
func (s *Store) probe(ctx context.Context) error {
	if _, err := s.Get(ctx, ""); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if s.unwritable != nil {
		return nil
	}
	return s.writer.do(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(sameUsage)
		return err
	})
}

// inPlace reports with [store.ErrUnusable] that the file was removed or replaced
// while it is open: what is written then goes nowhere.
func (s *Store) inPlace() error {
	if s.info == nil {
		return nil
	}
	now, err := os.Stat(s.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: the file was removed", store.ErrUnusable)
	case err != nil:
		return fmt.Errorf("%w: %w", store.ErrUnusable, err)
	case !os.SameFile(now, s.info):
		return fmt.Errorf("%w: the file was replaced by another", store.ErrUnusable)
	case s.isFrozen && (!now.ModTime().Equal(s.info.ModTime()) || now.Size() != s.info.Size()):
		return fmt.Errorf("%w: the file was changed while it was read without a lock; start again", store.ErrUnusable)
	}
	return nil
}
