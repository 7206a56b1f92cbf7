package claim_test

import (
	"os"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
)

// wireShare is the share of claims that must be right. It leaves room for a
// name or two that a newly trained parser does not find.
const wireShare = 0.95

// TestWire reads short texts in the manner of the wires end to end. What it
// expects was written by hand beside each text: the words of the distance,
// the place that is located and the one it is measured from, "?" where the text
// names none.
func TestWire(t *testing.T) {
	b, err := os.ReadFile("testdata/wire.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	right, all := 0, 0
	for _, part := range strings.Split("\n"+string(b), "\n-- ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		var text, want []string
		for _, line := range strings.Split(strings.TrimSpace(rest), "\n") {
			if w, ok := strings.CutPrefix(line, "=> "); ok {
				want = append(want, w)
			} else {
				text = append(text, line)
			}
		}
		doc, got := r.read(t, "", strings.Join(text, "\n"))
		all += max(len(want), len(got))
		for i := range max(len(want), len(got)) {
			g, w := "nothing", "nothing"
			if i < len(got) {
				g = pairOf(doc, got[i])
			}
			if i < len(want) {
				w = want[i]
			}
			if !samePair(g, w) {
				t.Logf("%s: got %s, want %s\n%s", name, g, w, mentions(doc))
				continue
			}
			right++
		}
	}
	t.Logf("%d of %d right", right, all)
	if float64(right) < wireShare*float64(all) {
		t.Errorf("%d of %d claims right, want %.0f %%", right, all, 100*wireShare)
	}
}

// pairOf writes a claim as the text names its places.
func pairOf(doc *geoparse.Document, v claim.Verdict) string {
	name := func(e claim.End, p *gazetteer.Place) string {
		switch {
		case p == nil:
			return "?"
		case e.Mention >= 0 && doc.Mentions[e.Mention].Kind != geoparse.Demonym:
			return doc.Mentions[e.Mention].Text
		}
		return p.Name
	}
	return v.Text + " | " + name(v.From, v.FromPlace) + " | " + name(v.To, v.ToPlace)
}

// samePair compares two claims by the words, and by the places as sets for
// distances that have no direction of their own.
func samePair(a, b string) bool {
	x, y := strings.Split(a, " | "), strings.Split(b, " | ")
	if len(x) != 3 || len(y) != 3 {
		return a == b
	}
	key := func(s string) string { return string(gazetteer.Fold(nil, s)) }
	same := func(p, q string) bool {
		return key(p) == key(q) || p != "?" && q != "?" && strings.HasPrefix(key(p), key(q))
	}
	if !strings.HasSuffix(x[0], y[0]) && !strings.HasSuffix(y[0], x[0]) {
		return false
	}
	return same(x[1], y[1]) && same(x[2], y[2]) || same(x[1], y[2]) && same(x[2], y[1])
}

// mentions lists what the parser found.
func mentions(doc *geoparse.Document) string {
	var b strings.Builder
	for _, m := range doc.Mentions {
		b.WriteString("\t" + m.Text + " " + string(m.Kind))
		if m.Place >= 0 {
			p := doc.Places[m.Place]
			b.WriteString(" " + p.Name + " " + p.Code + " " + p.Country)
		}
	}
	return b.String()
}
