package sqlite

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"

	"dateline/web/maps/store"
)

// spareSize is the room that is kept on the disk, beside the store, for deletions:
// a deletion is written before it frees anything, so that a disk that is full to
// the last byte could not be emptied.
const spareSize = 2 << 20

const spareEnding = "-spare"

func (s *Store) spareFile() string { return s.file + spareEnding }

// keepSpare takes the spare room where it is not taken yet and there is some left.
func (s *Store) keepSpare() {
	if s.file == Memory {
		return
	}
	f, err := os.OpenFile(s.spareFile(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil { // it is there, or the disk is read-only
		return
	}
	_, err = f.Write(bytes.Repeat([]byte("spare room for deletions on a full disk\n"), spareSize/40))
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(s.spareFile()) // what is there of it would be taken for all
	}
}

// freeSpare gives the spare room back, and reports whether there was any.
func freeSpare(file string) bool {
	return file != Memory && os.Remove(file+spareEnding) == nil
}

// withSpare makes a change that failed on a full disk again with the spare room.
func (s *Store) withSpare(ctx context.Context, change func() error) error {
	err := change()
	if !errors.Is(err, store.ErrFull) {
		return err
	}
	if rerr := os.Remove(s.spareFile()); rerr != nil && !errors.Is(rerr, fs.ErrNotExist) {
		return errors.Join(err, rerr)
	}
	s.emptyLog(ctx)
	return change()
}

// emptyLog moves what the log holds into the file, which frees the log. That it
// does not, where readers are in the way, is seen by what is tried next.
func (s *Store) emptyLog(ctx context.Context) {
	s.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
}
