// Package archivetest tells whether an implementation of archive.Store keeps its
// contract. A new one calls [Run].
package archivetest

import (
	"strings"
	"testing"
	"time"

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
		{"stories are counted by country, source and language", choices},
		{"counts of days add up to those of the stories, whatever changes", rollups},
		{"claims are listed across articles", claims},
		{"pages hold every article once", paged},
		{"copies are one story", copies},
		{"the earliest of copies is the original, whatever comes first", anyOrder},
		{"a story outlives its first article", heirs},
		{"articles that are read again stay what they are", readAgain},
		{"corrections hold whatever is put", corrections},
		{"corrections go on with a story", inheritedCorrections},
		{"articles are chosen by what they call a place", called},
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
