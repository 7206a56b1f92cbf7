package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/web/maps/store"
	"dateline/web/sqlitefile"
)

// applicationID marks a file as a store of dateline: "dtln" in ASCII. Stores of
// the first two versions have none and are told by their tables.
const applicationID = 0x64746c6e

// identify tells whether a file is a store that this program can use, before a
// byte of it is changed. A file that is missing or empty is one that can be made.
// The error wraps [store.ErrForeign], [store.ErrNewer] or [store.ErrDamaged].
func identify(ctx context.Context, file string) (empty bool, err error) {
	switch state, err := sqlitefile.Look(file); {
	case err != nil || state == sqlitefile.Empty:
		return err == nil, err
	case state == sqlitefile.Foreign:
		return false, fmt.Errorf("%w: it is no SQLite database", store.ErrForeign)
	}
	db, _, err := openToRead(ctx, file)
	if err != nil {
		return false, err
	}
	defer db.Close()
	if migrated, err := isOurs(ctx, db); err != nil || !migrated {
		return false, err
	}
	version, newest, err := versions(ctx, db)
	if err != nil {
		return false, err
	}
	if version > newest {
		return false, fmt.Errorf("%w: it is of version %d, and this program knows %d", store.ErrNewer, version, newest)
	}
	return false, nil
}

// versions tells the version of a store, and the newest that this program knows.
func versions(ctx context.Context, db *sql.DB) (version, newest int64, err error) {
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version)
	if err != nil {
		return 0, 0, fault(err)
	}
	newest, err = sqlitefile.Newest(migrations)
	return version, newest, err
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
