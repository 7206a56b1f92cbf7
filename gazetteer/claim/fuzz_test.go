package claim

import (
	"math"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds gives a fuzz target the texts of the goldens.
func seeds(f *testing.F) {
	for _, file := range []string{"extract/english/testdata/news.txt", "testdata/wire.txt"} {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(b), "\n-- ") {
			f.Add(part)
		}
	}
	f.Add("½ ½½ 1/2 ⅞ km 1,,2 km a-a-mile \u00a0 12 345 km-km (3 mi")
	f.Add("between and miles from [Kyiv] to to [ ] ([Kyiv] (12 km")
}

// FuzzVerdicts checks that no text makes a claim outside the text, a length
// that is no number, or a verdict without a reason.
func FuzzVerdicts(f *testing.F) {
	seeds(f)
	w := readWorld(f)
	c := newChecker(f, w)
	f.Fuzz(func(t *testing.T, marked string) {
		if !utf8.ValidString(marked) || strings.Count(marked, "[") != strings.Count(marked, "]") {
			t.Skip()
		}
		for rest := marked; rest != ""; {
			i, j := strings.IndexByte(rest, '['), strings.IndexByte(rest, ']')
			if i < 0 {
				break
			}
			if j < i+2 || strings.Contains(rest[i+1:j], "[") {
				t.Skip()
			}
			rest = rest[j+1:]
		}
		doc := w.Document(marked)
		end := 0
		for _, v := range verdicts(t, c, doc) {
			if v.Start < end || v.End <= v.Start || v.End > len(doc.Text) || doc.Text[v.Start:v.End] != v.Text {
				t.Fatalf("claim %d–%d %q after %d", v.Start, v.End, v.Text, end)
			}
			end = v.End
			for _, l := range []float64{float64(v.Value.Min), float64(v.Value.Max), float64(v.Allowed.Min), float64(v.Allowed.Max)} {
				if math.IsNaN(l) || math.IsInf(l, 0) || l < 0 {
					t.Fatalf("claim %q: %v, %v", v.Text, v.Value, v.Allowed)
				}
			}
			if v.Value.Min > v.Value.Max || v.Allowed.Min > v.Allowed.Max || v.Reason == "" || v.Outcome == "" {
				t.Fatalf("claim %q: %+v", v.Text, v)
			}
			if (v.Line == nil) != (v.Outcome == Unverifiable) {
				t.Fatalf("claim %q: %s with line %v", v.Text, v.Outcome, v.Line)
			}
			if v.From.Mention >= len(doc.Mentions) || v.To.Mention >= len(doc.Mentions) {
				t.Fatalf("claim %q: ends %+v %+v", v.Text, v.From, v.To)
			}
			if v.Relative != nil {
				v.Relative.Area()
			}
		}
	})
}
