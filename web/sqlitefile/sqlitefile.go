// Package sqlitefile is what the stores that are one SQLite file have in common: what a file
// begins with, the migrations that make its tables, and the driver's errors.
package sqlitefile

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// State is what a file looks like before it is opened.
type State int

const (
	Empty    State = iota // missing, or without a byte
	Database              // begins as a SQLite database
	Foreign               // anything else
)

// Look returns the state of a file. The error is that of the file system.
func Look(file string) (State, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return Empty, nil
	}
	if err != nil {
		return Empty, err
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF):
		return Empty, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return Empty, err
	case string(head[:n]) != magic:
		return Foreign, nil
	}
	return Database, nil
}

// The folder of migrations in the file system of a store.
const folder = "migrations"

// Newest returns the version of the last migration in the folder "migrations", whose
// files begin with five digits.
func Newest(migrations fs.FS) (newest int64, err error) {
	files, err := fs.Glob(migrations, folder+"/*.sql")
	for _, f := range files {
		var n int64
		if _, err := fmt.Sscanf(strings.TrimPrefix(f, folder+"/"), "%05d_", &n); err != nil {
			return 0, fmt.Errorf("migration %s: %w", f, err)
		}
		newest = max(newest, n)
	}
	return newest, err
}

// Migrate makes the tables by the migrations in the folder "migrations", or brings them up
// to date.
func Migrate(ctx context.Context, db *sql.DB, migrations fs.FS) error {
	dir, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// Faults are the errors by which a store tells what SQLite reports.
type Faults struct {
	Full     error // no room on the disk
	Unusable error // read-only, unlinked, not readable
	Damaged  error
	Busy     error // another process holds it
}

// Of wraps an error of the driver in that of the store. Other errors are returned as they are.
func (f Faults) Of(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff { // the primary code
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: %w", f.Full, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: %w", f.Unusable, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", f.Damaged, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", f.Busy, err)
	}
	return err
}
