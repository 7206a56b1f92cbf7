package sqlite

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// made writes a database by statements.
func made(t *testing.T, file string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// saved is the file of a closed store with some maps.
func saved(t *testing.T, maps ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "maps.db")
	s := opened(t, file)
	for _, id := range maps {
		if err := s.Create(t.Context(), example(id, orb.Point{28.95, 41.01})); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestFilesOfOthersStayAsTheyAre(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, file string)
		want error
	}{
		{"notes", func(t *testing.T, file string) {
			if err := os.WriteFile(file, []byte("one line\nand no store"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, store.ErrForeign},
		{"another program's tables", func(t *testing.T, file string) {
			made(t, file, `CREATE TABLE users (id)`)
		}, store.ErrForeign},
		{"another program's table of our name", func(t *testing.T, file string) {
			made(t, file, `CREATE TABLE maps (id)`)
		}, store.ErrForeign},
		{"another program's mark", func(t *testing.T, file string) {
			made(t, file, `CREATE TABLE maps (id)`, `CREATE TABLE map_places (a)`, `CREATE TABLE map_places_tree (a)`,
				`CREATE TABLE goose_db_version (a)`, `PRAGMA application_id = 7`)
		}, store.ErrForeign},
		{"a newer store", func(t *testing.T, file string) {
			if err := os.Rename(saved(t, "a"), file); err != nil {
				t.Fatal(err)
			}
			made(t, file, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
		}, store.ErrNewer},
		{"half a store", func(t *testing.T, file string) {
			b, err := os.ReadFile(saved(t, "a"))
			if err == nil {
				err = os.WriteFile(file, b[:5000], 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, store.ErrDamaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "file.db")
			test.make(t, file)
			before, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			copied := file + ".copy"
			for name, use := range map[string]func() error{
				"Open":   func() error { _, err := Open(t.Context(), file, store.Quota{}); return err },
				"Backup": func() error { return Backup(t.Context(), file, copied) },
				"Check":  func() error { _, err := Check(t.Context(), file); return err },
			} {
				if err := use(); !errors.Is(err, test.want) {
					t.Errorf("%s = %v, want %v", name, err, test.want)
				}
			}
			if after, err := os.ReadFile(file); err != nil || !bytes.Equal(after, before) {
				t.Errorf("the file was changed from %d to %d bytes (%v)", len(before), len(after), err)
			}
			if _, err := os.Stat(copied); !os.IsNotExist(err) {
				t.Errorf("a backup was made of it")
			}
		})
	}
}

func TestFilesAreReadableByTheirOwnerOnly(t *testing.T) {
	dir := t.TempDir()
	file, copied := filepath.Join(dir, "maps.db"), filepath.Join(dir, "copy.db")
	s := opened(t, file)
	if err := s.Create(t.Context(), example("a")); err != nil {
		t.Fatal(err)
	}
	if err := Backup(t.Context(), file, copied); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) < 4 { // with the log and its index
		t.Fatalf("files %v, %v", names, err)
	}
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, want 0600", filepath.Base(name), info.Mode())
		}
	}
}

func TestBackupOfAnEarlierVersionLeavesItAsItIs(t *testing.T) {
	file := filepath.Join(t.TempDir(), "maps.db")
	atVersion(t, file, 2)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	copied := file + ".copy"
	if err := Backup(t.Context(), file, copied); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(file); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the store was changed (%v)", err)
	}
	if r, err := Check(t.Context(), copied); err != nil || len(r.Faults) > 0 || r.Maps != 1 {
		t.Errorf("Check of the copy = %+v, %v", r, err)
	}
	if _, err := opened(t, copied).Get(t.Context(), "old"); err != nil {
		t.Errorf("the copy lacks its map: %v", err)
	}
}

func TestABackupThatWasBrokenOffIsNotInTheWay(t *testing.T) {
	file := saved(t, "a", "b")
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied+".part", bytes.Repeat([]byte("half"), 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Backup(t.Context(), file, copied); err != nil {
		t.Fatal(err)
	}
	if r, err := Check(t.Context(), copied); err != nil || len(r.Faults) > 0 || r.Maps != 2 {
		t.Errorf("Check of the copy = %+v, %v", r, err)
	}
	if _, err := os.Stat(copied + ".part"); !os.IsNotExist(err) {
		t.Error("the unfinished copy is still there")
	}
	if err := Backup(t.Context(), file, copied); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second backup of that name = %v, want that it exists", err)
	}
}
