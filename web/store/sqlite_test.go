package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
)

func open(t *testing.T, file string) *SQLite {
	t.Helper()
	s, err := OpenSQLite(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func example(id string, points ...orb.Point) Map {
	m := Map{ID: id, Title: "Talks", Text: "In Ankara.", URL: "https://example.org/a", Focus: "TR", Corrections: []byte(`[{"op":"remove"}]`),
		TokenHash: []byte{1, 2}, Version: 1, Created: time.UnixMilli(1000).UTC(), Changed: time.UnixMilli(1000).UTC()}
	for i, p := range points {
		m.Places = append(m.Places, Place{ID: fmt.Sprint("geonames:", i), Name: "P", Point: p})
	}
	return m
}

// stores runs a test against a file and against memory.
func stores(t *testing.T, test func(*testing.T, *SQLite)) {
	for name, file := range map[string]string{"memory": Memory, "file": filepath.Join(t.TempDir(), "maps with space?.db")} {
		t.Run(name, func(t *testing.T) { test(t, open(t, file)) })
	}
}

func TestCreateGetUpdateDelete(t *testing.T) {
	stores(t, func(t *testing.T, s *SQLite) {
		ctx := t.Context()
		m := example("a", orb.Point{32.85, 39.92})
		if err := s.Create(ctx, m); err != nil {
			t.Fatal(err)
		}
		if err := s.Create(ctx, m); !errors.Is(err, ErrExists) {
			t.Errorf("second Create = %v, want ErrExists", err)
		}
		want := m
		want.Places = nil
		got, err := s.Get(ctx, "a")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("Get = %v (-want +got):\n%s", err, diff)
		}
		m.Title, m.Version, m.Changed, m.Places = "New title", 2, time.UnixMilli(2000).UTC(), nil
		if err := s.Update(ctx, m); err != nil {
			t.Fatal(err)
		}
		if err := s.Update(ctx, m); !errors.Is(err, ErrChanged) {
			t.Errorf("Update from an old version = %v, want ErrChanged", err)
		}
		if got, err := s.Get(ctx, "a"); err != nil || got.Title != "New title" || got.Version != 2 {
			t.Errorf("Get after Update = %q version %d, %v", got.Title, got.Version, err)
		}
		if v, err := s.Version(ctx, "a"); err != nil || v != 2 {
			t.Errorf("Version = %d, %v, want 2", v, err)
		}
		if err := s.Delete(ctx, "a"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Get(ctx, "a"); !errors.Is(err, ErrNotFound) {
			t.Errorf("Get after Delete = %v, want ErrNotFound", err)
		}
		for name, err := range map[string]error{"Delete": s.Delete(ctx, "a"), "Update": s.Update(ctx, m)} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("%s of nothing = %v, want ErrNotFound", name, err)
			}
		}
	})
}

func TestList(t *testing.T) {
	stores(t, func(t *testing.T, s *SQLite) {
		ctx := t.Context()
		for id, p := range map[string]orb.Point{"fiji": {179.2, -17.8}} {
			if err := s.Create(ctx, example(id, p)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Create(ctx, example("turkey", orb.Point{28.95, 41.01}, orb.Point{32.85, 39.92})); err != nil {
			t.Fatal(err)
		}
		if err := s.Create(ctx, example("samoa", orb.Point{-171.8, -13.8})); err != nil {
			t.Fatal(err)
		}
		gone := example("gone", orb.Point{30, 40})
		if err := s.Create(ctx, gone); err != nil {
			t.Fatal(err)
		}
		if err := s.Delete(ctx, "gone"); err != nil {
			t.Fatal(err)
		}
		box := func(w, so, e, n float64) *orb.Bound {
			return &orb.Bound{Min: orb.Point{w, so}, Max: orb.Point{e, n}}
		}
		tests := []struct {
			query Query
			want  string
		}{
			{Query{}, "samoa turkey fiji"},
			{Query{Limit: 1}, "samoa"},
			{Query{After: "samoa"}, "turkey fiji"},
			{Query{After: "fiji"}, ""},
			{Query{Within: box(25, 35, 45, 43)}, "turkey"},
			{Query{Within: box(175, -20, -170, -10)}, "samoa fiji"},
			{Query{Within: box(-170, -20, 175, -10)}, ""},
			{Query{Near: &Circle{orb.Point{32, 40}, 80 * geo.Kilometre}}, "turkey"},
			{Query{Near: &Circle{orb.Point{32, 39.2}, 80 * geo.Kilometre}}, ""}, // Ankara is in the corner of the box, 108 km away
			{Query{Near: &Circle{orb.Point{180, -16}, 900 * geo.Kilometre}}, "fiji"},
			{Query{Near: &Circle{orb.Point{180, -16}, 1_000 * geo.Kilometre}}, "samoa fiji"},
			{Query{Near: &Circle{orb.Point{180, -16}, 1_000 * geo.Kilometre}, Within: box(-175, -20, -170, -10)}, "samoa"},
			{Query{Within: box(32.85, 39.92, 32.85, 39.92)}, "turkey"},
		}
		for _, test := range tests {
			rows, err := s.List(ctx, test.query)
			var got []string
			for _, r := range rows {
				got = append(got, r.ID)
			}
			if joined := strings.Join(got, " "); err != nil || joined != test.want {
				t.Errorf("List(%+v) = %q, %v, want %q", test.query, joined, err, test.want)
			}
		}
	})
}

func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "maps.db"))
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
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	close(stop)
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err == nil {
		t.Error("Backup over a file succeeded, want an error")
	}
	c := open(t, copied)
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
	s := open(t, file)
	for id := range acknowledged {
		if m, err := s.Get(t.Context(), id); err != nil || m.Text != "In Ankara." {
			t.Errorf("map %s: %q, %v", id, m.Text, err)
		}
	}
	rows, err := s.List(t.Context(), Query{Limit: 1 << 20})
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
	s, err := OpenSQLite(t.Context(), file)
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
	s, err := OpenSQLite(b.Context(), filepath.Join(b.TempDir(), "maps.db"))
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
