package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"dateline/web/maps/store"
)

// access is how a file is opened.
type access int

const (
	writable access = iota
	readable        // sees what other processes change; makes files beside the store, or uses those that are there
	frozen          // makes no file and takes no lock: nobody may change the file meanwhile
)

// ReadOnly tells why the store takes no changes, wrapping [store.ErrReadOnly]; nil where
// it takes them.
func (s *Store) ReadOnly() error { return s.unwritable }

// isUnwritable reports whether what kept a store from being opened may leave it readable.
func isUnwritable(err error) bool {
	return errors.Is(err, store.ErrUnusable) || errors.Is(err, store.ErrFull)
}

// takesChanges tries a change and takes it back: a file of another owner, or on a read-only
// disk, is opened all the same while the log of another process lies beside it. The error
// wraps [store.ErrReadOnly]; what else goes wrong is seen again by who writes.
func takesChanges(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err == nil {
		_, err = tx.ExecContext(ctx, sameUsage)
		tx.Rollback()
	}
	if err = fault(err); errors.Is(err, store.ErrReadOnly) {
		return err
	}
	return nil
}

// sameUsage writes a row that stays as it is.
const sameUsage = `UPDATE usage SET maps = maps`

// openReadable opens a store that cannot be written, by what kept it from being.
func openReadable(ctx context.Context, file string, cause error) (*Store, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, cause
	}
	db, how, err := openToRead(ctx, file)
	if err != nil {
		return nil, err
	}
	version, newest, err := versions(ctx, db)
	if err == nil && version < newest {
		err = fmt.Errorf("%w: an earlier dateline has made it, and it has to be written once to be read by this one", cause)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if !errors.Is(cause, store.ErrReadOnly) {
		cause = fmt.Errorf("%w: %w", store.ErrReadOnly, cause)
	}
	db.SetMaxOpenConns(8)
	return &Store{file: file, info: info, read: db, write: db, unwritable: cause, isFrozen: how == frozen}, nil
}

// openToRead opens a file that is there for reading only. Where SQLite can make no files
// beside it, as in a folder that cannot be written, it is read as it is, unless a log
// holds the last changes. The error wraps [store.ErrUnusable] or [store.ErrDamaged].
func openToRead(ctx context.Context, file string) (*sql.DB, access, error) {
	db, err := openAs(ctx, file, readable)
	if err == nil || !isUnwritable(err) {
		return db, readable, err
	}
	log := file + "-wal"
	if info, lerr := os.Stat(log); lerr == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return nil, readable, fmt.Errorf("%w; the last changes are in %s, which can be read only where its folder can be written",
			err, log)
	}
	db, err = openAs(ctx, file, frozen)
	return db, frozen, err
}

// openAs opens a file and looks whether it can be read so.
func openAs(ctx context.Context, file string, how access) (*sql.DB, error) {
	db, err := sql.Open("sqlite", address(file, how))
	if err != nil {
		return nil, err
	}
	var tables int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return nil, errors.Join(fault(err), db.Close())
	}
	return db, nil
}
