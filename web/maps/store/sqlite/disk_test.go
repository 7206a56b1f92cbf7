package sqlite

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// fillUp saves maps until there is no room, and returns how many fitted.
func fillUp(t *testing.T, s *Store) int {
	t.Helper()
	for i := range 10_000 {
		m := example(fmt.Sprint("m", i), orb.Point{28.95, 41.01})
		m.Text = strings.Repeat("In Ankara. ", 2000)
		if err := s.Create(t.Context(), m); errors.Is(err, store.ErrFull) {
			return i
		} else if err != nil {
			t.Fatalf("Create %d = %v, want ErrFull at last", i, err)
		}
	}
	t.Fatal("the disk never became full")
	return 0
}

// survivesFullDisk fills a store, and looks what it can do then.
func survivesFullDisk(t *testing.T, s *Store, file string) {
	t.Helper()
	n := fillUp(t, s)
	if n < 20 {
		t.Fatalf("%d maps fitted, want some", n)
	}
	for i := range n {
		if m, err := s.Get(t.Context(), fmt.Sprint("m", i)); err != nil || len(m.Text) != 22_000 {
			t.Errorf("map %d of %d on a full disk: %d bytes, %v", i, n, len(m.Text), err)
		}
	}
	if _, err := s.Get(t.Context(), fmt.Sprint("m", n)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the map that did not fit: %v, want ErrNotFound", err)
	}
	for i := range 20 {
		if err := s.Delete(t.Context(), fmt.Sprint("m", i)); err != nil {
			t.Errorf("Delete %d on a full disk = %v", i, err)
		}
	}
	if err := s.Create(t.Context(), example("after", orb.Point{1, 2})); err != nil {
		t.Errorf("Create after a map was deleted = %v", err)
	}
	if r, err := Check(t.Context(), file); err != nil || len(r.Faults) > 0 || r.Maps != n-19 {
		t.Errorf("Check = %+v, %v, want %d maps and no faults", r, err, n-19)
	}
}

// TestAFullDatabase bounds the pages, as a disk does, without any right.
func TestAFullDatabase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "maps.db")
	s := opened(t, file)
	if _, err := s.write.Exec(`PRAGMA max_page_count = 300`); err != nil {
		t.Fatal(err)
	}
	survivesFullDisk(t, s, file)
}

// TestAFullDisk mounts a small disk where that is allowed.
func TestAFullDisk(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no right to mount: %s", out)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	file := filepath.Join(dir, "maps.db")
	s, err := Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	survivesFullDisk(t, s, file)
}

func TestPingTellsTheTruth(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(t *testing.T, s *Store)
		want  error
	}{
		{"sound", func(*testing.T, *Store) {}, nil},
		{"removed", func(t *testing.T, s *Store) { unlink(t, s.file) }, store.ErrUnusable},
		{"replaced", func(t *testing.T, s *Store) {
			unlink(t, s.file)
			if err := os.WriteFile(s.file, []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, store.ErrUnusable},
		{"read-only", func(t *testing.T, s *Store) { execute(t, s, `PRAGMA query_only = 1`) }, store.ErrUnusable},
		{"without its tables", func(t *testing.T, s *Store) {
			execute(t, s, `DROP TABLE map_places; DROP TABLE map_versions; DROP TABLE maps`)
		}, errAny},
		{"held by another", func(t *testing.T, s *Store) {
			execute(t, s, `PRAGMA busy_timeout = 10`)
			other := opened(t, s.file)
			tx, err := other.write.Begin()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { tx.Rollback() })
		}, store.ErrBusy},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := opened(t, filepath.Join(t.TempDir(), "maps.db"))
			if err := s.Create(t.Context(), example("a")); err != nil {
				t.Fatal(err)
			}
			test.spoil(t, s)
			err := s.Ping(t.Context())
			if test.want == errAny && err != nil {
				return
			}
			if !errors.Is(err, test.want) || (err == nil) != (test.want == nil) {
				t.Errorf("Ping = %v, want %v", err, test.want)
			}
			if create := s.Create(t.Context(), example("b")); !errors.Is(create, test.want) || (create == nil) != (test.want == nil) {
				t.Errorf("Create = %v, want %v", create, test.want)
			}
		})
	}
}

// errAny stands for any error.
var errAny = errors.New("any error")

func TestPingTriesAgainWhatFailed(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "maps.db"))
	execute(t, s, `PRAGMA query_only = 1`)
	if err := s.Ping(t.Context()); err == nil {
		t.Fatal("Ping of a read-only store = nil")
	}
	execute(t, s, `PRAGMA query_only = 0`)
	s.mu.Lock()
	s.probed = s.probed.Add(-probeEvery - time.Second)
	s.mu.Unlock()
	if err := s.Ping(t.Context()); err != nil {
		t.Errorf("Ping after it was mended = %v", err)
	}
}

// TestALogThatWasTornHoldsWholeMaps cuts the log of a store that was killed at many
// places, as a disk that loses power may.
func TestALogThatWasTornHoldsWholeMaps(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "maps.db")
	s := opened(t, file)
	for i := range 8 {
		if err := s.Create(t.Context(), example(fmt.Sprint("m", i), orb.Point{1, 2}, orb.Point{3, 4})); err != nil {
			t.Fatal(err)
		}
	}
	base, log := read(t, file), read(t, file+"-wal")
	if len(log) < 50_000 {
		t.Fatalf("a log of %d bytes is too short to test", len(log))
	}
	seen := map[int]bool{}
	for part := range 151 {
		cut := len(log) * part / 150
		torn := filepath.Join(dir, fmt.Sprint("torn", cut, ".db"))
		tail := append([]byte{}, log[:cut]...)
		if cut+700 < len(log) && cut%2 == 0 { // and a sector of rubbish behind it
			for i := range 512 {
				tail = append(tail, byte(i*cut))
			}
		}
		write(t, torn, base)
		write(t, torn+"-wal", tail)
		s, err := Open(t.Context(), torn, store.Quota{})
		if err != nil {
			t.Errorf("a log cut at %d of %d: %v", cut, len(log), err)
			continue
		}
		rows, err := s.List(t.Context(), store.Query{})
		if err != nil {
			t.Errorf("a log cut at %d: List = %v", cut, err)
		}
		for _, r := range rows {
			if r.Places != 2 {
				t.Errorf("a log cut at %d: map %s has %d places, want 2", cut, r.ID, r.Places)
			}
		}
		seen[len(rows)] = true
		s.Close()
		if r, err := Check(t.Context(), torn); err != nil || len(r.Faults) > 0 {
			t.Errorf("a log cut at %d: Check = %+v, %v", cut, r, err)
		}
	}
	if !seen[8] || len(seen) < 5 {
		t.Errorf("the cuts left %v maps, want any number up to 8", seen)
	}
}

func TestCheckFindsDamage(t *testing.T) {
	tests := []struct{ name, statement, want string }{
		{"a place of no map", `PRAGMA foreign_keys = 0; INSERT INTO map_places (map, place_id, name, lon, lat) VALUES (99, 'x', 'x', 1, 2)`, "belongs to no map"},
		{"a place that is not in the tree", `DELETE FROM map_places_tree`, "not in the tree"},
		{"a branch without a place", `INSERT INTO map_places_tree VALUES (77, 1, 1, 2, 2)`, "in the tree only"},
		{"text that is not UTF-8", `UPDATE maps SET text = CAST(x'ff' AS TEXT)`, "not UTF-8"},
		{"corrections that are no list", `UPDATE maps SET corrections = '{}'`, "not a list"},
		{"no token", `UPDATE maps SET token_hash = x''`, "no edit token"},
		{"a wrong sum", `UPDATE usage SET maps = 5`, "are counted"},
		{"an index that lost a row", `PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'map_places_map'`, "file:"},
	}
	for _, test := range tests {
		file := saved(t, "a", "b")
		if r, err := Check(t.Context(), file); err != nil || len(r.Faults) > 0 || r.Maps != 2 || r.Places != 2 {
			t.Errorf("Check of a sound store = %+v, %v", r, err)
		}
		made(t, file, test.statement)
		r, err := Check(t.Context(), file)
		if err != nil || len(r.Faults) == 0 || !strings.Contains(strings.Join(r.Faults, "\n"), test.want) {
			t.Errorf("%s: Check = %+v, %v, want a fault with %q", test.name, r, err, test.want)
		}
	}
}

func execute(t *testing.T, s *Store, statements string) {
	t.Helper()
	if _, err := s.write.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

func unlink(t *testing.T, file string) {
	t.Helper()
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t *testing.T, file string, b []byte) {
	t.Helper()
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
