// Package sqlite keeps an archive in one file on one machine, or in memory.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"dateline/web/archive"
	"dateline/web/archive/internal/sqlstore"
	"dateline/web/sqlitefile"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Memory names an archive that lives as long as its process.
const Memory = ":memory:"

// Store keeps an archive in one file. It is safe for concurrent use, also by several
// processes. What was put is on the disk before the call that put it returns.
type Store struct {
	*sqlstore.Store
	file string
	info os.FileInfo // of the file when it was opened; nil in memory
}

// Open opens the file, makes it where there is none, readable by its owner only, and
// brings its tables up to date. The error wraps [archive.ErrForeign],
// [archive.ErrNewer] or [archive.ErrDamaged] where the file is not an archive that
// this program can use; it is then as it was.
func Open(ctx context.Context, file string) (*Store, error) {
	s, err := open(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("archive %s: %w", file, err)
	}
	return s, nil
}

func open(ctx context.Context, file string) (*Store, error) {
	empty := true
	if file != Memory {
		var err error
		if empty, err = identify(ctx, file); err != nil {
			return nil, err
		}
		if err := touch(file); err != nil {
			return nil, err
		}
	}
	write, err := sql.Open("sqlite", address(file, writing))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1) // SQLite has one writer at a time
	s := &Store{Store: sqlstore.New(dialect(write), write, write), file: file}
	if err := migrate(ctx, write, empty); err != nil {
		return nil, errors.Join(fault(err), write.Close())
	}
	if file == Memory {
		return s, nil
	}
	if s.info, err = os.Stat(file); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	if s.Read, err = sql.Open("sqlite", address(file, asking)); err != nil {
		return nil, errors.Join(err, write.Close())
	}
	s.Read.SetMaxOpenConns(8)
	s.Read.SetMaxIdleConns(8)
	return s, nil
}

// touch makes a file where there is none.
func touch(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE, 0o600) // SQLite gives its journals the same mode
	if err != nil {
		return err
	}
	return f.Close()
}

// use is what a connection is for.
type use int

const (
	looking use = iota // at a file that may be another's
	asking
	writing
)

// cacheSize is what a connection keeps of the file in memory, in KiB: the one that writes
// puts mentions all over the table of places, the others read a few pages each.
func (u use) cacheSize() int {
	if u == writing {
		return 64_000
	}
	return 4_000
}

// logPages is the number of pages, of 4 KiB, from which on the log is written into the file: a
// load changes the same pages again and again, and only their last state has to be written.
const logPages = 16_000

// address names a file to the driver.
func address(file string, to use) string {
	if file == Memory {
		return ":memory:"
	}
	q := url.Values{"_pragma": {"busy_timeout(5000)"}, "mode": {"ro"}}
	if to != looking {
		q = url.Values{ // what is removed is written over: an archive that forgets leaves nothing behind
			"_pragma": {
				"journal_mode(WAL)",
				"synchronous(FULL)",
				"busy_timeout(30000)",
				fmt.Sprintf("cache_size(-%d)", to.cacheSize()),
				"temp_store(2)",
				fmt.Sprintf("wal_autocheckpoint(%d)", logPages),
				"secure_delete(1)",
			},
			"_txlock": {"immediate"},
			"mode":    {"rw"}, // a file that is gone is not made again
		}
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// migrate makes the tables, or brings them up to date. A new file says whose it is
// before anything else is in it.
func migrate(ctx context.Context, db *sql.DB, empty bool) error {
	if empty {
		if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return err
		}
	}
	return sqlitefile.Migrate(ctx, db, migrations)
}

// Close lets the file go.
func (s *Store) Close() error {
	if s.Read == s.Write {
		return s.Write.Close()
	}
	return errors.Join(s.Read.Close(), s.Write.Close())
}

// Put keeps all entries, or none.
func (s *Store) Put(ctx context.Context, entries []archive.Entry) (archive.Outcome, error) {
	if err := s.inPlace(); err != nil {
		return archive.Outcome{}, err
	}
	return s.Store.Put(ctx, entries)
}

// Ping reports whether the archive can be read.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.inPlace(); err != nil {
		return err
	}
	return s.Store.Ping(ctx)
}

// inPlace reports with [archive.ErrUnusable] that the file was removed or replaced
// while it is open: what is written then goes nowhere.
func (s *Store) inPlace() error {
	if s.info == nil {
		return nil
	}
	now, err := os.Stat(s.file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: the file %s was removed", archive.ErrUnusable, s.file)
	case err != nil:
		return fmt.Errorf("%w: %w", archive.ErrUnusable, err)
	case !os.SameFile(now, s.info):
		return fmt.Errorf("%w: the file %s was replaced by another", archive.ErrUnusable, s.file)
	}
	return nil
}

// dialect is that of SQLite: lists come as JSON, which it unpacks.
func dialect(write *sql.DB) sqlstore.Dialect {
	const words = "words w CROSS JOIN articles a ON a.key = w.rowid"
	const among = "IN (SELECT value FROM json_each($))"
	return sqlstore.Dialect{
		Arguments: func(statement string) string { return strings.ReplaceAll(statement, "$", "?") },
		Numbers:   among,
		Texts:     among,
		List: func(list any) any {
			b, err := json.Marshal(list)
			if err != nil {
				panic(err) // numbers and texts
			}
			return string(b)
		},
		Rows:       "json_each($1)",
		Field:      func(i int, _ string) string { return fmt.Sprintf("value->>%d", i) },
		Add:        add,
		Apart:      true,
		Named:      "named n",
		Chosen:     "n.place " + among,
		Naming:     "SELECT DISTINCT article FROM named WHERE place " + among,
		Sorted:     func(key string) string { return key },
		FromWords:  words,
		OnlyWords:  words,
		WordsKey:   "w.rowid",
		Words:      "w.words MATCH $",
		WordsQuery: match,
		WordsOf:    func(title, text string) []any { return []any{archive.Tokens(title), archive.Tokens(text)} },
		DropWords:  "DELETE FROM words WHERE rowid " + strings.ReplaceAll(among, "$", "$1"),
		Snapshot:   sql.TxOptions{ReadOnly: true},
		// Pages that were freed may hold what was forgotten; so may the log.
		Forgotten: func(ctx context.Context, _ bool) error {
			_, err := write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
			return err
		},
		Size:  "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
		Fault: fault,
	}
}

// match writes words in the language of FTS5.
func match(w archive.Words) string {
	var all, none []string
	for _, t := range w.Terms {
		term := `"` + strings.Join(t.Words, " ") + `"`
		if t.Prefix {
			term += "*"
		}
		if t.Without {
			none = append(none, term)
		} else {
			all = append(all, term)
		}
	}
	q := strings.Join(all, " AND ")
	if len(none) > 0 {
		q = "(" + q + ") NOT (" + strings.Join(none, " OR ") + ")"
	}
	return q
}
