package sqlite

import (
	"errors"
	"fmt"

	"dateline/web/maps/store"
	"dateline/web/sqlitefile"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// fault says in the store's own errors what SQLite reports.
func fault(err error) error {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_READONLY {
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return sqlitefile.Faults{
		Full: store.ErrFull, Unusable: store.ErrUnusable, Damaged: store.ErrDamaged, Busy: store.ErrBusy,
	}.Of(err)
}

func taken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}
