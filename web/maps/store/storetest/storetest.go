// Package storetest tells whether an implementation of store.Store keeps its
// contract. A new store calls [Run] and, where its maps outlive it, [Durable].
package storetest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/web/maps/store"
)

// Run tests stores that open makes. Each is empty, and closed by the test that
// it is made for.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	tests := []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"a map lives and dies", livesAndDies},
		{"texts come back byte for byte", byteForByte},
		{"one of two writers changes a version", twoWriters},
		{"versions are kept", versions},
		{"ids are taken once", idsOnce},
		{"nothing is not found", nothing},
		{"maps are listed by where they are", listed},
		{"pages hold every map once", paged},
		{"an ended context ends the call", ended},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			if err := s.Ping(t.Context()); err != nil {
				t.Fatalf("Ping = %v", err)
			}
			test.test(t, s)
		})
	}
}

// Durable tests a store whose maps outlive it: each call of what open returns
// opens the same maps again.
func Durable(t *testing.T, open func(t *testing.T) func(t *testing.T) (store.Store, io.Closer)) {
	again := open(t)
	s, closer := again(t)
	kept, changed, gone := example("kept", orb.Point{1, 2}), example("changed"), example("gone")
	for _, m := range []store.Map{kept, changed, gone} {
		mustCreate(t, s, m)
	}
	changed.Version, changed.Title = 2, "New"
	if err := errors.Join(s.Update(t.Context(), changed), s.Delete(t.Context(), "gone"), closer.Close()); err != nil {
		t.Fatal(err)
	}
	s, _ = again(t)
	for _, want := range []store.Map{kept, changed} {
		want.Places = nil
		got, err := s.Get(t.Context(), want.ID)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("Get(%s) of the store opened again = %v (-want +got):\n%s", want.ID, err, diff)
		}
	}
	if _, err := s.Get(t.Context(), "gone"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Get of a deleted map in the store opened again = %v, want ErrNotFound", err)
	}
	if got, want := list(t, s, store.Query{Within: box(0, 0, 3, 3)}), "kept"; got != want {
		t.Errorf("the store opened again lists %q in a box, want %q", got, want)
	}
}

// example is a map with places at the points.
func example(id string, points ...orb.Point) store.Map {
	m := store.Map{ID: id, Title: "Talks", Text: "In Ankara.", URL: "https://example.org/a", Focus: "TR", Language: "en",
		Corrections: []byte(`[{"name":"Ankara","place":null}]`), TokenHash: []byte{1, 2, 0, 255}, Version: 1,
		Created: time.UnixMilli(1000).UTC(), Changed: time.UnixMilli(1000).UTC()}
	for i, p := range points {
		m.Places = append(m.Places, store.Place{ID: fmt.Sprint("geonames:", i), Name: "P", Point: p})
	}
	return m
}

func mustCreate(t *testing.T, s store.Store, m store.Map) {
	t.Helper()
	if err := s.Create(t.Context(), m); err != nil {
		t.Fatalf("Create(%s) = %v", m.ID, err)
	}
}

func livesAndDies(t *testing.T, s store.Store) {
	ctx := t.Context()
	m := example("a", orb.Point{32.85, 39.92})
	mustCreate(t, s, m)
	want := m
	want.Places = nil
	got, err := s.Get(ctx, "a")
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("Get = %v (-want +got):\n%s", err, diff)
	}
	m.Title, m.Corrections, m.Version, m.Changed, m.Places = "New title", []byte(
		"[]",
	), 2, time.UnixMilli(2000).
		UTC(),
		nil
	if err := s.Update(ctx, m); err != nil {
		t.Fatal(err)
	}
	got, err = s.Get(ctx, "a")
	if diff := cmp.Diff(m, got); err != nil || diff != "" {
		t.Errorf("Get after Update = %v (-want +got):\n%s", err, diff)
	}
	if v, err := s.Version(ctx, "a"); err != nil || v != 2 {
		t.Errorf("Version = %d, %v, want 2", v, err)
	}
	if got := list(t, s, store.Query{Within: box(30, 35, 35, 43)}); got != "" {
		t.Errorf("a map that was changed is listed at its old places: %q", got)
	}
	if err := s.Delete(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get(ctx, "a"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Get after Delete = %v, want ErrNotFound", err)
	}
	if got := list(t, s, store.Query{}); got != "" {
		t.Errorf("a deleted map is listed: %q", got)
	}
}

func byteForByte(t *testing.T, s store.Store) {
	for i, text := range []string{
		"", " \n\t\r\n ", "Ünïcödé İstanbul 東京 \U0001f5fa", "e\u0301", "'; DROP TABLE maps; --", `\x00 "quoted" %s ?1 $1`, strings.Repeat("ж", 200_000),
	} {
		m := example(fmt.Sprint(i))
		m.Title, m.Text, m.URL, m.Focus, m.Language = text, text, text, text, text
		mustCreate(t, s, m)
		if got, err := s.Get(t.Context(), m.ID); err != nil || got.Title != text || got.Text != text ||
			got.URL != text ||
			got.Focus != text || got.Language != text {
			t.Errorf("Get of a map of %.30q = %.30q, %v", text, got.Text, err)
		}
	}
}

func twoWriters(t *testing.T, s store.Store) {
	mustCreate(t, s, example("a"))
	const writers, rounds = 2, 20
	won := make([]int, rounds)
	for round := range rounds {
		results := make([]error, writers)
		var all sync.WaitGroup
		for w := range writers {
			all.Go(func() {
				m := example("a", orb.Point{float64(w), 0})
				m.Version, m.Title = int64(round)+2, fmt.Sprint("by ", w)
				results[w] = s.Update(context.WithoutCancel(t.Context()), m)
			})
		}
		all.Wait()
		for w, err := range results {
			switch {
			case err == nil:
				won[round]++
				if got, err := s.Get(t.Context(), "a"); err != nil || got.Title != fmt.Sprint("by ", w) ||
					got.Version != int64(round)+2 {
					t.Errorf("Get after the change of writer %d = %q, version %d, %v", w, got.Title, got.Version, err)
				}
			case !errors.Is(err, store.ErrChanged):
				t.Errorf("Update of writer %d = %v, want nil or ErrChanged", w, err)
			}
		}
		if won[round] != 1 {
			t.Fatalf("%d of %d writers changed version %d, want one", won[round], writers, round+1)
		}
	}
	skipped := example("a")
	skipped.Version = rounds + 3
	if err := s.Update(t.Context(), skipped); !errors.Is(err, store.ErrChanged) {
		t.Errorf("Update to a version that leaves one out = %v, want ErrChanged", err)
	}
}

func versions(t *testing.T, s store.Store) {
	m := example("a")
	mustCreate(t, s, m)
	mustCreate(t, s, example("b"))
	const changes = store.MaxVersions + 3
	for i := range changes {
		m.Version++
		m.Title, m.Focus = fmt.Sprint("title ", m.Version), fmt.Sprint("focus ", m.Version)
		m.Corrections, m.Changed = fmt.Appendf(nil, `[{"name":"v%d","place":null}]`, m.Version), time.UnixMilli(int64(2000+i)).UTC()
		if err := s.Update(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Versions(t.Context(), "a")
	if err != nil || len(got) != store.MaxVersions {
		t.Fatalf("Versions after %d changes = %d of them, %v, want %d", changes, len(got), err, store.MaxVersions)
	}
	for i, v := range got {
		n := int64(changes + 1 - i)
		want := store.Version{Version: n, Title: fmt.Sprint("title ", n), Focus: fmt.Sprint("focus ", n),
			Corrections: fmt.Appendf(nil, `[{"name":"v%d","place":null}]`, n), Changed: time.UnixMilli(2000 + n - 2).UTC()}
		if diff := cmp.Diff(want, v); diff != "" {
			t.Errorf("version %d (-want +got):\n%s", n, diff)
		}
	}
	if got, err := s.Versions(t.Context(), "b"); err != nil || len(got) != 1 || got[0].Title != "Talks" {
		t.Errorf("Versions of a map that was never changed = %+v, %v, want it alone", got, err)
	}
	if err := s.Delete(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Versions(t.Context(), "a"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Versions of a deleted map = %v, want ErrNotFound", err)
	}
}

func idsOnce(t *testing.T, s store.Store) {
	mustCreate(t, s, example("a"))
	other := example("a")
	other.Title = "Another"
	if err := s.Create(t.Context(), other); !errors.Is(err, store.ErrExists) {
		t.Errorf("Create with an id that is taken = %v, want ErrExists", err)
	}
	if got, err := s.Get(t.Context(), "a"); err != nil || got.Title != "Talks" {
		t.Errorf("Get = %q, %v, want the first map", got.Title, err)
	}
	mustCreate(t, s, example("A")) // ids differ by case
}

func nothing(t *testing.T, s store.Store) {
	ctx := t.Context()
	_, get := s.Get(ctx, "none")
	_, version := s.Version(ctx, "none")
	_, versions := s.Versions(ctx, "none")
	for name, err := range map[string]error{"Get": get, "Version": version, "Versions": versions,
		"Update": s.Update(ctx, example("none")), "Delete": s.Delete(ctx, "none")} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s of nothing = %v, want ErrNotFound", name, err)
		}
	}
	if got := list(t, s, store.Query{}); got != "" {
		t.Errorf("List of nothing = %q", got)
	}
}

func box(west, south, east, north float64) *orb.Bound {
	return &orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

// list names the maps that a query chooses.
func list(t *testing.T, s store.Store, q store.Query) string {
	t.Helper()
	rows, err := s.List(t.Context(), q)
	if err != nil {
		t.Errorf("List(%+v) = %v", q, err)
	}
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return strings.Join(ids, " ")
}

func listed(t *testing.T, s store.Store) {
	mustCreate(t, s, example("fiji", orb.Point{179.2, -17.8}))
	mustCreate(t, s, example("turkey", orb.Point{28.95, 41.01}, orb.Point{32.85, 39.92}))
	mustCreate(t, s, example("samoa", orb.Point{-171.8, -13.8}))
	mustCreate(t, s, example("gone", orb.Point{30, 40}))
	if err := s.Delete(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	near := func(lon, lat float64, radius geo.Length) *geo.Circle {
		return &geo.Circle{Center: orb.Point{lon, lat}, Radius: radius}
	}
	tests := []struct {
		query store.Query
		want  string
	}{
		{store.Query{}, "samoa turkey fiji"},
		{store.Query{Within: box(25, 35, 45, 43)}, "turkey"},
		{store.Query{Within: box(175, -20, -170, -10)}, "samoa fiji"}, // across the antimeridian
		{store.Query{Within: box(-170, -20, 175, -10)}, ""},
		{store.Query{Near: near(32, 40, 80*geo.Kilometre)}, "turkey"},
		{store.Query{Near: near(32, 39.2, 80*geo.Kilometre)}, ""}, // Ankara is in the corner of the box, 108 km away
		{store.Query{Near: near(180, -16, 900*geo.Kilometre)}, "fiji"},
		{store.Query{Near: near(180, -16, 1_000*geo.Kilometre)}, "samoa fiji"},
		{store.Query{Near: near(180, -16, 1_000*geo.Kilometre), Within: box(-175, -20, -170, -10)}, "samoa"},
		{store.Query{Within: box(32.85, 39.92, 32.85, 39.92)}, "turkey"},
	}
	for _, test := range tests {
		if got := list(t, s, test.query); got != test.want {
			t.Errorf("List(%+v) = %q, want %q", test.query, got, test.want)
		}
	}
	rows, err := s.List(t.Context(), store.Query{Within: box(25, 35, 45, 43)})
	want := []store.Summary{
		{
			ID:      "turkey",
			Title:   "Talks",
			Version: 1,
			Created: time.UnixMilli(1000).UTC(),
			Changed: time.UnixMilli(1000).UTC(),
			Places:  2,
			Bound:   orb.Bound{Min: orb.Point{28.95, 39.92}, Max: orb.Point{32.85, 41.01}},
		},
	}
	if diff := cmp.Diff(want, rows); err != nil || diff != "" {
		t.Errorf("List = %v (-want +got):\n%s", err, diff)
	}
}

func paged(t *testing.T, s store.Store) {
	const maps = 105
	for i := range maps {
		mustCreate(t, s, example(fmt.Sprintf("%03d", i), orb.Point{float64(i), 1}))
	}
	if rows, err := s.List(t.Context(), store.Query{}); err != nil || len(rows) != 100 {
		t.Errorf("List without a limit gives %d rows, %v, want 100", len(rows), err)
	}
	var got []string
	for after := ""; ; {
		rows, err := s.List(t.Context(), store.Query{Limit: 10, After: after, Within: box(0, 0, 180, 2)})
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) == 0 {
			break
		}
		for _, r := range rows {
			got = append(got, r.ID)
		}
		after = rows[len(rows)-1].ID
	}
	for i, id := range got {
		if want := fmt.Sprintf("%03d", maps-1-i); id != want {
			t.Fatalf("row %d of all pages is %s, want %s", i, id, want)
		}
	}
	if len(got) != maps {
		t.Errorf("all pages hold %d maps, want %d", len(got), maps)
	}
}

func ended(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Create(ctx, example("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("Create with an ended context = %v, want %v", err, context.Canceled)
	}
	if _, err := s.Get(t.Context(), "a"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Get of a map that was not created = %v, want ErrNotFound", err)
	}
}
