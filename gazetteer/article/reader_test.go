package article

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
)

// smallWorld is a gazetteer of a few towns and their countries.
func smallWorld(t testing.TB) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	for _, p := range []gazetteer.Place{
		{ID: "geonames:298795", Name: "Turkey", Class: "A", Code: "PCLI", Country: "TR", Point: orb.Point{35, 39},
			Population: 82319724},
		{ID: "geonames:690791", Name: "Ukraine", Class: "A", Code: "PCLI", Country: "UA", Point: orb.Point{32, 49},
			Population: 44622516},
		{ID: "geonames:745044", Name: "Istanbul", Class: "P", Code: "PPLA", Country: "TR",
			Point: orb.Point{28.94966, 41.01384}, Population: 15701602},
		{ID: "geonames:323786", Name: "Ankara", Class: "P", Code: "PPLC", Country: "TR",
			Point: orb.Point{32.85427, 39.91987}, Population: 3517182},
		{ID: "geonames:703448", Name: "Kyiv", Class: "P", Code: "PPLC", Country: "UA",
			Point: orb.Point{30.5238, 50.45466}, Population: 2797553},
	} {
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.AddTagged("geonames:323786", gazetteer.TaggedName{Tag: "de", Text: "Ankara-Stadt"}); err != nil {
		t.Fatal(err)
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// trained is a reader of the small world with the model of the program.
func trained(t testing.TB) *Reader {
	t.Helper()
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		t.Fatal(err)
	}
	x := smallWorld(t)
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model, Tables: os.DirFS("../../data")})
	if err != nil {
		t.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS("../../data"), x)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(Config{Index: x, Parser: p, Checker: claim.New(claim.Config{Extractors: extractors, Index: x})})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNewChecksItsParts(t *testing.T) {
	whole := Config{Index: new(gazetteer.Index), Parser: new(geoparse.Parser), Checker: new(claim.Checker)}
	for _, tt := range []struct {
		name   string
		config func(Config) Config
		want   error
	}{
		{"whole", func(c Config) Config { return c }, nil},
		{"no index", func(c Config) Config { c.Index = nil; return c }, ErrNoIndex},
		{"no parser", func(c Config) Config { c.Parser = nil; return c }, ErrNoParser},
		{"no checker", func(c Config) Config { c.Checker = nil; return c }, ErrNoChecker},
	} {
		if _, err := New(tt.config(whole)); !errors.Is(err, tt.want) {
			t.Errorf("%s: New = %v, want %v", tt.name, err, tt.want)
		}
	}
}

const talks = "Élise said so: ministers met in Istanbul on Friday. Ankara is 350 km from Istanbul."

func TestRead(t *testing.T) {
	r := trained(t)
	kyiv, lost := gazetteer.PlaceID("geonames:703448"), gazetteer.PlaceID("geonames:0")
	for _, tt := range []struct {
		name string
		in   Input
		want string // mentions, and verdicts where they matter
	}{
		{"as it is", Input{Text: talks}, "Istanbul=745044 Ankara=323786 Istanbul=745044 consistent"},
		{"one kind", Input{Text: talks, Kinds: []geoparse.Kind{geoparse.Demonym}}, ""},
		{"spans in code points", Input{Text: talks, Spans: []Range{{32, 40}}}, "Istanbul=745044 unverifiable"},
		{"corrected, and checked anew", Input{Text: talks,
			Corrections: []Correction{{Name: "Ankara", Place: &kyiv}}},
			"Istanbul=745044 Ankara=703448 Istanbul=745044 contradicted"},
		{"what cannot apply is dropped", Input{Text: talks, DropCorrections: true,
			Corrections: []Correction{{Name: "Ankara", Place: &lost}, {Name: "Istanbul"}}}, "Ankara=323786 unverifiable"},
		{"in English", Input{Text: talks, Language: "en"}, "Istanbul=745044 Ankara=323786 Istanbul=745044 consistent"},
	} {
		a, err := r.Read(context.Background(), tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var got []string
		for _, m := range a.Mentions {
			id := "none"
			if m.Place >= 0 {
				id = strings.TrimPrefix(string(a.Places[m.Place].ID), "geonames:")
			}
			got = append(got, m.Text+"="+id)
		}
		for _, v := range a.Verdicts {
			got = append(got, string(v.Outcome))
		}
		if s := strings.Join(got, " "); !strings.HasPrefix(s, tt.want) {
			t.Errorf("%s: Read = %s, want %s", tt.name, s, tt.want)
		}
		if a.Language != "en" {
			t.Errorf("%s: read in %q, want en", tt.name, a.Language)
		}
	}
}

// TestAgain reads with other corrections what was read with some.
func TestAgain(t *testing.T) {
	kyiv, lost := gazetteer.PlaceID("geonames:703448"), gazetteer.PlaceID("geonames:0")
	first, err := trained(t).Read(t.Context(), Input{Text: talks, Title: "Talks",
		Corrections: []Correction{{Name: "Istanbul", Place: &kyiv}}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := first.Again(t.Context(), []Correction{{Name: "Ankara", Place: &kyiv}, {Name: "Istanbul", Place: &lost}})
	if err != nil || len(a.Mentions) != 3 || a.Title != "Talks" {
		t.Fatalf("Again = %+v, %v", a, err)
	}
	for i, want := range []gazetteer.PlaceID{"geonames:745044", kyiv, "geonames:745044"} {
		if got := a.Places[a.Mentions[i].Place].ID; got != want {
			t.Errorf("mention %d means %s, want %s", i, got, want)
		}
	}
	if a.Verdicts[0].Outcome != "contradicted" {
		t.Errorf("the claim is %s, want it checked anew", a.Verdicts[0].Outcome)
	}
}

// A correction is a decision: it says so, and nothing ranks the mention again.
func TestCorrectionsAreDecisions(t *testing.T) {
	kyiv := gazetteer.PlaceID("geonames:703448")
	a, err := trained(t).Read(context.Background(),
		Input{Text: talks, Explain: true, Corrections: []Correction{{Name: "Ankara", Place: &kyiv}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range a.Mentions {
		if m.Text != "Ankara" {
			continue
		}
		if m.Sense >= 0 || m.Resolution != 1 || len(m.Reasons) != 1 || m.Reasons[0].Decider != "correction" {
			t.Errorf("the corrected mention is %+v", m)
		}
	}
}

// Coordinates far from the place named beside them are in doubt until a reader has said
// that they are right.
func TestReaderSettlesCoordinates(t *testing.T) {
	in := Input{Text: "The tanker lay off Istanbul (50.4547, 30.5238) on Friday.", Explain: true}
	doubtOf := func() (string, float64) {
		a, err := trained(t).Read(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		m := a.Mentions[len(a.Mentions)-1]
		return m.Doubt, m.Confidence
	}
	if doubt, sure := doubtOf(); doubt == "" || sure == 1 {
		t.Fatalf("doubt %q, confidence %v, want a doubt", doubt, sure)
	}
	start, end := strings.Index(in.Text, "50.45"), strings.Index(in.Text, ")")
	point := gazetteer.PlaceID("point:50.45470_30.52380")
	in.Corrections = []Correction{{Start: &start, End: &end, Place: &point}}
	if doubt, sure := doubtOf(); doubt != "" || sure != 1 {
		t.Errorf("settled: doubt %q, confidence %v, want none", doubt, sure)
	}
}

func TestReadErrors(t *testing.T) {
	r := trained(t)
	lost := gazetteer.PlaceID("geonames:0")
	for _, tt := range []struct {
		in   Input
		want string
	}{
		{Input{Text: "Ky\xffiv"}, "text: not valid UTF-8"},
		{Input{Text: "Élise", Spans: []Range{{0, 6}}}, "spans[0]: 0 to 6 is not a range of a text of 5 characters"},
		{Input{Text: "Élise", Spans: []Range{{0, 1}, {-1, 2}}},
			"spans[1]: -1 to 2 is not a range of a text of 5 characters"},
		{Input{Text: "Élise", Spans: []Range{{3, 3}}}, "spans[0]: 3 to 3 is not a range of a text of 5 characters"},
		{Input{Text: "Élise", Spans: []Range{{0, 3}, {2, 4}}},
			"spans[1]: begins before the one before it ends; sort the spans, and let none overlap"},
		{Input{Text: "Élise", Spans: []Range{{2, 4}, {0, 1}}},
			"spans[1]: begins before the one before it ends; sort the spans, and let none overlap"},
		{Input{Text: "Élise", Spans: []Range{{2, 4}, {2, 4}}},
			"spans[1]: begins before the one before it ends; sort the spans, and let none overlap"},
		{Input{Text: "Kyiv", Corrections: []Correction{{Name: "Kyiv", Place: &lost}, {}}},
			"corrections[0]: the gazetteer has no place \"geonames:0\"\n" +
				"corrections[1]: give a span, a name or a place"},
		{Input{Text: "Kyiv", Corrections: make([]Correction, MaxCorrections+1)},
			"corrections[5000]: at most 5000 corrections are kept"},
		{Input{Text: "Kyiv", Language: "xx"}, `language: "xx" is not read; "en" is`},
	} {
		_, err := r.Read(context.Background(), tt.in)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("Read(%q) = %v, want %s", tt.in.Text, err, tt.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Read(ctx, Input{Text: talks}); !errors.Is(err, context.Canceled) {
		t.Errorf("Read with a cancelled context: %v", err)
	}
}

func TestParseHint(t *testing.T) {
	x := smallWorld(t)
	kyiv, _ := x.ByID("geonames:703448")
	for _, tt := range []struct {
		text string
		want geoparse.Hint
	}{
		{"", geoparse.Hint{}},
		{"UA", geoparse.Hint{Country: "UA"}},
		{" ua ", geoparse.Hint{Country: "UA"}},
		{"Ukraine", geoparse.Hint{Place: x.Country("UA"), HasPlace: true}},
		{"Kyiv", geoparse.Hint{Place: kyiv, HasPlace: true}},
		{"geonames:703448", geoparse.Hint{Place: kyiv, HasPlace: true}},
		{"50.5, 30.25", geoparse.Hint{Point: orb.Point{30.25, 50.5}, HasPoint: true}},
	} {
		if got, err := ParseHint(x, tt.text); err != nil || got != tt.want {
			t.Errorf("ParseHint(%q) = %+v, %v, want %+v", tt.text, got, err, tt.want)
		}
	}
	var unknown *gazetteer.UnknownPlaceError
	if _, err := ParseHint(x, "XX"); !errors.As(err, &unknown) {
		t.Errorf("ParseHint(XX) = %v, want an unknown place", err)
	}
}

func TestReadCorrections(t *testing.T) {
	list, err := ReadCorrections(strings.NewReader(`[{"name":"Moscow","place":null},{"start":1,"end":2,"place":"geonames:1"}]`))
	if err != nil || len(list) != 2 || list[0].Name != "Moscow" || list[0].Place != nil || *list[1].End != 2 ||
		*list[1].Place != "geonames:1" {
		t.Errorf("ReadCorrections = %+v, %v", list, err)
	}
	for _, bad := range []string{"", "{}", `[{"nmae":"Moscow"}]`, "[] []"} {
		if _, err := ReadCorrections(strings.NewReader(bad)); err == nil {
			t.Errorf("ReadCorrections(%q) gives no error", bad)
		}
	}
}

// summary is a record of the first place of an article.
func summary(a *Article, id, meta json.RawMessage) any {
	return map[string]any{"id": id, "first": a.Places[0].ID, "meta": meta}
}

func TestRun(t *testing.T) {
	b := Batch{Reader: trained(t), Record: summary, Workers: 3}
	lines := []string{
		`{"id":1,"text":"Kyiv waits.","meta":{"date":"2026-01-02","n":12345678901234567890}}`,
		``,
		`{"id":2}`,
		`{"id":3,"text":"` + strings.Repeat("x", MaxLine) + `"}`,
		`{"id":4,"text":"Ankara waits.","spans":[{"start":0,"end":6}],"meta":null}`,
	}
	want := []string{
		`{"first":"geonames:703448","id":1,"meta":{"date":"2026-01-02","n":12345678901234567890}}`,
		`{"id":2,"line":3,"error":"text: missing"}`,
		`{"id":null,"line":4,"error":"line is longer than 8388608 bytes: split the article"}`,
		`{"first":"geonames:323786","id":4,"meta":null}`,
	}
	var out strings.Builder
	sum, err := b.Run(context.Background(), strings.NewReader(strings.Join(lines, "\n")), &out)
	if err != nil || sum != (Summary{Lines: 4, Failed: 2}) {
		t.Fatalf("Run = %+v, %v, want 4 lines of which 2 failed", sum, err)
	}
	got := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(got) != len(want) {
		t.Fatalf("Run wrote %d lines, want %d:\n%s", len(got), len(want), out.String())
	}
	for i, w := range want {
		if got[i] != w {
			t.Errorf("line %d = %s, want %s", i+1, got[i], w)
		}
	}
	b.Skip = 3
	out.Reset()
	if sum, err := b.Run(context.Background(), strings.NewReader(strings.Join(lines, "\n")), &out); err != nil ||
		sum.Lines != 1 || !strings.Contains(out.String(), `"id":4,`) {
		t.Errorf("Run after 3 answered lines = %+v, %v: %s", sum, err, out.String())
	}
}

func TestAnswer(t *testing.T) {
	for _, tt := range []struct{ name, line, want string }{
		{"not JSON", `nonsense`, `{"id":null,"line":7,"error":"not a JSON object with id and text: invalid character`},
		{"bad UTF-8", "{\"id\":\"\xff\",\"text\":\"a\"}", `{"id":null,"line":7,"error":"text: not valid UTF-8"}`},
		{"bad UTF-8 in the text", "{\"id\":\"a\",\"text\":\"\xff\",\"meta\":1}",
			`{"id":"a","line":7,"error":"text: not valid UTF-8","meta":1}`},
		{"a panic", `{"id":"p","text":"a","meta":[1]}`,
			`{"id":"p","line":7,"error":"the program failed on this article: `},
	} {
		b := Batch{Reader: &Reader{}} // without a parser every article makes it panic
		got, err := b.Answer(context.Background(), 7, []byte(tt.line))
		if err == nil || !json.Valid(got) || !strings.HasPrefix(string(got), tt.want) {
			t.Errorf("%s: Answer = %s, %v, want %s", tt.name, got, err, tt.want)
		}
	}
}

// Whatever stands in a line, its answer is one line of JSON with the id.
func FuzzAnswer(f *testing.F) {
	b := Batch{Reader: trained(f), Record: func(a *Article, id, meta json.RawMessage) any {
		return map[string]any{"id": id, "text": a.Text, "meta": meta}
	}}
	f.Add([]byte(`{"id":"a","title":"Talks","text":"Ankara is 350 km from Kyiv.","spans":[{"start":0,"end":6}],"meta":{"n":1}}`))
	f.Add([]byte(`{"id":1,"text":"\u0000 Élise","spans":[{"start":0,"end":3},{"start":2,"end":4}],"language":"de"}`))
	f.Add([]byte("{\"id\":\"\xff\",\"text\":\"\xff\"}"))
	f.Fuzz(func(t *testing.T, line []byte) {
		answer, err := b.Answer(context.Background(), 1, line)
		if !json.Valid(answer) || bytes.ContainsRune(answer, '\n') {
			t.Fatalf("Answer(%q) = %q, which is not a line of JSON", line, answer)
		}
		var out struct{ Error string }
		if json.Unmarshal(answer, &out) != nil || (out.Error != "") != (err != nil) {
			t.Fatalf("Answer(%q) = %q with the error %v", line, answer, err)
		}
	})
}
