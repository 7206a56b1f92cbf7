package archivetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"dateline/web/archive"
)

func comesBack(t *testing.T, s archive.Store) {
	e := entry("a", at(3, 4), "Talks in London", london, paris)
	e.Mentions[1].Kinds, e.Mentions[1].Confidence = archive.KindsOf("associative", "demonym"), .9996
	e.Text = "Talks were held in London."
	e.Claims = []archive.Claim{
		{From: london.ID, To: paris.ID, Stated: [2]float64{300, 400}, Measured: 343.5, Direction: "SE", Verdict: "consistent"},
		{From: "", To: paris.ID, Stated: [2]float64{10, 10}, Measured: -1, Verdict: "unverifiable"},
	}
	undated := entry("b", time.Time{}, "", pole)
	fraction := entry("c", at(3, 4).Add(1500*time.Millisecond).In(time.FixedZone("", 3600)), "Later")
	if got, want := put(t, s, e, undated, fraction), (archive.Outcome{Added: 3}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	want := archive.Detail{Found: archive.Found{Article: e.Article, Mentions: e.Mentions}, Claims: e.Claims, Text: e.Text}
	want.Mentions[1].Confidence = 1
	detail(t, s, want)
	detail(t, s, archive.Detail{Found: archive.Found{Article: undated.Article, Mentions: undated.Mentions}})
	later := fraction.Article
	later.Published = at(3, 4).Add(time.Second)
	detail(t, s, archive.Detail{Found: archive.Found{Article: later}})
	if got, want := ids(t, s, archive.Query{}), "c a b"; got != want {
		t.Errorf("all articles = %q, want %q: the newest first, those without a date last", got, want)
	}
	known, err := s.Known(t.Context(), []string{"a", "none", "c", "A"})
	if diff := cmp.Diff(map[string]bool{"a": true, "c": true}, known); err != nil || diff != "" {
		t.Errorf("Known = %v (-want +got):\n%s", err, diff)
	}
	n, err := s.Stats(t.Context())
	wanted := archive.Stats{
		Stories:  3,
		Undated:  1,
		Texts:    1,
		Places:   3,
		Mentions: 3,
		Claims:   2,
		Oldest:   at(3, 4),
		Newest:   later.Published,
		Bytes:    n.Bytes,
	}
	if diff := cmp.Diff(wanted, n); err != nil || diff != "" || n.Bytes <= 0 {
		t.Errorf("Stats = %v, %d bytes (-want +got):\n%s", err, n.Bytes, diff)
	}
}

// detail compares what is known of an article with what should be.
func detail(t *testing.T, s archive.Store, want archive.Detail) {
	t.Helper()
	got, err := s.Get(t.Context(), want.ID)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
		t.Errorf("Get(%s) = %v (-want +got):\n%s", want.ID, err, diff)
	}
}

func byteForByte(t *testing.T, s archive.Store) {
	for i, text := range []string{
		" \n\t\r\n ", "Ünïcödé İstanbul 東京 \U0001f5fa", "e\u0301", "'; DROP TABLE articles; --", `\u0000 "quoted" %s ?1 $1`,
		"<b>&amp;\u2028",
	} {
		e := entry(fmt.Sprint(i), at(1, 0), text, place(text+"x", text, text, "PPL", 1, 2))
		e.URL, e.Source, e.Language, e.Country, e.Reader, e.Text = text, text, text, text, text, text+strings.Repeat(
			"ж",
			100_000,
		)
		put(t, s, e)
		detail(t, s, archive.Detail{Found: archive.Found{Article: e.Article, Mentions: e.Mentions}, Text: e.Text})
	}
	for _, text := range []string{"a\x00b", "\xff", "\xed\xa0\x80"} {
		for field, set := range map[string]func(*archive.Entry){
			"id": func(e *archive.Entry) { e.ID = text }, "title": func(e *archive.Entry) { e.Title = text },
			"text": func(e *archive.Entry) { e.Text = text }, "mentions": func(e *archive.Entry) { e.Mentions[0].Place.Name = text },
		} {
			e := entry("bad", at(1, 0), "", london)
			set(&e)
			_, err := s.Put(t.Context(), []archive.Entry{e})
			if bad := (*archive.EntryError)(nil); !errors.As(err, &bad) || bad.Field != field {
				t.Errorf("Put with %q as %s = %v, want an EntryError about it", text, field, err)
			}
		}
	}
}

func twice(t *testing.T, s archive.Store) {
	one, two := entry("a", at(3, 0), "One", london, paris), entry("b", at(4, 0), "Two", paris)
	one.Text, two.Text = long("London"), long("Paris")
	one.Story, two.Story = archive.StoryOf(one.Text), archive.StoryOf(two.Text)
	put(t, s, one, two)
	before, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again := one
	again.Mentions = []archive.Mention{one.Mentions[1], one.Mentions[0]} // in another order
	if got, want := put(t, s, two, again, again), (archive.Outcome{Same: 2}); got != want {
		t.Errorf("Put of the same again = %+v, want %+v", got, want)
	}
	after, err := s.Stats(t.Context())
	if diff := cmp.Diff(before, after, cmpopts.IgnoreFields(archive.Stats{}, "Bytes")); err != nil || diff != "" {
		t.Errorf("Stats after the same again = %v (-before +after):\n%s", err, diff)
	}
}

func changed(t *testing.T, s archive.Store) {
	put(t, s, entry("a", at(3, 0), "Talks in London", london, paris), entry("b", at(3, 0), "Other", paris))
	now := entry("a", at(5, 0), "Talks in Oxford", oxford)
	twice := entry("a", at(4, 0), "An earlier line of the same batch", suva)
	if got, want := put(t, s, twice, now), (archive.Outcome{Changed: 1}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	detail(t, s, archive.Detail{Found: archive.Found{Article: now.Article, Mentions: now.Mentions}})
	check(t, s, []choice{
		{archive.Query{Places: []string{london.ID}}, ""},
		{archive.Query{Places: []string{suva.ID}}, ""},
		{archive.Query{Places: []string{paris.ID}}, "b"},
		{archive.Query{Places: []string{oxford.ID}}, "a"},
		{archive.Query{Words: words("london")}, ""},
		{archive.Query{Words: words("oxford")}, "a"},
		{archive.Query{To: at(4, 0)}, "b"},
	})
	moved := paris
	moved.Name, moved.Point = "Paris (FR)", orb.Point{2.3, 48.8}
	put(t, s, entry("c", at(6, 0), "By a newer gazetteer", moved))
	list, err := s.Places(t.Context(), archive.Query{Places: []string{paris.ID}})
	if err != nil || len(list) != 1 || list[0].Place != moved || list[0].Stories != 2 {
		t.Errorf("Places of one that changed = %+v, %v, want it as it is now, with 2 stories", list, err)
	}
}

func allOrNothing(t *testing.T, s archive.Store) {
	bad := entry("b", at(1, 0), "", london)
	bad.Mentions[0].Confidence = 2
	if o, err := s.Put(t.Context(), []archive.Entry{entry("a", at(1, 0), "", london), bad}); err == nil ||
		o != (archive.Outcome{}) {
		t.Errorf("Put with a bad entry = %+v, %v, want an error", o, err)
	}
	for _, e := range []archive.Entry{
		entry("", at(1, 0), ""), entry(strings.Repeat("x", archive.MaxID+1), at(1, 0), ""), entry("a", at(1, 0), "", london, london),
		entry("a", at(1, 0), "", place("x", "", "", "PPL", 181, 0)), entry("a", time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC), ""),
		entry("a", time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC), ""),
		{Article: archive.Article{ID: "a"}, Claims: []archive.Claim{{Verdict: "perhaps"}}},
	} {
		_, err := s.Put(t.Context(), []archive.Entry{e})
		if bad := (*archive.EntryError)(nil); !errors.As(err, &bad) {
			t.Errorf("Put(%+v) = %v, want an EntryError", e, err)
		}
	}
	if got := ids(t, s, archive.Query{}); got != "" {
		t.Errorf("after refused batches the archive holds %q", got)
	}
	if o, err := s.Put(t.Context(), nil); err != nil || o != (archive.Outcome{}) {
		t.Errorf("Put of nothing = %+v, %v", o, err)
	}
}

func nothing(t *testing.T, s archive.Store) {
	for _, id := range []string{"none", "", "a\x00", "\xff", strings.Repeat("x", 10_000)} {
		_, err := s.Get(t.Context(), id)
		derr := s.Delete(t.Context(), id)
		if !errors.Is(err, archive.ErrNotFound) || !errors.Is(derr, archive.ErrNotFound) {
			t.Errorf("Get(%.20q) = %v, Delete = %v, want ErrNotFound", id, err, derr)
		}
		if known, err := s.Known(t.Context(), []string{id}); err != nil || len(known) > 0 {
			t.Errorf("Known(%.20q) = %v, %v", id, known, err)
		}
	}
	for _, q := range []archive.Query{
		{}, {Places: []string{"none"}}, {Words: words("none")}, {From: at(1, 0)}, {From: at(2, 0), To: at(1, 0)},
	} {
		if got := ids(t, s, q); got != "" {
			t.Errorf("Articles(%+v) of nothing = %q", q, got)
		}
		places, err := s.Places(t.Context(), q)
		together, err2 := s.Together(t.Context(), q)
		days, err3 := s.Days(t.Context(), q)
		if len(places)+len(together)+len(days) > 0 || errors.Join(err, err2, err3) != nil {
			t.Errorf("%+v of nothing: %v %v %v, %v", q, places, together, days, errors.Join(err, err2, err3))
		}
	}
	if n, err := s.Stats(t.Context()); err != nil || n.Stories != 0 || !n.Newest.IsZero() {
		t.Errorf("Stats of nothing = %+v, %v", n, err)
	}
	if n, err := s.Forget(t.Context(), at(1, 0)); err != nil || n != 0 {
		t.Errorf("Forget of nothing = %d, %v", n, err)
	}
}
