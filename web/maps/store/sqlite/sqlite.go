// Package sqlite keeps saved maps in one file on one machine, or in memory.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline/web/maps/store"
	"dateline/web/sqlitefile"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store keeps maps in one file. It is safe for concurrent use. A change is on
// the disk before the call that made it returns: the journal is a write-ahead
// log that is synced with every group of changes.
type Store struct {
	file   string
	info   os.FileInfo // of the file when it was opened; nil in memory
	quota  store.Quota
	write  *sql.DB // one connection: SQLite has one writer at a time
	read   *sql.DB
	writer *writer // nil where nothing can be written

	unwritable error // why the store takes no changes, wrapping [store.ErrReadOnly]; nil where it does
	isFrozen   bool  // nothing else may change the file while it is open

	mu     sync.Mutex
	probed time.Time // when it was last tried whether the store takes changes
	health error     // what came of that
}

// Memory names a store that lives as long as its process.
const Memory = ":memory:"

// Open opens the file, makes it where there is none, readable by its owner only,
// and brings its tables up to date. The name [Memory] keeps the maps in memory. A store
// that is there and cannot be written is opened for reading, as [Store.ReadOnly] tells. The
// error wraps [store.ErrForeign], [store.ErrNewer] or [store.ErrDamaged] where the
// file is not a store that this program can use; it is then as it was.
func Open(ctx context.Context, file string, quota store.Quota) (*Store, error) {
	s, err := open(ctx, file, quota)
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", file, err)
	}
	return s, nil
}

func open(ctx context.Context, file string, quota store.Quota) (*Store, error) {
	s, err := openWritable(ctx, file, quota)
	if isUnwritable(err) && freeSpare(file) { // a full disk has no room for the log either
		s, err = openWritable(ctx, file, quota)
	}
	if isUnwritable(err) {
		return openReadable(ctx, file, err)
	}
	return s, err
}

func openWritable(ctx context.Context, file string, quota store.Quota) (s *Store, err error) {
	s = &Store{file: file, quota: quota}
	if file != Memory {
		if err := prepare(ctx, file); err != nil {
			return nil, err
		}
	}
	if s.write, err = sql.Open("sqlite", address(file, writable)); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	s.read = s.write
	if err := migrate(ctx, s.write); err != nil {
		return nil, errors.Join(fault(err), s.write.Close())
	}
	if file != Memory {
		if err := takesChanges(ctx, s.write); err != nil {
			return nil, errors.Join(err, s.write.Close())
		}
		if s.info, err = os.Stat(file); err != nil {
			return nil, errors.Join(err, s.write.Close())
		}
		if s.read, err = sql.Open("sqlite", address(file, writable)); err != nil {
			return nil, errors.Join(err, s.write.Close())
		}
		s.read.SetMaxOpenConns(8)
	}
	s.writer = newWriter(s.write)
	s.keepSpare()
	return s, nil
}

// prepare makes the file where there is none, and looks whose it is where there is.
func prepare(ctx context.Context, file string) error {
	empty, err := identify(ctx, file)
	if err != nil || !empty {
		return err
	}
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600) // SQLite gives its journals the same mode
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s is not there: make it, or name a file in another", filepath.Dir(file))
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// address names a file to the driver.
func address(file string, how access) string {
	if file == Memory {
		return ":memory:?_pragma=foreign_keys(1)"
	}
	q := url.Values{"_pragma": {"busy_timeout(5000)"}, "mode": {"ro"}}
	switch how {
	case frozen:
		q.Set("immutable", "1")
	case writable:
		q = url.Values{
			"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "busy_timeout(5000)"},
			"_txlock": {"immediate"},
			"mode":    {"rw"}, // a file that is gone is not made again
		}
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func migrate(ctx context.Context, db *sql.DB) error {
	return sqlitefile.Migrate(ctx, db, migrations)
}

// Close lets the file go. Changes that have begun are on the disk by then.
func (s *Store) Close() error {
	if s.writer != nil {
		s.writer.close()
	}
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}

// change makes a change when the file is still the one that was opened.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	if s.unwritable != nil {
		return s.unwritable
	}
	if err := s.inPlace(); err != nil {
		return err
	}
	err := s.writer.do(ctx, do)
	if errors.Is(err, store.ErrFull) || errors.Is(err, store.ErrUnusable) || errors.Is(err, store.ErrDamaged) {
		s.mu.Lock()
		s.probed = time.Time{} // look again at the next Ping
		s.mu.Unlock()
	}
	return err
}
