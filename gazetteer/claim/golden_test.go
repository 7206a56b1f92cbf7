package claim

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/claim/extract/extracttest"
	"dateline/gazetteer/geoparse"
)

var update = flag.Bool("update", false, "write the golden files anew")

// readWorld opens the small gazetteer of these tests.
func readWorld(t testing.TB) extracttest.World { return extracttest.New(t, os.DirFS("../../data")) }

// newChecker returns a checker of English over the world.
func newChecker(t testing.TB, w extracttest.World) *Checker {
	t.Helper()
	x, err := english.Extractor(os.DirFS("../../data"), w.Index)
	if err != nil {
		t.Fatal(err)
	}
	return New(Config{Extractors: map[string]extract.Opener{"en": x.Open}, Index: w.Index, Areas: areas(t)})
}

// claims extracts the claims of a document.
func claims(t testing.TB, c *Checker, doc *geoparse.Document) []Claim {
	t.Helper()
	found, err := c.Extract(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// verdicts checks the claims of a marked text.
func verdicts(t testing.TB, c *Checker, doc *geoparse.Document) []Verdict {
	t.Helper()
	v, err := c.Verdicts(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// areas gives one country an outline of four corners, whose northern edge
// runs where the border does.
func areas(t testing.TB) *gazetteer.Areas {
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
		fmt.Fprintf(
			&b,
			", measured %.1f km (%.1f–%.1f)",
			v.Line.Length.Kilometres(),
			v.Measured.Min.Kilometres(),
			v.Measured.Max.Kilometres(),
		)
	}
	fmt.Fprintf(&b, "\n  %s: %s\n", v.Outcome, v.Reason)
	return b.String()
}

// TestNews holds the claims of texts in news style, one golden for all.
func TestNews(t *testing.T) {
	w := readWorld(t)
	b, err := os.ReadFile("extract/english/testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(t, w)
	var got strings.Builder
	for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		doc := w.Document(text)
		fmt.Fprintf(&got, "-- %s --\n", name)
		for _, v := range verdicts(t, c, doc) {
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
		t.Errorf("claims of news.txt (-want +got):\n%s", diff)
	}
}
