package sqlite

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/web/maps/store"
	"dateline/web/maps/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/pressly/goose/v3"
)

func opened(t *testing.T, file string) *Store {
	t.Helper()
	s, err := Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func example(id string, points ...orb.Point) store.Map {
	m := store.Map{
		ID:          id,
		Title:       "Talks",
		Text:        "In Ankara.",
		URL:         "https://example.org/a",
		Focus:       "TR",
		Corrections: []byte(`[{"op":"remove"}]`),
		TokenHash:   make([]byte, 32),
		Version:     1,
		Created:     time.UnixMilli(1000).UTC(),
		Changed:     time.UnixMilli(1000).UTC(),
	}
	for i, p := range points {
		m.Places = append(m.Places, store.Place{ID: fmt.Sprint("geonames:", i), Name: "P", Point: p})
	}
	return m
}

func TestConformance(t *testing.T) {
	names := map[string]string{"memory": Memory, "file": "maps with space?.db"}
	for name, file := range names {
		t.Run(name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) store.Store {
				if file == Memory {
					return opened(t, Memory)
				}
				return opened(t, filepath.Join(t.TempDir(), file))
			})
		})
	}
}

func TestMapsOutliveTheStoreThatSavedThem(t *testing.T) {
	storetest.Durable(t, func(t *testing.T) func(*testing.T) (store.Store, io.Closer) {
		file := filepath.Join(t.TempDir(), "maps.db")
		return func(t *testing.T) (store.Store, io.Closer) {
			s := opened(t, file)
			return s, s
		}
	})
}

// atVersion makes the file of an earlier version, in which a map was saved.
func atVersion(t *testing.T, file string, version int64) {
	t.Helper()
	const first = `INSERT INTO maps (id, title, text, url, corrections, token_hash, version, created, changed)
		VALUES ('old', 'Talks', 'In Ankara.', 'https://example.org/a', '[{"name":"Ankara","place":null}]', zeroblob(32), 3, 1000, 2000)`
	const place = `INSERT INTO map_places (map, place_id, name, lon, lat) VALUES (1, 'geonames:323786', 'Ankara', 32.85, 39.92)`
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", address(file, writable))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), version); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{first, place} {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestStoresOfEarlierVersionsOpen opens a file with the tables of each earlier
// version, in which a map was saved.
func TestStoresOfEarlierVersionsOpen(t *testing.T) {
	for version := int64(1); version <= 4; version++ {
		file := filepath.Join(t.TempDir(), "maps.db")
		atVersion(t, file, version)
		s := opened(t, file)
		want := store.Map{
			ID:          "old",
			Title:       "Talks",
			Text:        "In Ankara.",
			URL:         "https://example.org/a",
			Corrections: []byte(`[{"name":"Ankara","place":null}]`),
			TokenHash:   make([]byte, 32),
			Version:     3,
			Created:     time.UnixMilli(1000).UTC(),
			Changed:     time.UnixMilli(2000).UTC(),
		}
		got, err := s.Get(t.Context(), "old")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("a map saved in version %d: %v (-want +got):\n%s", version, err, diff)
		}
		rows, err := s.List(
			t.Context(),
			store.Query{Within: &orb.Bound{Min: orb.Point{32, 39}, Max: orb.Point{33, 40}}},
		)
		if err != nil || len(rows) != 1 || rows[0].Places != 1 {
			t.Errorf("a map saved in version %d is listed as %+v, %v", version, rows, err)
		}
	}
}

func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, filepath.Join(dir, "maps.db"))
	for i := range 10 {
		if err := s.Create(t.Context(), example(fmt.Sprint("before", i))); err != nil {
			t.Fatal(err)
		}
	}
	stop, stopped := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
				if err := s.Create(context.Background(), example(fmt.Sprint("during", i), orb.Point{1, 2})); err != nil {
					stopped <- err
					return
				}
			}
		}
	}()
	copied := filepath.Join(dir, "copy.db")
	if err := Backup(t.Context(), filepath.Join(dir, "maps.db"), copied); err != nil {
		t.Fatal(err)
	}
	close(stop)
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	if err := Backup(t.Context(), filepath.Join(dir, "maps.db"), copied); err == nil {
		t.Error("Backup over a file succeeded, want an error")
	}
	c := opened(t, copied)
	for i := range 10 {
		if _, err := c.Get(t.Context(), fmt.Sprint("before", i)); err != nil {
			t.Errorf("the copy lacks map %d: %v", i, err)
		}
	}
}

// TestAcknowledgedMapsOutliveTheProcess kills a process in the middle of its
// writes, again and again, and looks for every map that it said was saved.
func TestAcknowledgedMapsOutliveTheProcess(t *testing.T) {
	if file := os.Getenv("STORE_TEST_WRITER"); file != "" {
		writeForever(t, file)
		return
	}
	file := filepath.Join(t.TempDir(), "maps.db")
	acknowledged := map[string]bool{}
	for round := range 4 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestAcknowledgedMapsOutliveTheProcess$")
		cmd.Env = append(os.Environ(), "STORE_TEST_WRITER="+file, fmt.Sprint("STORE_TEST_ROUND=", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 50 && lines.Scan(); {
			if id, ok := strings.CutPrefix(lines.Text(), "saved "); ok {
				acknowledged[id] = true
				n++
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it had said before it died
			if id, ok := strings.CutPrefix(lines.Text(), "saved "); ok {
				acknowledged[id] = true
			}
		}
		cmd.Wait() // "signal: killed" is what was asked for
	}
	if len(acknowledged) < 200 {
		t.Fatalf("%d writes acknowledged, want at least 200", len(acknowledged))
	}
	s := opened(t, file)
	for id := range acknowledged {
		if m, err := s.Get(t.Context(), id); err != nil || m.Text != "In Ankara." {
			t.Errorf("map %s: %q, %v", id, m.Text, err)
		}
	}
	rows, err := s.List(t.Context(), store.Query{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Places != 2 {
			t.Errorf("map %s has %d places, want 2: it was half written", r.ID, r.Places)
		}
	}
}

func writeForever(t *testing.T, file string) {
	s, err := Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		id := fmt.Sprintf("%s-%d", os.Getenv("STORE_TEST_ROUND"), i)
		if err := s.Create(t.Context(), example(id, orb.Point{28.95, 41.01}, orb.Point{32.85, 39.92})); err != nil {
			t.Fatal(err)
		}
		fmt.Println("saved", id)
	}
}

func BenchmarkGet(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "maps.db"), store.Quota{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := s.Create(b.Context(), example("a")); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Get(b.Context(), "a"); err != nil {
			b.Fatal(err)
		}
	}
}
