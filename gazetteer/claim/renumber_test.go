package claim

import (
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// TestUnmentioned hands names that are no mentions on as spans, those that may become some.
func TestUnmentioned(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		text string
		none string   // words of which a reader says that they name no place
		want []string // names
		list int      // constraints
	}{
		{"The town of Bucha is 26 km from [Kyiv].", "", []string{"Bucha"}, 1},
		{"[Irpin] is 20 km from [Kyiv] and 4 km from Bucha.", "", []string{"Bucha"}, 2},
		{"The town of Bucha is 26 km from [Kyiv].", "Bucha", nil, 1},
		{"Bucha fell. The town of Bucha is 26 km from [Kyiv].", "Bucha", nil, 1},
		{"[Irpin] is 20 km from [Kyiv].", "", nil, 1},
	} {
		doc := w.Document(tc.text)
		if i := strings.Index(doc.Text, tc.none); tc.none != "" {
			doc.NoPlaces = []geoparse.Span{{Start: i, End: i + len(tc.none)}}
		}
		names, list := Constraints(doc, claims(t, c, doc))
		var got []string
		for _, s := range names {
			got = append(got, doc.Text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(tc.want, "|") || len(list) != tc.list {
			t.Errorf("Constraints(%q) = %q, %d constraints; want %q, %d", tc.text, got, len(list), tc.want, tc.list)
		}
		for _, k := range list {
			if n := len(doc.Mentions) + len(names); k.A < 0 || k.B < 0 || k.A >= n || k.B >= n {
				t.Errorf("Constraints(%q) ties %d to %d, of %d", tc.text, k.A, k.B, n)
			}
		}
	}
}

// withMention returns a document in which words of a name have become a mention.
func withMention(doc *geoparse.Document, words string, place gazetteer.Ref, p gazetteer.Place) *geoparse.Document {
	out := *doc
	start := strings.Index(doc.Text, words)
	m := geoparse.Mention{Span: geoparse.Span{Start: start, End: start + len(words)}, Text: words, Kind: geoparse.Literal,
		Place: len(doc.Places), Within: gazetteer.NoRef, Sense: -1, Confidence: .6, Resolution: .99, ByDistance: true}
	out.Mentions = append([]geoparse.Mention{m}, doc.Mentions...)
	out.Places = append(append([]geoparse.Place(nil), doc.Places...), geoparse.Place{Place: p, Ref: place, Mentions: []int{0}})
	return &out
}

// TestByDistance holds that a name which became a mention by a distance may confirm the
// words, and never contradict them.
func TestByDistance(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		text string
		want Outcome
	}{
		{"The town of Bucha is 26 km from [Kyiv].", Consistent},
		{"The town of Bucha is 90 km from [Kyiv].", Unverifiable},
	} {
		doc := w.Document(tc.text)
		found := claims(t, c, doc)
		if len(found) != 1 || found[0].From.Mention >= 0 {
			t.Fatalf("%q: %+v, want one claim from a name", tc.text, found)
		}
		refined := withMention(doc, "Bucha", w.Ref("Bucha"), w.Place("Bucha"))
		Renumber(found, doc, refined)
		if from, to := found[0].From.Mention, found[0].To.Mention; from != 0 || to != 1 {
			t.Errorf("%q: Renumber makes the ends %d and %d, want 0 and 1", tc.text, from, to)
		}
		v := c.Check(refined, found[0])
		if v.Outcome != tc.want || v.FromPlace == nil || v.FromPlace.Name != "Bucha" {
			t.Errorf("%q: %s (%s), want %s from Bucha", tc.text, v.Outcome, v.Reason, tc.want)
		}
	}
}
