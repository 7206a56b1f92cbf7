package render

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
	"dateline/geo/export"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// harbours is an article with a letter of two bytes before everything else,
// so that bytes and code points differ.
const harbours = "Ümit sailed from Suva on Friday. Levuka lies 55 km from Suva. Nowhereville does not. " +
	"The Thurston Gardens in Suva were full; THURSTON GARDENS closed."

// reader knows two harbours of Fiji and the country.
func reader(t testing.TB) *article.Reader {
	t.Helper()
	var b gazetteer.Builder
	for _, p := range []gazetteer.Place{
		{ID: "geonames:2205218", Name: "Fiji", Class: "A", Code: "PCLI", Country: "FJ", Point: orb.Point{178, -18},
			Population: 883483},
		{ID: "geonames:2198148", Name: "Suva", Class: "P", Code: "PPLC", Country: "FJ",
			Point: orb.Point{178.44149, -18.14161}, Population: 77366},
		{ID: "dateline:levuka", Name: "Levuka", Class: "P", Code: "PPL", Country: "FJ",
			Point: orb.Point{178.83, -17.68}, Population: 4397, Disputed: "For the test only."},
	} {
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS("../../../data"), x)
	if err != nil {
		t.Fatal(err)
	}
	r, err := article.New(article.Config{Index: x, Parser: new(geoparse.Parser),
		Checker: claim.New(claim.Config{Extractors: extractors, Index: x})})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// check checks the claims of a document.
func check(t *testing.T, r *article.Reader, doc *geoparse.Document) *article.Article {
	t.Helper()
	a, err := r.Check(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// document is harbours as a parser would give it.
func document(t *testing.T, x *gazetteer.Index) *geoparse.Document {
	t.Helper()
	words, err := text.OpenWords(os.DirFS("../../../data/english"))
	if err != nil {
		t.Fatal(err)
	}
	doc := &geoparse.Document{Title: "Harbours", Text: harbours, Language: "en", Source: text.New(words, "Harbours", harbours)}
	for from := 0; ; {
		i := strings.Index(harbours[from:], ". ")
		if i < 0 {
			doc.Sentences = append(doc.Sentences, geoparse.Span{Start: from, End: len(harbours)})
			break
		}
		doc.Sentences = append(doc.Sentences, geoparse.Span{Start: from, End: from + i + 1})
		from += i + 2
	}
	place := map[string]int{}
	for _, name := range []string{"Suva", "Levuka", "Suva", "Nowhereville", "Thurston Gardens", "Suva",
		"THURSTON GARDENS"} {
		from := 0
		if n := len(doc.Mentions); n > 0 {
			from = doc.Mentions[n-1].End
		}
		start := from + strings.Index(harbours[from:], name)
		m := geoparse.Mention{Span: geoparse.Span{Start: start, End: start + len(name)}, Text: name,
			Kind: geoparse.Literal, Place: -1, Within: gazetteer.NoRef, Confidence: 0.5}
		if strings.EqualFold(name, "Thurston Gardens") {
			m.Within = x.Lookup("Suva")[0].Ref
		}
		if found := x.Lookup(name); len(found) > 0 {
			i, ok := place[name]
			if !ok {
				i = len(doc.Places)
				place[name] = i
				doc.Places = append(doc.Places, geoparse.Place{Place: x.Place(found[0].Ref), Ref: found[0].Ref,
					Confidence: 0.9})
			}
			m.Place, m.Confidence = i, 0.9
			doc.Places[i].Mentions = append(doc.Places[i].Mentions, len(doc.Mentions))
		}
		doc.Mentions = append(doc.Mentions, m)
	}
	doc.Focus.Countries = []geoparse.Share{{Ref: x.Country("FJ"), Share: 1}}
	return doc
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, got, "", " "); err != nil {
		t.Fatalf("%s: not JSON: %v\n%s", name, err, got)
	}
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, pretty.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), pretty.String()); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func TestRecord(t *testing.T) {
	r := reader(t)
	b, err := json.Marshal(NewRecord(check(t, r, document(t, r.Index)), json.RawMessage(`"h1"`), nil))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "record.json", b)
}

func TestCollection(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	f, err := export.ByName("geojson")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, Collection(a, Shape{})); err != nil {
		t.Fatal(err)
	}
	golden(t, "places.geojson", out.Bytes())
}

func TestCollectionNamesTheHeadline(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]any{"Calm in Suva\n\nNothing happened.": "Calm in Suva", "Nothing happened in Suva.": nil} {
		a := check(t, r, &geoparse.Document{Text: text})
		if got := FeatureCollection(a, Shape{}).ExtraMembers["headline"]; got != want {
			t.Errorf("FeatureCollection(%q) has the headline %v, want %v", text, got, want)
		}
	}
}

// A site within a place is a feature of its own, and no mention of the place.
func TestExportsOfSites(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	for _, f := range export.Formats() {
		var out bytes.Buffer
		if err := f.Write(&out, Collection(a, Shape{})); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Name != "wkt" && f.Name != "xlsx" && !strings.Contains(out.String(), "Thurston Gardens") {
			t.Errorf("%s does not name the site:\n%s", f.Name, out.String())
		}
	}
	fc := FeatureCollection(a, Shape{})
	if site := fc.Features[len(fc.Features)-1]; site.ID != nil || site.Properties["accuracy"] != "within" {
		t.Errorf("the last feature has id %v and properties %v, want a site without an id", site.ID, site.Properties)
	}
	for _, p := range a.Places {
		if p.Name == "Suva" && len(p.Mentions) != 3 {
			t.Errorf("Suva has %d mentions, want 3", len(p.Mentions))
		}
	}
}

// Every span that leaves the program holds the words it says, in code points.
func TestSpansCountCodePoints(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	runes := []rune(harbours)
	rec := NewRecord(a, json.RawMessage(`1`), nil)
	for _, m := range rec.Toponyms {
		if got := string(runes[m.Start:m.End]); got != m.Text {
			t.Errorf("toponym %q spans %q", m.Text, got)
		}
	}
	if len(rec.Claims) != 1 {
		t.Fatalf("%d claims, want 1", len(rec.Claims))
	}
	if c := rec.Claims[0]; string(runes[c.Start:c.End]) != c.Text {
		t.Errorf("claim %q spans %q", c.Text, string(runes[c.Start:c.End]))
	}
}

// Claims have their reasons where a caller asks why.
func TestClaimReasons(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	for _, explain := range []bool{false, true} {
		claims, ok := FeatureCollection(a, Shape{Explain: explain}).ExtraMembers["claims"].([]Claim)
		if !ok || len(claims) == 0 {
			t.Fatal("no claims")
		}
		if got := len(claims[0].Reasons) == 3 && claims[0].Reasons[0].Decider == "claim"; got != explain {
			t.Errorf("explain %v: reasons %+v", explain, claims[0].Reasons)
		}
	}
}

// TestJointName names what several distances locate by all of them, once for each.
func TestJointName(t *testing.T) {
	r := reader(t)
	doc := textDocument(t, r.Index, "The wreck lies 40 km NE of Suva and 26 km SW of Levuka.", "Suva", "Levuka")
	a := check(t, r, doc)
	if len(a.Verdicts) != 2 {
		t.Fatalf("%d verdicts, want 2", len(a.Verdicts))
	}
	claims := Claims(a)
	const want = "40 km northeast of Suva, 26 km southwest of Levuka"
	for _, c := range claims {
		if c.Relative == nil || c.Relative.Name != want || c.Relative.Ring != nil {
			t.Errorf("%q is put at %+v, want %q", c.Text, c.Relative, want)
		}
	}
	if got := relativePlaces(a); len(got) != 1 || got[0].Name != want {
		t.Errorf("the picture draws %d places, want one called %q", len(got), want)
	}
}

// textDocument makes a document of a text with mentions of the given names.
func textDocument(t *testing.T, x *gazetteer.Index, s string, names ...string) *geoparse.Document {
	t.Helper()
	words, err := text.OpenWords(os.DirFS("../../../data/english"))
	if err != nil {
		t.Fatal(err)
	}
	doc := &geoparse.Document{Text: s, Language: "en", Source: text.New(words, "", s)}
	doc.Sentences = doc.Source.Sentences
	for i, name := range names {
		start := strings.Index(s, name)
		found := x.Lookup(name)
		doc.Mentions = append(doc.Mentions, geoparse.Mention{Span: geoparse.Span{Start: start, End: start + len(name)}, Text: name,
			Kind: geoparse.Literal, Place: i, Within: gazetteer.NoRef, Confidence: .9, Sense: -1})
		doc.Places = append(doc.Places, geoparse.Place{Place: x.Place(found[0].Ref), Ref: found[0].Ref, Mentions: []int{i}})
	}
	return doc
}
