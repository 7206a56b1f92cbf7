package setup

import (
	"context"
	"errors"
	"io"
	"strings"

	"dateline/web/archive"
	"dateline/web/archive/postgres"
	"dateline/web/archive/sqlite"
	"dateline/web/postgresdb"
)

// ArchiveStore is an archive that has to be closed.
type ArchiveStore interface {
	archive.Store
	io.Closer
}

// ErrArchive is returned for an address that is of no archive.
var ErrArchive = errors.New("neither a file nor postgres://…")

// OpenArchive opens the archive in a file, which is made where there is none, or in a
// database: postgres://user@host/name. The error is [ErrArchive] or that of the store.
func OpenArchive(ctx context.Context, address string) (ArchiveStore, error) {
	if postgresdb.IsAddress(address) {
		s, err := postgres.Open(ctx, address)
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	if strings.Contains(address, "://") {
		return nil, ErrArchive
	}
	s, err := sqlite.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return s, nil
}
