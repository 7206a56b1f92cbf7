package sqlite

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// stored makes a store with one map and closes it.
func stored(t *testing.T, file string) {
	t.Helper()
	s, err := Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Create(t.Context(), example("a", orb.Point{28.95, 41.01})), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// withoutLog lets no log be made beside a store, as a folder that cannot be written does,
// without any right: its name is taken.
func withoutLog(t *testing.T, file string) {
	t.Helper()
	for _, ending := range []string{"-wal", spareEnding} {
		os.Remove(file + ending)
		if err := os.MkdirAll(filepath.Join(file+ending, "taken"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

// isReadOnly looks that a store shows what it holds, and refuses all changes.
func isReadOnly(t *testing.T, s *Store) {
	t.Helper()
	if err := s.ReadOnly(); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("ReadOnly = %v, want ErrReadOnly", err)
	}
	if m, err := s.Get(t.Context(), "a"); err != nil || m.Text != "In Ankara." {
		t.Errorf("Get = %+v, %v, want the map", m, err)
	}
	if list, err := s.List(t.Context(), store.Query{}); err != nil || len(list) != 1 {
		t.Errorf("List = %+v, %v, want one map", list, err)
	}
	if err := s.Ping(t.Context()); err != nil {
		t.Errorf("Ping = %v, want nil: what is there can be read", err)
	}
	changed := example("a")
	changed.Version = 3
	for what, err := range map[string]error{
		"Create": s.Create(t.Context(), example("b")), "Update": s.Update(t.Context(), changed),
		"Delete": s.Delete(t.Context(), "a"),
	} {
		if !errors.Is(err, store.ErrReadOnly) || !errors.Is(err, store.ErrUnusable) {
			t.Errorf("%s = %v, want ErrReadOnly", what, err)
		}
	}
}

func TestAStoreThatCannotBeWrittenIsRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "maps.db")
	stored(t, file)
	withoutLog(t, file)
	s := opened(t, file)
	isReadOnly(t, s)
	if r, err := Check(t.Context(), file); err != nil || len(r.Faults) > 0 || r.Maps != 1 {
		t.Errorf("Check = %+v, %v, want one map and no faults", r, err)
	}
	if err := Backup(t.Context(), file, filepath.Join(t.TempDir(), "copy.db")); err != nil {
		t.Errorf("Backup = %v", err)
	}
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnusable) {
		t.Errorf("Ping of a file that somebody changed = %v, want ErrUnusable", err)
	}
}

// TestAReadOnlyDisk mounts one where that is allowed.
func TestAReadOnlyDisk(t *testing.T) {
	tests := []struct {
		name   string
		closed bool
		files  []string // of a store that are there, by their endings
		want   string   // in the error, "" for none
	}{
		{"closed", true, []string{""}, ""},
		{"broken off", false, []string{"", "-wal", "-shm"}, ""},
		{"broken off, with changes in a log that cannot be read", false, []string{"", "-wal"}, "the last changes are in"},
		{"without a store", true, nil, "read-only file system"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from, dir := filepath.Join(t.TempDir(), "maps.db"), t.TempDir()
			stored(t, from)
			if !test.closed {
				changed := example("a")
				changed.Version = 2
				if err := opened(t, from).Update(t.Context(), changed); err != nil { // begins a log
					t.Fatal(err)
				}
			}
			mount(t, dir, "size=16m")
			t.Cleanup(func() { exec.Command("umount", "--lazy", dir).Run() })
			file := filepath.Join(dir, "maps.db")
			for _, ending := range test.files {
				copied(t, from+ending, file+ending)
			}
			mount(t, dir, "remount,ro")
			s, err := Open(t.Context(), file, store.Quota{})
			if test.want != "" {
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("Open = %v, want %q", err, test.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			isReadOnly(t, s)
		})
	}
}

// mount puts a disk in memory on a folder, where that is allowed.
func mount(t *testing.T, dir, options string) {
	t.Helper()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no right to mount: %s", out)
	}
}

func copied(t *testing.T, from, to string) {
	t.Helper()
	all, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, all, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestAStoreOpensOnAFullDisk has no room for the log but that of the spare file.
func TestAStoreOpensOnAFullDisk(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir, "size=6m")
	t.Cleanup(func() { exec.Command("umount", "--lazy", dir).Run() })
	file := filepath.Join(dir, "maps.db")
	stored(t, file)
	filling, err := os.Create(filepath.Join(dir, "filling"))
	if err != nil {
		t.Fatal(err)
	}
	for page := make([]byte, 4096); err == nil; _, err = filling.Write(page) {
	}
	filling.Close()
	s := opened(t, file)
	if err := s.ReadOnly(); err != nil {
		t.Errorf("ReadOnly = %v, want nil: the spare file had room", err)
	}
	if err := s.Delete(t.Context(), "a"); err != nil {
		t.Errorf("Delete on a full disk = %v", err)
	}
}
