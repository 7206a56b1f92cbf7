package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dateline/web/maps/store"
)

// Backup writes a consistent copy of a store to a new file, readable by its owner
// only, while the store is in use. The store stays as it is, also where it is of an
// earlier version. The copy has its name when it is complete; one that was broken
// off is left under the name with ".part", which the next takes.
func Backup(ctx context.Context, from, to string) error {
	if err := backup(ctx, from, to); err != nil {
		return fmt.Errorf("store: backup of %s to %s: %w", from, to, err)
	}
	return nil
}

func backup(ctx context.Context, from, to string) error {
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: give the name of a new file", fs.ErrExist)
	}
	db, err := openReadOnly(ctx, from)
	if err != nil {
		return err
	}
	defer db.Close()
	part := to + ".part"
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return errors.Join(fault(err), os.Remove(part))
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := os.Link(part, to); err != nil { // unlike a rename it never takes the place of a file
		return err
	}
	return errors.Join(os.Remove(part), syncDir(filepath.Dir(to)))
}

// openReadOnly opens a store that is there, to look at it only.
func openReadOnly(ctx context.Context, file string) (*sql.DB, error) {
	if _, err := os.Stat(file); err != nil {
		return nil, err
	}
	empty, err := identify(ctx, file)
	if err != nil {
		return nil, err
	}
	if empty {
		return nil, fmt.Errorf("%w: the file is empty", store.ErrForeign)
	}
	db, _, err := openToRead(ctx, file)
	return db, err
}

// syncDir makes a new name in a directory outlive a power cut.
func syncDir(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, fs.ErrInvalid) { // some file systems have no such thing
		err = nil
	}
	return errors.Join(err, d.Close())
}
