package geoparse_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/resolve"
)

// TestParse recognises, resolves and filters by a toy model.
func TestParse(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	for _, c := range []struct{ title, in, want string }{
		{"", "Rain fell in Lyon on Monday. Talks in Istanbul failed.",
			"Lyon: Lyon, Auvergne-Rhône-Alpes, France; Istanbul: Istanbul, Istanbul Province, Turkey"},
		{"", "Rain fell in Paris, Texas, on Monday.",
			"Paris: Paris, Texas, United States; Texas: Texas, United States"},
		{"", "Mr. Lincoln said so.", ""},
		// the title is context only
		{"Floods in Lyon", "Snow fell near Atlanta in January.", "Atlanta: Atlanta, Georgia, United States"},
		{"", "rain fell", ""},
		{"", "", ""},
	} {
		d := k.parse(geoparse.Input{Title: c.title, Text: c.in})
		var got []string
		for i, m := range d.Mentions {
			got = append(got, m.Text+": "+k.label(d, i))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("Parse(%q) = %q, want %q", c.in, s, c.want)
		}
		if d.Title != c.title || d.Text != c.in || d.Language != "en" || d.Source == nil {
			t.Errorf("Parse(%q) keeps title %q, text %q, language %q", c.in, d.Title, d.Text, d.Language)
		}
	}
}

func TestSentencesLeaveTitleOut(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d := k.parse(geoparse.Input{Title: "Floods. Rain.", Text: "Rain fell. Roads closed."})
	var got []string
	for _, s := range d.Sentences {
		got = append(got, d.Text[s.Start:s.End])
	}
	if s := strings.Join(got, "|"); s != "Rain fell.|Roads closed." {
		t.Errorf("sentences are %q, want those of the body", s)
	}
}

// A "The" that is part of the place's name belongs to its mention.
func TestArticleOfName(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	for _, c := range []struct{ in, want string }{
		{"Talks in The Hague failed.", "The Hague"},
		{"Talks in the Hague failed.", "Hague"},
	} {
		d := k.parse(geoparse.Input{Text: c.in})
		if len(d.Mentions) != 1 || d.Mentions[0].Text != c.want || k.label(d, 0) != "The Hague, Netherlands" {
			t.Errorf("Parse(%q) = %+v, want the mention %q", c.in, d.Mentions, c.want)
		}
	}
}

// TestWithin puts facilities that no list has where the text puts them.
func TestWithin(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	for _, c := range []struct {
		in, want string // of the first name
	}{
		{"A fire on [Maple Street] in [Burlington], Vermont, killed two.", "within Burlington, Vermont, United States"},
		{"Doctors at [Kharkiv Central Hospital] left. Rain fell in [Kharkiv].",
			"within Kharkiv, Kharkiv Oblast, Ukraine"},
		// no other can be meant
		{"Doctors at [Kharkiv Central Hospital] left.", "within Kharkiv, Kharkiv Oblast, Ukraine"},
		// there are many, and the article speaks of none
		{"Doctors at [Burlington Central Hospital] left.", "-"},
		{"He lives in [Quarnby]. Later he moved to [Lyon].", "-"},
		{"Doctors at [Lyon Valley Hospital] left. Rain fell in [Lyon].", "-"}, // named after the valley
		{"[Lyon Police] left. Rain fell in [Lyon].", ""},
	} {
		d := k.marked(c.in, geoparse.Input{})
		m := &d.Mentions[0]
		if got := k.label(d, 0); c.want != "" && got != c.want {
			t.Errorf("%q: the first name means %q, want %q", c.in, got, c.want)
		}
		if m.Within != gazetteer.NoRef && m.Place >= 0 {
			t.Errorf("%q: the first name has both a place and one that it lies in", c.in)
		}
		for _, p := range d.Places {
			for _, i := range p.Mentions {
				if d.Mentions[i].Within != gazetteer.NoRef {
					t.Errorf("%q: %s counts what lies in it as a mention of it", c.in, p.Name)
				}
			}
		}
	}
}

func TestPlacesInOrderOfMention(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	d := k.marked("[Lyon] met [Ankara]. [Lyon] met [Quarnby].", geoparse.Input{})
	if len(d.Places) != 2 || d.Places[0].Name != "Lyon" ||
		fmt.Sprint(d.Places[0].Mentions, d.Places[1].Mentions) != "[0 2] [1]" {
		t.Errorf("places are %+v, want Lyon with mentions 0 and 2, Ankara with 1", d.Places)
	}
	if d.Mentions[0].Sense != d.Mentions[2].Sense || d.Mentions[0].Sense == d.Mentions[1].Sense {
		t.Errorf("senses are %d, %d, %d, want one for Lyon and another for Ankara", d.Mentions[0].Sense,
			d.Mentions[1].Sense, d.Mentions[2].Sense)
	}
	for i, m := range d.Mentions {
		if m.Place >= 0 && (m.Resolution <= 0 || m.Confidence > m.Resolution+1e-9) || m.Place < 0 && m.Resolution != 0 {
			t.Errorf("mention %d has confidence %v and resolution %v", i, m.Confidence, m.Resolution)
		}
	}
}

// TestExplain asks each decider for its reasons.
func TestExplain(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	const in = "Rain fell in Paris, Texas, on Monday."
	if d := k.parse(geoparse.Input{Text: in}); len(d.Mentions[0].Reasons) != 0 ||
		len(d.Mentions[0].Candidates[0].Reasons) != 0 {
		t.Error("Parse gives reasons that nobody asked for")
	}
	d := k.parse(geoparse.Input{Text: in, Explain: true})
	m := &d.Mentions[0]
	deciders := map[resolve.Decider]bool{}
	for _, r := range m.Reasons {
		deciders[r.Decider] = true
		if r.ID == "" || r.Label == "" {
			t.Errorf("mention 0 has the reason %+v", r)
		}
	}
	if !deciders[resolve.ByRecogniser] || !deciders[resolve.ByFilter] {
		t.Errorf("mention 0 has the reasons %+v, want those of recogniser and filter", m.Reasons)
	}
	ranked := false
	for _, r := range m.Candidates[0].Reasons {
		ranked = ranked || r.Decider == resolve.ByRanker && r.ID == "contained"
	}
	if !ranked {
		t.Errorf("the candidate has the reasons %+v, want that the text says where it lies", m.Candidates[0].Reasons)
	}
}

func TestFocus(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	for _, c := range []struct {
		in                         string
		countries, regions, places string
	}{
		{"[Dayton], [Columbus] and [Lyon]; [Dayton]", "United States 0.75, France 0.25",
			"Ohio, United States 0.75, Auvergne-Rhône-Alpes, France 0.25",
			"Dayton, Ohio, United States 0.50, Lyon, Auvergne-Rhône-Alpes, France 0.25, Columbus, Ohio, United States 0.25"},
		{"[Turkey] and [Ohio]", "United States 0.50, Turkey 0.50", "Ohio, United States 0.50", ""},
		{"[Black Sea]", "", "", "Black Sea 1.00"},
		{"[Quarnby]", "", "", ""},
		{"no names", "", "", ""},
	} {
		d := k.marked(c.in, geoparse.Input{})
		shares := func(list []geoparse.Share) string {
			var out []string
			for _, s := range list {
				out = append(out, fmt.Sprintf("%s %.2f", k.index.Label(s.Ref), s.Share))
			}
			return strings.Join(out, ", ")
		}
		if a, b, p := shares(d.Focus.Countries), shares(d.Focus.Regions), shares(d.Focus.Places); a != c.countries ||
			b != c.regions || len(p) != len(c.places) {
			t.Errorf("%q is about countries %q, regions %q, places %q; want %q, %q, %q", c.in, a, b, p, c.countries,
				c.regions, c.places)
		}
		if got := k.parser.FocusOf(d); fmt.Sprint(got) != fmt.Sprint(d.Focus) {
			t.Errorf("%q: FocusOf = %v, Parse gave %v", c.in, got, d.Focus)
		}
	}
}

func TestHint(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	for country, want := range map[string]string{"": "Lincoln, Nebraska, United States",
		"GB": "Lincoln, England, United Kingdom"} {
		d := k.marked("[Lincoln] had rain.", geoparse.Input{Focus: geoparse.Hint{Country: country}})
		if got := k.label(d, 0); got != want {
			t.Errorf("Lincoln with the hint %q means %s, want %s", country, got, want)
		}
	}
}

func TestCancelledParse(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, in := range []geoparse.Input{{Text: "Rain fell in Lyon."},
		{Text: "Lyon", Spans: []geoparse.Span{{Start: 0, End: 4}}}} {
		if d, err := k.parser.Parse(ctx, in); !errors.Is(err, context.Canceled) || d != nil {
			t.Errorf("Parse(%q) when cancelled = %v, %v, want the error of the context", in.Text, d, err)
		}
	}
}

func TestNewErrors(t *testing.T) {
	x, m := gazetteertest.World(t), toyModel(t, false)
	noWords := fstest.MapFS{"english/sentences.tsv": &fstest.MapFile{
		Data: []byte("Mr\tabbreviation\t\nU.S\tsentence-end\t\nThe\tsentence-start\t\nin\tpreposition-in\t\n"),
	}}
	badLexicon := *m
	badLexicon.Lexicon = []byte{1, 2, 3}
	for _, c := range []struct {
		name   string
		tables fs.FS
		model  *geoparse.Model
		want   string
	}{
		{"no tables of English", fstest.MapFS{}, m, "word tables"},
		{"tables without contexts", noWords, m, "no words of class"},
		{"a lexicon that is none", gazetteertest.Tables(), &badLexicon, "word lists"},
		{"no varieties", onlyEnglish{os.DirFS("../../data")}, m, "varieties.tsv"},
	} {
		if _, err := geoparse.FromModel(x, c.tables, c.model); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: FromModel = %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := geoparse.New(geoparse.Config{Index: x}); !errors.Is(err, geoparse.ErrNoTables) {
		t.Errorf("New without tables = %v, want ErrNoTables", err)
	}
	if _, err := geoparse.New(geoparse.Config{Index: x, Tables: gazetteertest.Tables(),
		Model: []byte("no model")}); !errors.Is(err, geoparse.ErrModel) {
		t.Errorf("New with another file = %v, want ErrModel", err)
	}
}

// onlyEnglish hides the tables beside the folder of English.
type onlyEnglish struct{ fs.FS }

func (o onlyEnglish) Open(name string) (fs.File, error) {
	if name != "." && !strings.HasPrefix(name, "english") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

func TestSpanErrorSaysWhat(t *testing.T) {
	k := newKit(t, toyModel(t, false))
	for _, c := range []struct {
		spans []geoparse.Span
		want  string
	}{
		{[]geoparse.Span{{Start: 2, End: 9}}, "span 2–9: not a range of whole characters in a text of 4 bytes"},
		{[]geoparse.Span{{Start: 0, End: 3}, {Start: 2, End: 4}},
			"span 2–4 begins before the one before it ends: sort the spans, and let none overlap"},
	} {
		_, err := k.parser.Parse(context.Background(), geoparse.Input{Text: "Kyiv", Spans: c.spans})
		var span *geoparse.SpanError
		if !errors.As(err, &span) || err.Error() != c.want {
			t.Errorf("Parse with spans %v = %v, want %q", c.spans, err, c.want)
		}
	}
}

// The same text means the same, whoever parsed before.
func TestParseIsDeterministic(t *testing.T) {
	k := newKit(t, toyModel(t, true))
	texts := []string{"Rain fell in Lyon on Monday. Talks in Istanbul failed.",
		"A bus from Lancaster to Lincoln crashed.", "He lives in Columbus, Ohio.", "Mr. Lincoln said so."}
	want := map[string]string{}
	for range 3 {
		for _, s := range texts {
			got := fmt.Sprint(k.parse(geoparse.Input{Text: s, Explain: true}).Mentions)
			if want[s] == "" {
				want[s] = got
			} else if got != want[s] {
				t.Errorf("Parse(%q) = %s, before %s", s, got, want[s])
			}
		}
	}
}

func ExampleParser_Parse() {
	var t testing.T // reports nothing here
	model := toyModel(&t, true)
	parser, err := geoparse.New(geoparse.Config{Index: gazetteertest.World(&t), Tables: os.DirFS("../../data"),
		Model: model.Encode()})
	if err != nil {
		log.Fatal(err)
	}
	d, err := parser.Parse(context.Background(),
		geoparse.Input{Text: "Rain fell in Paris, Texas, on Monday. Talks in Istanbul failed."})
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range d.Mentions {
		fmt.Printf("%s (%s): %s\n", m.Text, m.Kind, parser.Index().Label(d.Places[m.Place].Ref))
	}
	for _, s := range d.Focus.Countries {
		fmt.Printf("%s %.0f %%\n", parser.Index().Name(s.Ref), math.Round(100*s.Share))
	}
	// Output:
	// Paris (literal): Paris, Texas, United States
	// Texas (literal): Texas, United States
	// Istanbul (literal): Istanbul, Istanbul Province, Turkey
	// United States 67 %
	// Turkey 33 %
}
