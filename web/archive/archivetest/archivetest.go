// Package archivetest tells whether an implementation of archive.Store keeps its
// contract. A new one calls [Run].
package archivetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/web/archive"
)

// Opener opens one archive, the same with each call, to be closed by the test that
// it is given. One that cannot be opened twice gives the same store again.
type Opener func(t *testing.T) archive.Store

// Run tests archives that create makes. Each is empty.
func Run(t *testing.T, create func(t *testing.T) Opener) {
	tests := []struct {
		name string
		test func(*testing.T, archive.Store)
	}{
		{"what is put comes back", comesBack},
		{"texts come back byte for byte", byteForByte},
		{"putting twice changes nothing", twice},
		{"a changed article takes the place of what it was", changed},
		{"all of a batch is kept or nothing", allOrNothing},
		{"nothing is not found", nothing},
		{"articles are chosen by place", byPlace},
		{"articles are chosen by time", byTime},
		{"articles are chosen by words", byWords},
		{"articles are chosen by more", byMore},
		{"places, days and what is named together are counted", counted},
		{"pages hold every article once", paged},
		{"copies are one story", copies},
		{"a story outlives its first article", heirs},
		{"articles that are read again stay what they are", readAgain},
		{"what is forgotten is gone", forgotten},
		{"several write at once", writers},
		{"an ended context ends the call", ended},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := create(t)(t)
			if err := s.Ping(t.Context()); err != nil {
				t.Fatalf("Ping = %v", err)
			}
			test.test(t, s)
		})
	}
	t.Run("two that are open at once are one archive", func(t *testing.T) { atOnce(t, create(t)) })
}

// The places of the tests, with their points rounded.
var (
	london  = place("geonames:2643743", "London", "GB", "PPLC", -0.126, 51.509)
	croydon = place("geonames:2651817", "Croydon", "GB", "PPL", -0.1, 51.383)
	oxford  = place("geonames:2640729", "Oxford", "GB", "PPLA2", -1.256, 51.752)
	paris   = place("geonames:2988507", "Paris", "FR", "PPLC", 2.349, 48.853)
	suva    = place("geonames:2198148", "Suva", "FJ", "PPLC", 178.442, -18.142)
	apia    = place("geonames:4035413", "Apia", "WS", "PPLC", -171.767, -13.833)
	pole    = place("geonames:1", "South Pole Station", "", "STNB", 0, -90)
)

func place(id, name, country, code string, lon, lat float64) archive.Place {
	return archive.Place{ID: id, Name: name, Country: country, Class: code[:1], Code: code, Point: orb.Point{lon, lat}}
}

// at is a time of November 2026, or none for a zero day.
func at(day, hour int) time.Time {
	if day == 0 {
		return time.Time{}
	}
	return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC)
}

// entry is an article that names places.
func entry(id string, published time.Time, title string, places ...archive.Place) archive.Entry {
	e := archive.Entry{Article: archive.Article{ID: id, URL: "https://example.org/" + id, Source: "example.org", Title: title,
		Published: published, Language: "en", Country: "GB", Reader: "test"}}
	for i, p := range places {
		e.Mentions = append(
			e.Mentions,
			archive.Mention{
				Place:      p,
				Times:      i + 1,
				Confidence: .875,
				Kinds:      archive.KindsOf("literal"),
				Start:      10 * i,
				End:        10*i + 5,
			},
		)
	}
	return e
}

// long is a text that is long enough to be compared.
func long(about string) string { return strings.Repeat(about+" was what they spoke of. ", 10) }

func put(t *testing.T, s archive.Store, entries ...archive.Entry) archive.Outcome {
	t.Helper()
	o, err := s.Put(t.Context(), entries)
	if err != nil {
		t.Fatalf("Put = %v", err)
	}
	return o
}

// ids names the articles that a query chooses.
func ids(t *testing.T, s archive.Store, q archive.Query) string {
	t.Helper()
	page, err := s.Articles(t.Context(), q)
	if err != nil {
		t.Errorf("Articles(%+v) = %v", q, err)
	}
	var all []string
	for _, f := range page.Stories {
		all = append(all, f.ID)
	}
	return strings.Join(all, " ")
}

// check compares what queries choose with what they should.
func check(t *testing.T, s archive.Store, tests []choice) {
	t.Helper()
	for _, test := range tests {
		if got := ids(t, s, test.query); got != test.want {
			t.Errorf("Articles(%+v) = %q, want %q", test.query, got, test.want)
		}
	}
}

type choice struct {
	query archive.Query
	want  string
}

func near(p archive.Place, radius geo.Length) *geo.Circle {
	return &geo.Circle{Center: p.Point, Radius: radius}
}

func box(west, south, east, north float64) *orb.Bound {
	return &orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

func words(s string) archive.Words {
	w, err := archive.ParseWords(s)
	if err != nil {
		panic(err)
	}
	return w
}

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

// fill puts six articles.
func fill(t *testing.T, s archive.Store) {
	t.Helper()
	six := []archive.Entry{
		entry("undated", at(0, 0), "A report from Suva", suva),
		entry("mon", at(2, 9), "Talks in London", london, paris),
		entry("tue", at(3, 0), "Fire in Croydon", croydon, london),
		entry("wed", at(4, 23), "Île-de-France: the Élysée speaks of peace talks", paris),
		entry("thu", at(5, 12), "Ships leave Apia", apia, suva),
		entry("fri", at(6, 12), "Cold at the Pole", pole, london, oxford),
	}
	six[3].Language, six[3].Source, six[3].Country = "fr", "exemple.fr", "FR"
	six[4].Text = "The ships 東京都に来た left at noon; Straße and naïve."
	six[1].Claims = []archive.Claim{
		{From: london.ID, To: paris.ID, Stated: [2]float64{900, 900}, Measured: 343, Verdict: "contradicted"},
	}
	six[5].Claims = []archive.Claim{{To: paris.ID, Stated: [2]float64{900, 900}, Measured: -1, Verdict: "unverifiable"}}
	put(t, s, six...)
}

func byPlace(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{}, "fri thu wed tue mon undated"},
		{archive.Query{Places: []string{paris.ID}}, "wed mon"},
		{archive.Query{Places: []string{paris.ID, croydon.ID, "none"}}, "wed tue mon"},
		{archive.Query{Places: []string{}}, ""},
		{archive.Query{Countries: []string{"GB"}}, "fri tue mon"},
		{archive.Query{Countries: []string{"FJ", "WS"}}, "thu undated"},
		{archive.Query{Countries: []string{""}}, "fri"},
		{archive.Query{Near: near(croydon, geo.Kilometre)}, "tue"},
		{archive.Query{Near: near(croydon, 20*geo.Kilometre)}, "fri tue mon"},
		{archive.Query{Near: near(oxford, 50*geo.Kilometre)}, "fri"},
		{archive.Query{Near: near(place("", "", "", "P", 180, -16), 1_000*geo.Kilometre)}, "thu undated"},
		{archive.Query{Near: near(place("", "", "", "P", 180, -89), 200*geo.Kilometre)}, "fri"},
		{archive.Query{Within: box(-1, 51, 1, 52)}, "fri tue mon"},
		{archive.Query{Within: box(170, -20, -170, -10)}, "thu undated"},
		{archive.Query{Within: box(-170, -20, 170, -10)}, ""},
		{archive.Query{Within: box(-172, -20, -170, -10)}, "thu"},
		{archive.Query{Within: box(-180, -90, 180, -89)}, "fri"},
		// One place has to be all that is asked for: Croydon is in no article of Oxford.
		{archive.Query{Within: box(-1, 51, 1, 52), Near: near(oxford, 50*geo.Kilometre)}, ""},
		{archive.Query{Countries: []string{"GB"}, Near: near(oxford, 50*geo.Kilometre)}, "fri"},
		{archive.Query{Countries: []string{"FR"}, Places: []string{london.ID}}, ""},
		{archive.Query{Places: []string{london.ID}, From: at(3, 0), To: at(6, 0)}, "tue"},
	})
	page, err := s.Articles(t.Context(), archive.Query{Places: []string{croydon.ID}})
	if err != nil || len(page.Stories) != 1 || len(page.Stories[0].Mentions) != 2 ||
		page.Stories[0].Mentions[1].Place != croydon {
		t.Errorf("Articles tells of mentions: %+v, %v, want both of the article", page.Stories, err)
	}
}

func byTime(t *testing.T, s archive.Store) {
	fill(t, s)
	put(
		t,
		s,
		entry("old", time.Date(1066, 10, 14, 9, 0, 0, 0, time.UTC), "Hastings"),
		entry("next", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), "Far"),
	)
	check(t, s, []choice{
		{archive.Query{}, "next fri thu wed tue mon old undated"},
		{archive.Query{From: at(4, 23)}, "next fri thu wed"},
		{archive.Query{From: at(4, 23).Add(time.Millisecond)}, "next fri thu"},
		{archive.Query{To: at(4, 23)}, "tue mon old"},
		{archive.Query{To: at(4, 23).Add(time.Millisecond)}, "wed tue mon old"},
		{archive.Query{From: at(3, 0), To: at(4, 0)}, "tue"},
		{archive.Query{From: at(3, 0).In(time.FixedZone("", 7200)), To: at(4, 0)}, "tue"},
		{archive.Query{From: at(4, 0), To: at(3, 0)}, ""},
		{
			archive.Query{From: time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), To: time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC)},
			"next fri thu wed tue mon old",
		},
		{archive.Query{To: time.Date(1500, 1, 1, 0, 0, 0, 0, time.UTC)}, "old"},
	})
}

func byWords(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{Words: words("talks")}, "wed mon"},
		{archive.Query{Words: words("TALKS london")}, "mon"},
		{archive.Query{Words: words("elysee")}, "wed"},
		{archive.Query{Words: words("Élysée")}, "wed"},
		{archive.Query{Words: words(`"peace talks"`)}, "wed"},
		{archive.Query{Words: words(`"talks peace"`)}, ""},
		{archive.Query{Words: words("talk*")}, "wed mon"},
		{archive.Query{Words: words("talk")}, ""},
		{archive.Query{Words: words("talks -peace")}, "mon"},
		{archive.Query{Words: words(`in -"in london" -fire`)}, ""},
		{archive.Query{Words: words("île-de-france")}, "wed"},
		{archive.Query{Words: words("noon")}, "thu"}, // of the text
		{archive.Query{Words: words("ships noon")}, "thu"},
		{archive.Query{Words: words("東京")}, "thu"},
		{archive.Query{Words: words("京東")}, ""},
		{archive.Query{Words: words("strasse naive")}, "thu"},
		{archive.Query{Words: words("or and near not")}, ""},
		{archive.Query{Words: words(`'"*() AND & | ! <-> :* talks`)}, ""},
		{archive.Query{Words: words("talks"), Places: []string{london.ID}}, "mon"},
		{archive.Query{Words: words("talks"), From: at(3, 0)}, "wed"},
		{archive.Query{Words: words("talks"), Limit: 1}, "wed"},
	})
}

func byMore(t *testing.T, s archive.Store) {
	fill(t, s)
	check(t, s, []choice{
		{archive.Query{Source: "exemple.fr"}, "wed"},
		{archive.Query{Source: "Example.org"}, ""},
		{archive.Query{Language: "fr"}, "wed"},
		{archive.Query{Language: "en", Places: []string{paris.ID}}, "mon"},
		{archive.Query{Verdict: "contradicted"}, "mon"},
		{archive.Query{Verdict: "consistent"}, ""},
		{
			archive.Query{
				Verdict:  "unverifiable",
				Places:   []string{london.ID},
				Words:    words("pole"),
				Source:   "example.org",
				Language: "en",
				From:     at(6, 0),
			},
			"fri",
		},
	})
}

// counts writes counted places as "London 3, Paris 2".
func counts(list []archive.PlaceCount, err error) string {
	var all []string
	for _, n := range list {
		all = append(all, fmt.Sprint(n.Place.Name, " ", n.Stories))
	}
	if err != nil {
		all = append(all, err.Error())
	}
	return strings.Join(all, ", ")
}

func counted(t *testing.T, s archive.Store) {
	fill(t, s)
	ctx := t.Context()
	for _, test := range []struct {
		query            archive.Query
		places, together string
		days             string
	}{
		{archive.Query{}, "London 3, Suva 2, Paris 2, Croydon 1, Apia 1, South Pole Station 1, Oxford 1",
			"London 3, Suva 2, Paris 2, Croydon 1, Apia 1, South Pole Station 1, Oxford 1", "2:1 3:1 4:1 5:1 6:1"},
		{archive.Query{Limit: 2}, "London 3, Suva 2", "London 3, Suva 2", "5:1 6:1"},
		{archive.Query{Places: []string{london.ID}}, "London 3", "Paris 1, Croydon 1, South Pole Station 1, Oxford 1", "2:1 3:1 6:1"},
		{archive.Query{Countries: []string{"GB"}}, "London 3, Croydon 1, Oxford 1", "Paris 1, South Pole Station 1", "2:1 3:1 6:1"},
		{archive.Query{From: at(3, 0), To: at(5, 0)}, "London 1, Paris 1, Croydon 1", "London 1, Paris 1, Croydon 1", "3:1 4:1"},
		{archive.Query{Words: words("talks")}, "Paris 2, London 1", "Paris 2, London 1", "2:1 4:1"},
		{archive.Query{Words: words("talks"), Places: []string{london.ID}}, "London 1", "Paris 1", "2:1"},
		{archive.Query{Verdict: "contradicted"}, "London 1, Paris 1", "London 1, Paris 1", "2:1"},
		{archive.Query{Places: []string{suva.ID}}, "Suva 2", "Apia 1", "5:1"},
	} {
		if got := counts(s.Places(ctx, test.query)); sorted(got) != sorted(test.places) {
			t.Errorf("Places(%+v) = %s, want %s", test.query, got, test.places)
		}
		if got := counts(s.Together(ctx, test.query)); sorted(got) != sorted(test.together) {
			t.Errorf("Together(%+v) = %s, want %s", test.query, got, test.together)
		}
		days, err := s.Days(ctx, test.query)
		var got []string
		for _, d := range days {
			got = append(got, fmt.Sprint(d.Day.Day(), ":", d.Stories))
			if want := at(d.Day.Day(), 0); !d.Day.Equal(want) {
				t.Errorf("Days(%+v) has the day %s, want %s", test.query, d.Day, want)
			}
		}
		if all := strings.Join(got, " "); err != nil || all != test.days {
			t.Errorf("Days(%+v) = %s, %v, want %s", test.query, all, err, test.days)
		}
	}
	list, err := s.Places(ctx, archive.Query{Places: []string{suva.ID}})
	if err != nil || len(list) != 1 || !list[0].Newest.Equal(at(5, 12)) || list[0].Place != suva {
		t.Errorf("Places = %+v, %v, want Suva with the time of its newest story", list, err)
	}
}

// sorted orders counted places of the same number by name: which comes first is left
// open.
func sorted(list string) string {
	all := strings.Split(list, ", ")
	for i := range all {
		for j := i; j > 0; j-- {
			a, b := all[j-1], all[j]
			if a[strings.LastIndex(a, " ")+1:] == b[strings.LastIndex(b, " ")+1:] && a > b {
				all[j-1], all[j] = b, a
			}
		}
	}
	return strings.Join(all, ", ")
}

func paged(t *testing.T, s archive.Store) {
	const articles = 260
	var all []archive.Entry
	for i := range articles {
		when := at(1+i%20, 0) // 13 of each second
		if i%26 == 0 {
			when = time.Time{}
		}
		all = append(all, entry(fmt.Sprintf("%03d", i), when, "Page", london))
	}
	put(t, s, all...)
	if page, err := s.Articles(t.Context(), archive.Query{}); err != nil || len(page.Stories) != 100 || page.Next.IsZero() {
		t.Errorf("Articles without a limit gives %d, %v, want 100 and more", len(page.Stories), err)
	}
	for _, q := range []archive.Query{
		{Limit: 7}, {Limit: 7, Places: []string{london.ID}}, {Limit: 7, Words: words("page")}, {Limit: 13, Countries: []string{"GB"}},
		{Limit: 260}, {Limit: 300},
	} {
		seen := map[string]int{}
		before, pages := "9", 0
		for {
			page, err := s.Articles(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range page.Stories {
				seen[f.ID]++
				when := "0"
				if !f.Published.IsZero() {
					when = f.Published.Format(time.RFC3339)
				}
				if when > before {
					t.Fatalf("%+v lists %s after %s", q, when, before)
				}
				before = when
			}
			if pages++; pages == 3 { // while somebody reads, others write
				put(t, s, entry("added "+before+fmt.Sprint(q.Limit), at(29, 0), "Page", london))
				if err := s.Delete(t.Context(), page.Stories[len(page.Stories)-1].ID); err != nil {
					t.Fatal(err)
				}
				put(t, s, all...) // what was deleted comes back
				for i := range all {
					all[i].Title = "Page, changed"
				}
				put(t, s, all...)
			}
			cursor, err := archive.ParseCursor(page.Next.String())
			if page.Next.IsZero() {
				break
			}
			if err != nil || cursor != page.Next {
				t.Fatalf("ParseCursor(%s) = %v, %v", page.Next, cursor, err)
			}
			q.After = cursor
		}
		for i := range articles {
			if id := fmt.Sprintf("%03d", i); seen[id] < 1 {
				t.Errorf("the pages of %d hold article %s %d times", q.Limit, id, seen[id])
			}
		}
	}
}

// told is an entry with a text that is compared.
func told(id string, published time.Time, source, text string, places ...archive.Place) archive.Entry {
	e := entry(id, published, "Title of "+id, places...)
	e.Source, e.Story = source, archive.StoryOf(text)
	return e
}

func copies(t *testing.T, s archive.Store) {
	text := long("The storm")
	first := told("first", at(3, 0), "one.example", text, london)
	copied := told("copy", at(2, 0), "two.example", strings.ToUpper(text)+" ", london)
	if got, want := put(t, s, first, copied), (archive.Outcome{Added: 2, Copies: 1}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	copied = told("later", at(9, 0), "three.example", text, london)
	if got, want := put(t, s, copied), (archive.Outcome{Added: 1, Copies: 1}); got != want {
		t.Errorf("Put = %+v, want %+v", got, want)
	}
	put(
		t,
		s,
		told("other", at(4, 0), "two.example", long("The flood"), london),
		told("short", at(4, 0), "a", "No comment."),
		told("short too", at(4, 0), "b", "No comment."),
	)
	check(t, s, []choice{
		{archive.Query{Places: []string{london.ID}}, "other first"},
		{archive.Query{Source: "two.example"}, "other first"},
		{archive.Query{Source: "three.example"}, "first"},
		{archive.Query{From: at(9, 0)}, ""},
	})
	if got := counts(s.Places(t.Context(), archive.Query{})); got != "London 2" {
		t.Errorf("Places = %s, want each story once", got)
	}
	list := []archive.Copy{
		{ID: "copy", URL: "https://example.org/copy", Source: "two.example", Title: "Title of copy", Published: at(2, 0)},
		{ID: "later", URL: "https://example.org/later", Source: "three.example", Title: "Title of later", Published: at(9, 0)},
	}
	detail(t, s, archive.Detail{Found: archive.Found{Article: first.Article, Mentions: first.Mentions, Copies: list}})
	got, err := s.Get(t.Context(), "copy")
	if err != nil || got.CopyOf != "first" || len(got.Mentions) > 0 {
		t.Errorf("Get of a copy = %+v, %v, want one of first", got, err)
	}
	n, err := s.Stats(t.Context())
	if err != nil || n.Stories != 4 || n.Copies != 2 || n.Mentions != 2 {
		t.Errorf("Stats = %+v, %v, want 4 stories and 2 copies", n, err)
	}
}

func heirs(t *testing.T, s archive.Store) {
	text := long("The storm")
	first := told("first", at(3, 0), "one.example", text, london, paris)
	first.Text = text
	first.Claims = []archive.Claim{{From: london.ID, To: paris.ID, Measured: 343, Verdict: "contradicted"}}
	put(t, s, first, told("second", at(4, 0), "two.example", text), told("third", at(5, 0), "three.example", text))
	if err := s.Delete(t.Context(), "first"); err != nil {
		t.Fatal(err)
	}
	check(t, s, []choice{
		{archive.Query{}, "second"},
		{archive.Query{Places: []string{paris.ID}}, "second"},
		{archive.Query{Verdict: "contradicted"}, "second"},
		{archive.Query{Words: words("title second")}, "second"},
		{archive.Query{Words: words("storm")}, "second"},
		{archive.Query{Source: "three.example"}, "second"},
	})
	// The text of another story is one of its own.
	put(t, s, told("second", at(4, 0), "two.example", long("The flood"), oxford))
	check(t, s, []choice{
		{archive.Query{}, "third second"},
		{archive.Query{Places: []string{paris.ID}}, "third"},
		{archive.Query{Places: []string{oxford.ID}}, "second"},
	})
	got, err := s.Get(t.Context(), "third")
	if err != nil || got.Text != text || len(got.Claims) != 1 || len(got.Copies) != 0 {
		t.Errorf("Get of the last of a story = %+v, %v, want its text and claim", got, err)
	}
}

// readAgain puts all articles again as a newer model reads them.
func readAgain(t *testing.T, s archive.Store) {
	text := long("The storm")
	put(t, s, told("first", at(3, 0), "one.example", text, london), told("second", at(4, 0), "two.example", text, london))
	for _, order := range [][]string{{"first", "second"}, {"second", "first"}} {
		for _, batch := range []int{1, 2} {
			reader := fmt.Sprint(order, batch)
			var again []archive.Entry
			for _, id := range order {
				e := told(id, at(map[string]int{"first": 3, "second": 4}[id], batch), id+".example", text, oxford)
				e.Reader = reader
				again = append(again, e)
			}
			if batch == 2 {
				put(t, s, again...)
			} else {
				put(t, s, again[0])
				put(t, s, again[1])
			}
			d, err := s.Get(t.Context(), "first")
			if err != nil || d.CopyOf != "" || len(d.Copies) != 1 || d.Reader != reader || len(d.Mentions) != 1 ||
				d.Mentions[0].Place != oxford {
				t.Errorf("read again in the order %s: %+v, %v, want the new reading and one copy", reader, d, err)
			}
			if got := ids(t, s, archive.Query{}); got != "first" {
				t.Errorf("read again in the order %s: the stories are %q, want first", reader, got)
			}
		}
	}
}

func forgotten(t *testing.T, s archive.Store) {
	fill(t, s)
	text := long("The storm")
	put(t, s, told("early", at(1, 0), "a", text, oxford), told("late", at(20, 0), "b", text, oxford))
	n, err := s.Forget(t.Context(), at(4, 23))
	if err != nil || n != 3 {
		t.Errorf("Forget = %d, %v, want 3", n, err)
	}
	check(t, s, []choice{
		{archive.Query{}, "late fri thu wed undated"},
		{archive.Query{Places: []string{oxford.ID}}, "late fri"},
		{archive.Query{Places: []string{croydon.ID}}, ""},
		{archive.Query{Words: words("fire")}, ""},
		{archive.Query{Verdict: "contradicted"}, ""},
	})
	if n, err := s.Stats(t.Context()); err != nil || n.Stories != 5 || n.Places != 6 || !n.Oldest.Equal(at(4, 23)) {
		t.Errorf("Stats = %+v, %v, want 5 stories with 6 places", n, err)
	}
	if n, err := s.Forget(t.Context(), time.Time{}); err != nil || n != 0 {
		t.Errorf("Forget of what is before nothing = %d, %v", n, err)
	}
}

// writers puts the same and different articles from many sides.
func writers(t *testing.T, s archive.Store) {
	const sides, batches, size = 8, 5, 20
	var all sync.WaitGroup
	for side := range sides {
		all.Go(func() {
			for b := range batches {
				var list []archive.Entry
				for i := range size {
					own := place(fmt.Sprint("own:", side, ".", b), "Own", "GB", "PPL", float64(side), float64(b))
					list = append(list, told(fmt.Sprint(side, ".", b, ".", i), at(1+b, 0), "s", "short", own),
						told(fmt.Sprint("shared ", b, ".", i), at(1+b, 0), "s", long(fmt.Sprint("storm ", b, i)), london))
				}
				if _, err := s.Put(context.WithoutCancel(t.Context()), list); err != nil {
					t.Errorf("Put of side %d = %v", side, err)
				}
			}
		})
	}
	all.Wait()
	n, err := s.Stats(t.Context())
	if want := int64(sides*batches*size + batches*size); err != nil || n.Stories != want || n.Mentions != want || n.Copies != 0 {
		t.Errorf("Stats = %+v, %v, want %d stories", n, err, want)
	}
	list, err := s.Places(t.Context(), archive.Query{})
	if err != nil || len(list) != sides*batches+1 || list[0].Stories != batches*size {
		t.Errorf("Places = %d of them, %v, want %d", len(list), err, sides*batches+1)
	}
}

func ended(t *testing.T, s archive.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, []archive.Entry{entry("a", at(1, 0), "", london)}); !errors.Is(err, context.Canceled) {
		t.Errorf("Put with an ended context = %v, want %v", err, context.Canceled)
	}
	if _, err := s.Articles(ctx, archive.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Articles with an ended context = %v, want %v", err, context.Canceled)
	}
	if got := ids(t, s, archive.Query{}); got != "" {
		t.Errorf("after a Put with an ended context there is %q", got)
	}
}

func atOnce(t *testing.T, open Opener) {
	a, b := open(t), open(t)
	put(t, a, entry("1", at(1, 0), "One", london))
	put(t, b, entry("2", at(2, 0), "Two", london, paris))
	put(t, a, entry("3", at(3, 0), "Three", paris, oxford))
	for name, s := range map[string]archive.Store{"first": a, "second": b} {
		if got, want := counts(s.Places(t.Context(), archive.Query{})), "London 2, Paris 2, Oxford 1"; sorted(got) != want {
			t.Errorf("Places of the %s = %s, want %s", name, got, want)
		}
		if got := ids(t, s, archive.Query{Countries: []string{"FR"}}); got != "3 2" {
			t.Errorf("Articles of the %s = %s, want 3 2", name, got)
		}
	}
	var all sync.WaitGroup
	for i, s := range []archive.Store{a, b} {
		all.Go(func() {
			for n := range 20 {
				list := []archive.Entry{
					entry(fmt.Sprint(i, ".", n), at(4, 0), "Both", place(fmt.Sprint("both:", n), "Both", "", "PPL", 1, 1)),
					told("both", at(5, 0), "s", long("storm"), oxford),
				}
				if _, err := s.Put(context.WithoutCancel(t.Context()), list); err != nil {
					t.Errorf("Put = %v", err)
				}
			}
		})
	}
	all.Wait()
	third := open(t)
	for name, s := range map[string]archive.Store{"first": a, "second": b, "third": third} {
		if n, err := s.Stats(t.Context()); err != nil || n.Stories != 44 || n.Places != 23 {
			t.Errorf("Stats of the %s = %+v, %v, want 44 stories and 23 places", name, n, err)
		}
	}
}
