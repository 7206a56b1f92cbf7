package sqlitefile_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"dateline/web/sqlitefile"
)

func TestLook(t *testing.T) {
	for content, want := range map[string]sqlitefile.State{
		"": sqlitefile.Empty, "SQLite format 3\x00…": sqlitefile.Database, "SQLite": sqlitefile.Foreign,
		"a file of another program": sqlitefile.Foreign,
	} {
		file := filepath.Join(t.TempDir(), "it")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := sqlitefile.Look(file); err != nil || got != want {
			t.Errorf("Look at %q = %v, %v, want %v", content, got, err, want)
		}
	}
	if got, err := sqlitefile.Look(filepath.Join(t.TempDir(), "missing")); err != nil || got != sqlitefile.Empty {
		t.Errorf("Look at a missing file = %v, %v, want Empty", got, err)
	}
	if _, err := sqlitefile.Look(t.TempDir()); err == nil {
		t.Error("Look at a folder: no error")
	}
}

func TestMigrate(t *testing.T) {
	migrations := fstest.MapFS{
		"migrations/00001_first.sql":  {Data: []byte("-- +goose Up\nCREATE TABLE a (x);\n")},
		"migrations/00012_second.sql": {Data: []byte("-- +goose Up\nCREATE TABLE b (x UNIQUE);\n")},
	}
	if n, err := sqlitefile.Newest(migrations); n != 12 || err != nil {
		t.Errorf("Newest = %d, %v, want 12", n, err)
	}
	if _, err := sqlitefile.Newest(fstest.MapFS{"migrations/first.sql": {}}); err == nil {
		t.Error("Newest of a file without a number: no error")
	}
	file := filepath.Join(t.TempDir(), "it.db")
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for range 2 { // the second has nothing to do
		if err := sqlitefile.Migrate(t.Context(), db, migrations); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("INSERT INTO b VALUES (1)"); err != nil {
		t.Error(err)
	}
}

func TestFaults(t *testing.T) {
	f := sqlitefile.Faults{Full: errors.New("full"), Unusable: errors.New("unusable"), Damaged: errors.New("damaged"),
		Busy: errors.New("busy")}
	file := filepath.Join(t.TempDir(), "it.db")
	if err := os.WriteFile(file, []byte("SQLite format 3\x00 and then nothing that is one"), 0o600); err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]error{file: f.Damaged, "file:" + file + ".gone?mode=ro": f.Unusable} {
		db, err := sql.Open("sqlite", address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = db.Exec("SELECT * FROM sqlite_schema"); !errors.Is(f.Of(err), want) {
			t.Errorf("%s: %v, want %v", address, f.Of(err), want)
		}
		db.Close()
	}
	other := errors.New("other")
	if f.Of(other) != other || f.Of(nil) != nil {
		t.Error("an error of another kind is changed")
	}
}
