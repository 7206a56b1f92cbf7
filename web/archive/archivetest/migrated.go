package archivetest

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/web/archive"
)

// Migrated tests that what was put by an earlier version of the program answers as what this one puts:
// create makes empty archives, and earlier turns one, whose entries it is told, into what an earlier version
// would have made, and opens it again.
func Migrated(t *testing.T, create func() archive.Store, earlier func(archive.Store, []archive.Entry) archive.Store) {
	random := rand.New(rand.NewPCG(7, 7))
	all := []archive.Place{london, paris, oxford, suva}
	var list []archive.Entry
	for n := range 300 {
		e := entry(fmt.Sprint("a", n), time.Time{}, fmt.Sprint("Words of ", n))
		if n%7 > 0 {
			e.Published = time.Date(2025, 11, 20, 0, 0, 0, 0, time.UTC).Add(time.Duration(random.IntN(100*24)) * time.Hour)
		}
		if n%5 == 0 {
			e.Story = archive.StoryOf(long(fmt.Sprint("Report ", n/15)))
		}
		if n%11 == 0 {
			e.Text = fmt.Sprint("The text of ", n)
		}
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, at := range all[:random.IntN(len(all))] {
			m := archive.Mention{Place: at, Times: 1 + random.IntN(400), Confidence: float64(random.IntN(1001)) / 1000,
				Kinds: archive.Kinds(random.IntN(128)), Start: random.IntN(100_000)}
			m.End = m.Start + random.IntN(70_000)
			if random.IntN(2) > 0 {
				m.Name = fmt.Sprint(`"Called" `, at.Name)
			}
			e.Mentions = append(e.Mentions, m)
		}
		list = append(list, e)
	}
	want, made := create(), create()
	put(t, want, list...)
	put(t, made, list...)
	got := earlier(made, list)
	same := func(of string, ask func(archive.Store) (any, error)) {
		t.Helper()
		w, err := ask(want)
		if err != nil {
			t.Fatal(err)
		}
		g, err := ask(got)
		if diff := cmp.Diff(w, g, cmpopts.EquateEmpty(), cmpopts.EquateComparable(archive.Cursor{})); err != nil || diff != "" {
			t.Errorf("%s differ after the migration: %v, -want +got\n%s", of, err, diff)
		}
	}
	words, err := archive.ParseWords("words 17")
	if err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		for _, e := range list {
			same("what is known of "+e.ID, func(s archive.Store) (any, error) { return s.Get(t.Context(), e.ID) })
		}
		for _, q := range []archive.Query{{}, {Places: []string{london.ID}}, {Words: words}, {Called: `"Called" London`}, {Called: "London"}} {
			same(fmt.Sprintf("places of %+v", q), func(s archive.Store) (any, error) { return s.Places(t.Context(), q) })
			same(fmt.Sprintf("articles of %+v", q), func(s archive.Store) (any, error) { return s.Articles(t.Context(), q) })
			same(fmt.Sprintf("days of %+v", q), func(s archive.Store) (any, error) { return s.Days(t.Context(), q) })
		}
		same("holdings", func(s archive.Store) (any, error) {
			n, err := s.Stats(t.Context())
			n.Bytes = 0
			return n, err
		})
	}
	check()
	for _, s := range []archive.Store{want, got} {
		if n := put(t, s, list...); n != (archive.Outcome{Same: len(list)}) {
			t.Errorf("Put of the same again = %+v", n)
		}
		if _, err := s.RollUp(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Forget(t.Context(), time.Date(2025, 12, 24, 0, 0, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		if err := s.Delete(t.Context(), list[0].ID); err != nil {
			t.Fatal(err)
		}
	}
	var left []archive.Entry
	for _, e := range list[1:] {
		if e.Published.IsZero() || !e.Published.Before(time.Date(2025, 12, 24, 0, 0, 0, 0, time.UTC)) {
			left = append(left, e)
		}
	}
	list = left
	check()
}
