package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dateline/web/archive"
)

// applicationID marks a file as an archive of dateline: "dtla" in ASCII.
const applicationID = 0x64746c61

// identify tells whether a file is an archive that this program can use, before a
// byte of it is changed. A file that is missing or empty is one that can be made.
// The error wraps [archive.ErrForeign], [archive.ErrNewer] or [archive.ErrDamaged].
func identify(ctx context.Context, file string) (empty bool, err error) {
	if empty, err = isEmpty(file); empty || err != nil {
		return empty, err
	}
	db, err := sql.Open("sqlite", address(file, looking))
	if err != nil {
		return false, err
	}
	defer db.Close()
	var id, migrated int64
	err = errors.Join(db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id),
		db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'`).Scan(&migrated))
	switch {
	case err != nil:
		return false, fault(err)
	case id != applicationID:
		return false, fmt.Errorf("%w: it belongs to another program, or is a store of maps", archive.ErrForeign)
	case migrated == 0: // a process was ended when it made the file
		return true, nil
	}
	var version int64
	const applied = `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`
	if err := db.QueryRowContext(ctx, applied).Scan(&version); err != nil {
		return false, fault(err)
	}
	newest, err := newestVersion()
	if err == nil && version > newest {
		err = fmt.Errorf("%w: it is of version %d, and this program knows %d", archive.ErrNewer, version, newest)
	}
	return false, err
}

// isEmpty reports whether a file is missing or empty, and with [archive.ErrForeign]
// that it is no database.
func isEmpty(file string) (bool, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF):
		return true, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return false, err
	case string(head[:n]) != magic:
		return false, fmt.Errorf("%w: it is no SQLite database", archive.ErrForeign)
	}
	return false, nil
}

// newestVersion is that of the last migration.
func newestVersion() (newest int64, err error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	for _, f := range files {
		var n int64
		if _, err := fmt.Sscanf(strings.TrimPrefix(f, "migrations/"), "%05d_", &n); err != nil {
			return 0, fmt.Errorf("migration %s: %w", f, err)
		}
		newest = max(newest, n)
	}
	return newest, err
}

// fault says in the archive's own errors what SQLite reports.
func fault(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff { // the primary code
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: %w", archive.ErrFull, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: %w", archive.ErrUnusable, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", archive.ErrDamaged, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", archive.ErrBusy, err)
	}
	return err
}
