package claim

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

var update = flag.Bool("update", false, "write the golden files anew")

// world is a small gazetteer for texts with their mentions in brackets, so
// that these tests are about claims alone.
type world struct {
	places []gazetteer.Place // their refs are their indexes
	byName map[string]gazetteer.Ref
}

func readWorld(t testing.TB) world {
	b, err := os.ReadFile("testdata/places.tsv")
	if err != nil {
		t.Fatal(err)
	}
	w := world{byName: map[string]gazetteer.Ref{}}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 8 {
			t.Fatalf("testdata/places.tsv:%d: %d fields, want 8", n+1, len(f))
		}
		number := func(s string) float64 {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatalf("testdata/places.tsv:%d: %v", n+1, err)
			}
			return v
		}
		p := orb.Point{number(f[6]), number(f[5])}
		w.byName[f[0]] = gazetteer.Ref(len(w.places))
		w.places = append(w.places, gazetteer.Place{ID: gazetteer.PlaceID("test:" + f[0]), Name: f[0], Class: f[1], Code: f[2], Country: f[3], Admin1: f[4],
			Point: p, Bound: orb.Bound{Min: p, Max: p}, Population: int64(number(f[7]))})
	}
	return w
}

// document reads a text whose mentions stand in brackets: [Kyiv],
// [Turkish|Turkey|demonym]. A name that the world lacks is an unresolved mention.
func (w world) document(marked string) *geoparse.Document {
	doc := &geoparse.Document{}
	var text strings.Builder
	at := map[string]int{}
	for marked != "" {
		i := strings.IndexByte(marked, '[')
		if i < 0 {
			text.WriteString(marked)
			break
		}
		text.WriteString(marked[:i])
		j := i + strings.IndexByte(marked[i:], ']')
		f := append(strings.Split(marked[i+1:j], "|"), "", "")
		marked = marked[j+1:]
		name, kind := f[1], geoparse.Kind(f[2])
		if name == "" {
			name = f[0]
		}
		if kind == "" {
			kind = geoparse.Literal
		}
		m := geoparse.Mention{Span: geoparse.Span{Start: text.Len(), End: text.Len() + len(f[0])}, Text: f[0], Kind: kind, Place: -1, Within: gazetteer.NoRef, Confidence: 1}
		if ref, ok := w.byName[name]; ok {
			k, seen := at[name]
			if !seen {
				k = len(doc.Places)
				at[name] = k
				doc.Places = append(doc.Places, geoparse.Place{Place: w.places[ref], Ref: ref, Confidence: 1})
			}
			m.Place = k
			doc.Places[k].Mentions = append(doc.Places[k].Mentions, len(doc.Mentions))
		}
		doc.Mentions = append(doc.Mentions, m)
		text.WriteString(f[0])
	}
	doc.Text = text.String()
	start := 0
	for i := range len(doc.Text) {
		end := i + 1
		if c := doc.Text[i]; c == '\n' || (c == '.' || c == '?') && (end == len(doc.Text) || doc.Text[end] == ' ' && end+1 < len(doc.Text) && 'A' <= doc.Text[end+1] && doc.Text[end+1] <= 'Z') {
			if strings.TrimSpace(doc.Text[start:end]) != "" {
				doc.Sentences = append(doc.Sentences, geoparse.Span{Start: start, End: end})
			}
			start = end
		}
	}
	if strings.TrimSpace(doc.Text[start:]) != "" {
		doc.Sentences = append(doc.Sentences, geoparse.Span{Start: start, End: len(doc.Text)})
	}
	return doc
}

// place, capital and bearers make a world a seeker.
func (w world) place(r gazetteer.Ref) gazetteer.Place { return w.places[r] }

func (w world) capital(p gazetteer.Place) (gazetteer.Ref, bool) {
	for i, q := range w.places {
		if q.Code == "PPLC" && q.Country == p.Country {
			return gazetteer.Ref(i), true
		}
	}
	return gazetteer.NoRef, false
}

func (w world) bears(r gazetteer.Ref, name string) bool { return true }

func (w world) bearers(name string) []gazetteer.Ref {
	if ref, ok := w.byName[name]; ok && isSpot(w.places[ref]) {
		return []gazetteer.Ref{ref}
	}
	return nil
}

// areas gives one country an outline of four corners, whose northern edge
// runs where the border does.
func (w world) areas(t testing.TB) *gazetteer.Areas {
	var b gazetteer.AreaBuilder
	ring := orb.Ring{{34.3, 31.3}, {35.4, 31.3}, {35.6, 33.09}, {35.1, 33.09}, {34.3, 31.3}}
	if err := b.Add("test:Israel", orb.MultiPolygon{{ring}}); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if _, err := b.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	a, err := gazetteer.OpenAreas(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// describe writes a verdict on a few lines.
func describe(v Verdict) string {
	end := func(e End, p *gazetteer.Place) string {
		if p == nil {
			return "unknown"
		}
		return fmt.Sprintf("%s (%s)", p.Name, e.Basis)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%q %s %s", v.Text, v.Relation, v.Unit)
	for _, s := range []string{v.Hedge, string(v.Direction), string(v.Mode)} {
		if s == "" {
			s = "–"
		}
		b.WriteString(" " + s)
	}
	fmt.Fprintf(&b, "\n  %s ← %s\n", end(v.From, v.FromPlace), end(v.To, v.ToPlace))
	fmt.Fprintf(&b, "  allowed %.1f–%.1f km", v.Allowed.Min.Kilometres(), v.Allowed.Max.Kilometres())
	if v.Line != nil {
		fmt.Fprintf(&b, ", measured %.1f km (%.1f–%.1f)", v.Line.Length.Kilometres(), v.Measured.Min.Kilometres(), v.Measured.Max.Kilometres())
	}
	fmt.Fprintf(&b, "\n  %s: %s\n", v.Outcome, v.Reason)
	return b.String()
}

// TestNews holds the claims of texts in news style, one golden for all.
func TestNews(t *testing.T) {
	w := readWorld(t)
	b, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := &Checker{seek: w, areas: w.areas(t)}
	var got strings.Builder
	for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		doc := w.document(text)
		fmt.Fprintf(&got, "-- %s --\n", name)
		for _, v := range c.Verdicts(doc) {
			got.WriteString(describe(v))
		}
	}
	const golden = "testdata/news.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("claims of testdata/news.txt (-want +got):\n%s", diff)
	}
}
