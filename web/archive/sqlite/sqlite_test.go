package sqlite

import (
	"path/filepath"
	"testing"

	"dateline/web/archive"
	"dateline/web/archive/archivetest"
)

func opened(t *testing.T, file string) *Store {
	t.Helper()
	s, err := Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	t.Run("file", func(t *testing.T) {
		archivetest.Run(t, func(t *testing.T) archivetest.Opener {
			file := filepath.Join(t.TempDir(), "archive with space?.db")
			return func(t *testing.T) archive.Store { return opened(t, file) }
		})
	})
	t.Run("memory", func(t *testing.T) {
		archivetest.Run(t, func(t *testing.T) archivetest.Opener {
			s := opened(t, Memory)
			return func(*testing.T) archive.Store { return s }
		})
	})
}
