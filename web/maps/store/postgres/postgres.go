// Package postgres keeps saved maps in PostgreSQL, where several servers share them. Its
// tables stand in a schema of their own, so that they share a database with others. No
// extension is needed; where the database has PostGIS, the places have a column of points
// too, for the queries that people write.
//
// A server that has read a map trusts it for a second (see package maps), so that a change
// made through another shows within that time. Quotas hold for all servers together, as each
// of them names its own.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"sync/atomic"

	"dateline/web/maps/store"
	"dateline/web/postgresdb"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema holds the tables.
const Schema = "dateline_maps"

// making is the number of the lock under which one process at a time makes the tables:
// "dtln" in ASCII.
const making = 0x64746c6e

// Store keeps maps. It is safe for concurrent use, also by several processes. A change is
// committed before the call that made it returns.
type Store struct {
	db     *sql.DB
	quota  store.Quota
	closed atomic.Bool
}

// Open opens the database at an address, postgres://user@host/name, and makes the tables or
// brings them up to date. The error wraps [store.ErrNewer] where a later version of the
// program has made them, [store.ErrUnusable] where the server cannot be reached. It does not
// tell the password that the address may hold.
func Open(ctx context.Context, address string, quota store.Quota) (*Store, error) {
	db, where, err := postgresdb.Open(address, Schema, nil)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s := &Store{db: db, quota: quota}
	tables := postgresdb.Tables{Schema: Schema, Migrations: migrations, Lock: making, Newer: store.ErrNewer}
	if err := tables.Make(ctx, db, func() error { return postgresdb.AddPoints(ctx, db, "map_places") }); err != nil {
		return nil, errors.Join(fmt.Errorf("store %s: %w", where, s.fault(err)), db.Close())
	}
	return s, nil
}

// Close lets the database go.
func (s *Store) Close() error {
	s.closed.Store(true)
	return s.db.Close()
}

// Ping reports whether the store can be read and takes changes.
func (s *Store) Ping(ctx context.Context) error {
	if _, err := s.Get(ctx, ""); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	var readOnly bool
	if err := s.db.QueryRowContext(ctx, `SELECT pg_is_in_recovery()`).Scan(&readOnly); err != nil {
		return s.fault(err)
	}
	if readOnly {
		return fmt.Errorf("%w: the server is a replica, which takes no changes", store.ErrUnusable)
	}
	return nil
}

// change makes a change in one transaction.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %w", s.fault(err))
	}
	defer tx.Rollback() // does nothing after Commit
	if err := do(tx); err != nil {
		return s.fault(err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %w", s.fault(err))
	}
	return nil
}

// fault says in the store's own errors what PostgreSQL reports.
func (s *Store) fault(err error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return store.ErrNotFound
	case err != nil && s.closed.Load():
		return store.ErrClosed
	}
	return postgresdb.Faults{
		Full: store.ErrFull, Unusable: store.ErrUnusable, Damaged: store.ErrDamaged, Busy: store.ErrBusy,
	}.Of(err)
}
