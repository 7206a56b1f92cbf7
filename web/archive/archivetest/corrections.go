package archivetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/web/archive"
)

// corrected makes a correction of "London" into another place, or into none.
func corrected(name string, to *archive.Place) archive.Correction {
	return archive.Correction{Name: name, Was: london.ID, Place: to, Made: at(20, 12)}
}

func correct(t *testing.T, s archive.Store, id string, list ...archive.Correction) {
	t.Helper()
	if err := s.Correct(t.Context(), id, list...); err != nil {
		t.Fatalf("Correct(%s) = %v", id, err)
	}
}

// corrections makes some, and then puts what other readings found.
func corrections(t *testing.T, s archive.Store) {
	e := entry("a", at(3, 0), "Talks", london, paris)
	e.Claims = []archive.Claim{
		{From: london.ID, To: paris.ID, Stated: [2]float64{500, 500}, Measured: 343, Verdict: "contradicted"},
		{From: paris.ID, To: oxford.ID, Stated: [2]float64{300, 300}, Measured: 300, Verdict: "consistent"},
	}
	put(t, s, e, entry("b", at(4, 0), "More talks", london))
	correct(t, s, "a", corrected("London", &croydon))

	read := func(id string) archive.Detail {
		t.Helper()
		d, err := s.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want := []archive.Mention{
		{Place: croydon, Name: "London", Times: 1, Confidence: 1, Kinds: archive.KindsOf("literal"), Start: 0, End: 5},
		{Place: paris, Times: 2, Confidence: .875, Kinds: archive.KindsOf("literal"), Start: 10, End: 15},
	}
	d := read("a")
	sorted := archive.Entry{Mentions: want}.Normalised().Mentions
	if diff := cmp.Diff(sorted, d.Mentions); diff != "" {
		t.Errorf("what the article names (-want +got):\n%s", diff)
	}
	claims := []archive.Claim{
		{From: croydon.ID, To: paris.ID, Stated: [2]float64{500, 500}, Measured: -1, Verdict: "unverifiable"}, e.Claims[1],
	}
	if diff := cmp.Diff(claims, d.Claims); diff != "" {
		t.Errorf("what the article states (-want +got):\n%s", diff)
	}
	choices := []choice{
		{archive.Query{Places: []string{croydon.ID}}, "a"},
		{archive.Query{Places: []string{london.ID}}, "b"},
	}
	check(t, s, choices)
	put(t, s, e) // as it was read first
	check(t, s, choices)

	again := e
	again.Reader, again.Mentions[0].Confidence = "newer", .5
	put(t, s, again)
	check(t, s, choices)
	if d := read("a"); d.Reader != "newer" || d.Mentions[0].Place != croydon || d.Mentions[0].Confidence != 1 {
		t.Errorf("read again: %+v, want Croydon for certain", d)
	}
	// A reader that takes the words for a third place, and one that takes them for what they mean.
	other := entry("a", at(3, 0), "Talks", oxford, paris)
	other.Mentions[0].Name = "LONDON"
	put(t, s, other)
	check(t, s, append(choices, choice{archive.Query{Places: []string{oxford.ID}}, ""}))
	put(t, s, entry("a", at(5, 0), "Talks, another day", croydon, paris))
	check(t, s, []choice{{archive.Query{Places: []string{croydon.ID}}, "a"}})

	// The last word on some words is the last; what names no place is not named.
	correct(t, s, "a", corrected("London", nil), archive.Correction{Name: "Paris", Place: &london, Made: at(20, 13)})
	put(t, s, e)
	if d := read("a"); len(d.Mentions) != 1 || d.Mentions[0].Place != london || d.Claims[0].From != "" {
		t.Errorf("with other corrections: %+v, want London only, which the article calls Paris", d)
	}
	kept, err := s.Corrections(t.Context(), []string{"a", "b", "none", ""})
	wantKept := map[string][]archive.Correction{"a": {corrected("London", nil), {Name: "Paris", Place: &london, Made: at(20, 13)}}}
	if diff := cmp.Diff(wantKept, kept); err != nil || diff != "" {
		t.Errorf("Corrections: %v (-want +got):\n%s", err, diff)
	}
	if n, err := s.Stats(t.Context()); err != nil || n.Corrected != 1 {
		t.Errorf("Stats = %+v, %v, want one corrected story", n, err)
	}

	var bad *archive.EntryError
	if err := s.Correct(t.Context(), "a", archive.Correction{}); !errors.As(err, &bad) || bad.Field != "name" {
		t.Errorf("a correction of nothing: %v", err)
	}
	if err := s.Correct(t.Context(), "none", corrected("London", nil)); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a correction of an article that is not there: %v", err)
	}
	if err := s.Delete(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	put(t, s, e)
	if kept, err := s.Corrections(t.Context(), []string{"a"}); err != nil || len(kept["a"]) > 0 {
		t.Errorf("an article that was removed has the corrections %+v, %v", kept, err)
	}
}

// inheritedCorrections corrects a copy, and lets other articles become the original of the story.
func inheritedCorrections(t *testing.T, s archive.Store) {
	text := long("The storm")
	put(t, s, told("second", at(4, 0), "two.example", text, london), told("third", at(5, 0), "three.example", text, london))
	correct(t, s, "third", corrected("London", &croydon))
	check(t, s, []choice{{archive.Query{Places: []string{croydon.ID}}, "second"}})
	put(t, s, told("first", at(3, 0), "one.example", text, london))
	check(t, s, []choice{{archive.Query{Places: []string{croydon.ID}}, "first"}, {archive.Query{Places: []string{london.ID}}, ""}})
	for i, gone := range []string{"first", "second"} {
		if err := s.Delete(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		heir := []string{"second", "third"}[i]
		put(t, s, told(heir, at(4+i, 0), "new.example", text, london)) // as it is read from its source
		check(t, s, []choice{{archive.Query{Places: []string{croydon.ID}}, heir}, {archive.Query{Places: []string{london.ID}}, ""}})
	}
}

// called asks by the words that articles have for places.
func called(t *testing.T, s archive.Store) {
	list := []archive.Entry{
		entry("own", at(3, 0), "", london), entry("caps", at(4, 0), "", london), entry("else", at(5, 0), "", london),
		entry("oxford", at(6, 0), "", oxford),
	}
	list[1].Mentions[0].Name, list[2].Mentions[0].Name, list[3].Mentions[0].Name = "LONDON", "Londres", "Londres"
	put(t, s, list...)
	check(t, s, []choice{
		{archive.Query{Called: "London"}, "caps own"},
		{archive.Query{Called: "Londres"}, "oxford else"},
		{archive.Query{Called: "Londres", Places: []string{london.ID}}, "else"},
		{archive.Query{Called: "London", Places: []string{oxford.ID}}, ""},
		{archive.Query{Called: "Oxford"}, ""},
		{archive.Query{Called: "London", Source: "example.org"}, "caps own"},
	})
	if d, err := s.Get(t.Context(), "caps"); err != nil || d.Mentions[0].Name != "" {
		t.Errorf("the name of a place in capitals is kept as %q, %v", d.Mentions[0].Name, err)
	}
}
