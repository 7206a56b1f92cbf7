package article

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// twoMoscows is a gazetteer of four places.
func twoMoscows(t testing.TB) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	for id, name := range map[gazetteer.PlaceID]string{"geonames:1": "Moscow", "geonames:2": "Moscow",
		"geonames:3": "Kyiv", "geonames:4": "İzmir"} {
		p := gazetteer.Place{ID: id, Name: name, Class: "P", Code: "PPL", Point: orb.Point{30, 40}}
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// mentioning makes a document in which every occurrence of the words is a mention of
// the place.
func mentioning(t testing.TB, x *gazetteer.Index, text string, places map[string]gazetteer.PlaceID) *geoparse.Document {
	t.Helper()
	doc := &geoparse.Document{Text: text}
	for at := 0; at < len(text); at++ {
		for words, id := range places {
			if !strings.HasPrefix(text[at:], words) {
				continue
			}
			ref, ok := x.ByID(id)
			if !ok {
				t.Fatalf("no place %s", id)
			}
			doc.Places = append(doc.Places, geoparse.Place{Place: x.Place(ref), Ref: ref,
				Mentions: []int{len(doc.Mentions)}, Confidence: .5})
			doc.Mentions = append(doc.Mentions, geoparse.Mention{Span: geoparse.Span{Start: at,
				End: at + len(words)}, Text: words,
				Kind: geoparse.Associative, Within: gazetteer.NoRef, Place: len(doc.Places) - 1, Confidence: .5})
		}
	}
	return doc
}

// show writes the mentions and places of a document on one line.
func show(doc *geoparse.Document) string {
	var parts []string
	for _, m := range doc.Mentions {
		id := gazetteer.PlaceID("none")
		if m.Place >= 0 {
			id = doc.Places[m.Place].ID
		}
		parts = append(parts, fmt.Sprintf("%s@%d=%s", m.Text, m.Start, strings.TrimPrefix(string(id), "geonames:")))
	}
	for _, p := range doc.Places {
		parts = append(parts, fmt.Sprintf("%s×%d", strings.TrimPrefix(string(p.ID), "geonames:"), len(p.Mentions)))
	}
	return strings.Join(parts, " ")
}

func TestCorrect(t *testing.T) {
	x := twoMoscows(t)
	const text = "İzmir: Moscow told Kyiv; Moscow waits."
	tests := []struct{ name, corrections, want string }{
		{"nothing that applies", `[{"name":"Ankara","place":null}]`, "Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1"},
		{"every mention of a name", `[{"name":"moscow","place":"geonames:2"}]`,
			"Moscow@8=2 Kyiv@20=3 Moscow@26=2 2×2 3×1"},
		{"one mention", `[{"start":25,"end":31,"place":"geonames:2"}]`, "Moscow@8=1 Kyiv@20=3 Moscow@26=2 1×1 3×1 2×1"},
		{"no place", `[{"name":"Moscow","place":null}]`, "Kyiv@20=3 3×1"},
		{"one is no place", `[{"start":7,"end":13,"place":null}]`, "Kyiv@20=3 Moscow@26=1 3×1 1×1"},
		{"missed, counted in characters", `[{"start":0,"end":5,"place":"geonames:4"}]`,
			"İzmir@0=4 Moscow@8=1 Kyiv@20=3 Moscow@26=1 4×1 1×2 3×1"},
		{"a wider span wins", `[{"start":19,"end":31,"place":"geonames:3"}]`, "Moscow@8=1 Kyiv; Moscow@20=3 1×1 3×1"},
		{"beside the text", `[{"place":"geonames:4"}]`, "Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1 4×0"},
		{"the last word counts", `[{"name":"Moscow","place":null},{"start":7,"end":13,"place":"geonames:2"}]`,
			"Moscow@8=2 Kyiv@20=3 2×1 3×1"},
		{"a name, removed and given back", `[{"name":"Moscow","place":null},
			{"name":"Moscow","place":"geonames:2"}]`, "Kyiv@20=3 3×1"},
		{"a name, then one of its mentions, then the name", `[{"name":"Moscow","place":"geonames:2"},
			{"start":7,"end":13,"place":"geonames:3"},{"name":"MOSCOW","place":"geonames:1"}]`, "Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1"},
		{"a span twice", `[{"start":7,"end":13,"place":"geonames:2"},{"start":7,"end":13,"place":"geonames:3"}]`,
			"Moscow@8=3 Kyiv@20=3 Moscow@26=1 3×2 1×1"},
		{"a span removed by its words", `[{"start":0,"end":5,"place":"geonames:4"},{"name":"İzmir","place":null}]`,
			"Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1"},
		{"a span over what a name removed", `[{"name":"Moscow","place":null},
			{"start":7,"end":18,"place":"geonames:2"}]`, "Moscow told@8=2 Kyiv@20=3 2×1 3×1"},
		{"a place of one's own", `[{"name":"Moscow","place":"own:a","point":[37,55],"label":"The camp"}]`,
			"Moscow@8=own:a Kyiv@20=3 Moscow@26=own:a own:a×2 3×1"},
		{"a place of one's own, beside the text, then for words",
			`[{"place":"own:a","point":[37,55],"label":"The camp"},{"start":7,"end":13,"place":"own:a"}]`,
			"Moscow@8=own:a Kyiv@20=3 Moscow@26=1 own:a×1 3×1 1×1"},
		{"a place of one's own that moves", `[{"place":"own:a","point":[37,55],"label":"The camp"},
			{"place":"own:a","point":[38,55]}]`, "Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1 own:a×0"},
		{"more of a place, which puts nothing on the map", `[{"place":"geonames:4","label":"Smyrna"}]`,
			"Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1"},
		{"coordinates", `[{"name":"Moscow","place":"point:55.50000_37.25000","label":"The mill"}]`,
			"Moscow@8=point:55.50000_37.25000 Kyiv@20=3 Moscow@26=point:55.50000_37.25000 point:55.50000_37.25000×2 3×1"},
		{"a name that is not there", `[{"name":"Oslo","place":"geonames:4"}]`,
			"Moscow@8=1 Kyiv@20=3 Moscow@26=1 1×2 3×1"},
	}
	for _, test := range tests {
		doc := mentioning(t, x, text, map[string]gazetteer.PlaceID{"Moscow": "geonames:1", "Kyiv": "geonames:3"})
		before := show(doc)
		var list []Correction
		if err := json.Unmarshal([]byte(test.corrections), &list); err != nil {
			t.Fatal(err)
		}
		got, _, err := correct(doc, x, NewOffsets(doc.Text), Input{Corrections: list})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if show(got) != test.want {
			t.Errorf("%s: %s, want %s", test.name, show(got), test.want)
		}
		if show(doc) != before {
			t.Errorf("%s: the document itself was changed", test.name)
		}
	}
}

// What a reader says is no place stays known as such, unless a later correction
// makes it one.
func TestNoPlaces(t *testing.T) {
	x := twoMoscows(t)
	for _, tt := range []struct{ corrections, want string }{
		{`[{"name":"Moscow","place":null}]`, "Moscow@0 Moscow@17"},
		{`[{"start":12,"end":16,"place":null},{"start":0,"end":6,"place":null}]`, "Moscow@0 Kyiv@12"},
		{`[{"name":"Moscow","place":null},{"start":17,"end":23,"place":"geonames:2"}]`, "Moscow@0"},
		{`[{"start":0,"end":6,"place":"geonames:2"},{"name":"Moscow","place":null}]`, "Moscow@0 Moscow@17"},
		{`[{"name":"Kyiv","place":"geonames:1"}]`, ""},
	} {
		var list []Correction
		if err := json.Unmarshal([]byte(tt.corrections), &list); err != nil {
			t.Fatal(err)
		}
		doc := mentioning(t, x, "Moscow told Kyiv Moscow", map[string]gazetteer.PlaceID{"Moscow": "geonames:1", "Kyiv": "geonames:3"})
		doc, _, err := correct(doc, x, NewOffsets(doc.Text), Input{Corrections: list})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range doc.NoPlaces {
			got = append(got, fmt.Sprintf("%s@%d", doc.Text[s.Start:s.End], s.Start))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: no places %q, want %q", tt.corrections, s, tt.want)
		}
	}
}

func TestCorrectionErrors(t *testing.T) {
	x := twoMoscows(t)
	one, nine, id, none := 1, 9, gazetteer.PlaceID("geonames:1"), gazetteer.PlaceID("geonames:9")
	own := gazetteer.PlaceID("own:a")
	doc := mentioning(t, x, "Moscow", map[string]gazetteer.PlaceID{"Moscow": "geonames:1"})
	tests := []struct {
		c    Correction
		want string
	}{
		{Correction{}, "corrections[0]: give a span, a name or a place"},
		{Correction{Start: &one, Place: &id}, "corrections[0]: start and end go together"},
		{Correction{Start: &one, End: &nine, Place: &id},
			"corrections[0]: 1 to 9 is not a span of a text of 6 characters"},
		{Correction{Start: &one, End: &one, Place: &id},
			"corrections[0]: 1 to 1 is not a span of a text of 6 characters"},
		{Correction{Name: "Moscow", Place: &none}, `corrections[0]: the gazetteer has no place "geonames:9"`},
		{Correction{Place: &own}, `corrections[0]: "own:a" has no point yet`},
		{Correction{Place: &own, Point: &orb.Point{30, 40}}, "corrections[0]: a place of your own needs a label"},
		{Correction{Place: &own, Point: &orb.Point{30, 95}, Details: Details{Label: "A"}},
			"corrections[0]: [30 95] is not a longitude and latitude in degrees"},
		{Correction{Place: &id, Point: &orb.Point{30, 40}},
			`corrections[0]: a point is for a place of your own, whose id begins with "own:"`},
		{Correction{Place: &id, Details: Details{Source: "javascript:alert(1)"}},
			"corrections[0]: a source is an http or https address"},
		{Correction{Place: &id, Details: Details{Side: "up"}},
			`corrections[0]: "up" is no side for a label: take one of e, w, n, s, ne, nw, se, sw, none`},
		{Correction{Place: &id, Details: Details{Label: strings.Repeat("a", 201)}},
			"corrections[0]: a label has at most 200 characters"},
		{Correction{Name: "Moscow", Start: &one, End: &nine}, "corrections[0]: give a span or a name, not both"},
	}
	for _, test := range tests {
		if _, _, err := correct(doc, x, NewOffsets(doc.Text), Input{Corrections: []Correction{test.c}}); err == nil ||
			err.Error() != test.want {
			t.Errorf("correct(%+v) = %v, want %s", test.c, err, test.want)
		}
	}
}

func TestTheOtherCorrectionsApplyAllTheSame(t *testing.T) {
	x := twoMoscows(t)
	gone, two := gazetteer.PlaceID("geonames:9"), gazetteer.PlaceID("geonames:2")
	doc := mentioning(t, x, "Moscow told Kyiv", map[string]gazetteer.PlaceID{"Moscow": "geonames:1",
		"Kyiv": "geonames:3"})
	got, _, err := correct(doc, x, NewOffsets(doc.Text),
		Input{Corrections: []Correction{{Name: "Kyiv", Place: &gone}, {Name: "Moscow", Place: &two}}})
	if want := "Moscow@0=2 Kyiv@12=3 2×1 3×1"; err == nil || show(got) != want {
		t.Errorf("correct = %s, %v, want %s and an error", show(got), err, want)
	}
}

func FuzzCorrect(f *testing.F) {
	x := twoMoscows(f)
	f.Add("Moscow told Kyiv", `[{"start":0,"end":6,"place":"geonames:2"},{"name":"Kyiv","place":null}]`)
	f.Add("İİ", `[{"start":1,"end":2,"place":"geonames:4"},{"place":"geonames:4"}]`)
	f.Fuzz(func(t *testing.T, text, corrections string) {
		text = strings.ToValidUTF8(text, "?")
		var list []Correction
		if json.Unmarshal([]byte(corrections), &list) != nil {
			return
		}
		doc := mentioning(t, x, text, map[string]gazetteer.PlaceID{"Moscow": "geonames:1", "Kyiv": "geonames:3"})
		doc, _, err := correct(doc, x, NewOffsets(text), Input{Corrections: list})
		if err != nil {
			return
		}
		end := 0
		for i, m := range doc.Mentions {
			if m.Start < end || m.End <= m.Start || doc.Text[m.Start:m.End] != m.Text {
				t.Fatalf("mention %d is %+v after %d", i, m, end)
			}
			end = m.End
		}
		for i, p := range doc.Places {
			for _, m := range p.Mentions {
				if doc.Mentions[m].Place != i {
					t.Errorf("mention %d belongs to place %d, not to %d", m, doc.Mentions[m].Place, i)
				}
			}
		}
	})
}

// BenchmarkCorrect tells the time for each correction (ns/correction), which stays the
// same however many there are: by name, of a mention, and where nothing was found.
func BenchmarkCorrect(b *testing.B) {
	x := twoMoscows(b)
	place := gazetteer.PlaceID("geonames:2")
	for _, n := range []int{1_000, 2_000, 4_000} {
		text := strings.Repeat("Moscow told Kyiv. ", 4*n) // as much text for each correction
		doc := mentioning(b, x, text, map[string]gazetteer.PlaceID{"Moscow": "geonames:1", "Kyiv": "geonames:3"})
		offsets := NewOffsets(text)
		span := func(i, from, to int) Correction {
			start, end := 18*4*i+from, 18*4*i+to
			return Correction{Start: &start, End: &end, Place: &place}
		}
		for name, one := range map[string]func(i int) Correction{
			"names":    func(int) Correction { return Correction{Name: "Moscow", Place: &place} },
			"mentions": func(i int) Correction { return span(i, 0, 6) },
			"added":    func(i int) Correction { return span(i, 7, 11) },
		} {
			var list []Correction
			for i := range n {
				list = append(list, one(i))
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, _, err := correct(doc, x, offsets, Input{Corrections: list}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/correction")
			})
		}
	}
}
