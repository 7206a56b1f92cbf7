package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// Mistake is one way in which a parser departs from a corpus.
type Mistake struct {
	Corpus, Article string
	What            string // "missed", "spurious", "misplaced" or "unplaced"
	Kind            string // of the gold mention where the corpus has types, else of the prediction
	Text, Around    string // the mention, and what stands around it
	Km              float64
}

// Mistakes lists where a result departs from its sample: gold mentions that were
// missed, predictions that are none, and gold spans that were given and put
// elsewhere or nowhere.
func (r *Result) Mistakes() []Mistake {
	var out []Mistake
	text := r.Sample.Text
	note := func(what, kind string, sp geoparse.Span, km float64) {
		from, to := max(0, sp.Start-40), min(len(text), sp.End+40)
		around := strings.ToValidUTF8(strings.Join(strings.Fields(text[from:to]), " "), "")
		out = append(out, Mistake{Corpus: r.Sample.Corpus, Article: r.Sample.ID, What: what, Kind: kind,
			Text: text[sp.Start:sp.End], Around: around, Km: km})
	}
	of := Align(r.Sample.Gold, r.Parsed)
	matched := make([]bool, len(r.Parsed))
	for i, g := range r.Sample.Gold {
		if of[i] < 0 {
			note("missed", g.Type, g.Span, 0)
		} else {
			matched[of[i]] = true
		}
		if !g.Located || i >= len(r.Spans) {
			continue
		}
		if !r.Spans[i].Located {
			note("unplaced", g.Type, g.Span, 0)
		} else if d := geo.GreatCircle(g.Point, r.Spans[i].Point); d > Limit {
			note("misplaced", g.Type, g.Span, d.Kilometres())
		}
	}
	for j, p := range r.Parsed {
		if !matched[j] {
			note("spurious", string(r.Kinds[j]), p.Span, 0)
		}
	}
	return out
}

// PrintMistakes writes the mistakes by what they are and by kind, the commonest
// kinds first.
func PrintMistakes(w io.Writer, results []Result) error {
	groups := map[string][]Mistake{}
	for i := range results {
		for _, m := range results[i].Mistakes() {
			k := m.What
			if m.Kind != "" {
				k += ", " + m.Kind
			}
			groups[k] = append(groups[k], m)
		}
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(len(groups[b])-len(groups[a]), cmp.Compare(a, b))
	})
	for _, k := range keys {
		if _, err := fmt.Fprintf(w, "\n%s: %d\n", k, len(groups[k])); err != nil {
			return err
		}
		for _, m := range groups[k] {
			far := ""
			if m.Km > 0 {
				far = fmt.Sprintf(" (%.0f km)", m.Km)
			}
			if _, err := fmt.Fprintf(w, "  %s/%s  %s%s | %s\n", m.Corpus, m.Article, m.Text, far,
				m.Around); err != nil {
				return err
			}
		}
	}
	return nil
}
