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

	"dateline/web/maps/store"
)

// applicationID marks a file as a store of dateline: "dtln" in ASCII. Stores of
// the first two versions have none and are told by their tables.
const applicationID = 0x64746c6e

// identify tells whether a file is a store that this program can use, before a
// byte of it is changed. A file that is missing or empty is one that can be made.
// The error wraps [store.ErrForeign], [store.ErrNewer] or [store.ErrDamaged].
func identify(ctx context.Context, file string) (empty bool, err error) {
	switch isDatabase, err := hasHeader(file); {
	case errors.Is(err, fs.ErrNotExist), err == nil && isDatabase == 0:
		return true, nil
	case err != nil:
		return false, err
	case isDatabase < 0:
		return false, fmt.Errorf("%w: it is no SQLite database", store.ErrForeign)
	}
	db, err := sql.Open("sqlite", address(file, true))
	if err != nil {
		return false, err
	}
	defer db.Close()
	if migrated, err := isOurs(ctx, db); err != nil || !migrated {
		return false, err
	}
	var version int64
	if err := db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version); err != nil {
		return false, fault(err)
	}
	newest, err := newestVersion()
	if err != nil {
		return false, err
	}
	if version > newest {
		return false, fmt.Errorf("%w: it is of version %d, and this program knows %d", store.ErrNewer, version, newest)
	}
	return false, nil
}

// hasHeader returns 1 for a file that begins as a SQLite database, 0 for an empty
// one, -1 for any other.
func hasHeader(file string) (int, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF):
		return 0, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return 0, err
	case string(head[:n]) != magic:
		return -1, nil
	}
	return 1, nil
}

// isOurs reports with [store.ErrForeign] that a database belongs to another
// program, and whether any migration was begun: a process that was killed when it
// made its store leaves one with no tables, or with the first of them.
func isOurs(ctx context.Context, db *sql.DB) (migrated bool, err error) {
	var id, versions, maps, others int64
	err = errors.Join(
		db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id),
		db.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE name = 'goose_db_version'), count(*) FILTER (WHERE name = 'maps'),
			count(*) FILTER (WHERE name NOT IN ('maps', 'map_versions', 'map_places', 'usage', 'goose_db_version')
				AND name NOT LIKE 'map\_places\_tree%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\')
			FROM sqlite_schema WHERE type = 'table'`).Scan(&versions, &maps, &others))
	switch {
	case err != nil:
		return false, fault(err)
	case id == applicationID:
		return versions > 0, nil
	case id != 0 || others > 0 || maps > versions:
		return false, fmt.Errorf("%w: it belongs to another program", store.ErrForeign)
	}
	return versions > 0, nil
}

// newestVersion is that of the last migration.
func newestVersion() (int64, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	var newest int64
	for _, f := range files {
		var n int64
		if _, err := fmt.Sscanf(strings.TrimPrefix(f, "migrations/"), "%05d_", &n); err != nil {
			return 0, fmt.Errorf("migration %s: %w", f, err)
		}
		newest = max(newest, n)
	}
	return newest, nil
}
