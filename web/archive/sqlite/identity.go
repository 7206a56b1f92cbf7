package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/web/archive"
	"dateline/web/sqlitefile"
)

// applicationID marks a file as an archive of dateline: "dtla" in ASCII.
const applicationID = 0x64746c61

// identify tells whether a file is an archive that this program can use, before a
// byte of it is changed. A file that is missing or empty is one that can be made.
// The error wraps [archive.ErrForeign], [archive.ErrNewer] or [archive.ErrDamaged].
func identify(ctx context.Context, file string) (empty bool, err error) {
	switch state, err := sqlitefile.Look(file); {
	case err != nil || state == sqlitefile.Empty:
		return err == nil, err
	case state == sqlitefile.Foreign:
		return false, fmt.Errorf("%w: it is no SQLite database", archive.ErrForeign)
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
	newest, err := sqlitefile.Newest(migrations)
	if err == nil && version > newest {
		err = fmt.Errorf("%w: it is of version %d, and this program knows %d", archive.ErrNewer, version, newest)
	}
	return false, err
}

// fault says in the archive's own errors what SQLite reports.
func fault(err error) error {
	return sqlitefile.Faults{
		Full: archive.ErrFull, Unusable: archive.ErrUnusable, Damaged: archive.ErrDamaged, Busy: archive.ErrBusy,
	}.Of(err)
}
