package eval

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// LanguageScore counts what became of the gold mentions of the texts of one language: names of
// places, and such as stand for a power. Adjectives, peoples, clubs and names inside others are
// neither asked for nor counted as wrong.
type LanguageScore struct {
	Language       string
	Texts, Told    int // how many there are, and of how many the language was told
	Gold           int // mentions
	Found          int // that a mention overlaps
	Predicted      int // mentions of the program
	Located, Right int // gold mentions with coordinates, and of those the ones placed near them
	Spurious       int // mentions on the map that overlap nothing
	Claims, Read   int // distances that the texts state, and of those the ones found with their length and both places
}

// within is how far from a gold point a place may lie, as a part of a country or a region may: it is
// the distance that articles are measured by, too.
const within = 161 * geo.Kilometre

// MeasureLanguage reads the texts of a language, which the reader has to tell, and counts. The
// error is that of reading.
func MeasureLanguage(ctx context.Context, r *article.Reader, tag string, samples []Sample) (LanguageScore, error) {
	s := LanguageScore{Language: tag, Texts: len(samples)}
	for i := range samples {
		a, err := r.Read(ctx, article.Input{Title: samples[i].Title, Text: samples[i].Text})
		if err != nil {
			return s, fmt.Errorf("%s: %w", samples[i].ID, err)
		}
		if a.Language == tag {
			s.Told++
		}
		s.add(&samples[i], a.Document)
		s.addClaims(samples[i].Claims, a.Verdicts)
	}
	return s, nil
}

// add counts one text.
func (s *LanguageScore) add(sample *Sample, d *geoparse.Document) {
	taken := make([]bool, len(d.Mentions))
	for _, g := range sample.Gold {
		i := overlapping(g.Span, d, taken)
		if i >= 0 {
			taken[i] = true
		}
		if !g.isPlace() {
			continue
		}
		s.Gold++
		if g.Located {
			s.Located++
		}
		if i < 0 {
			continue
		}
		s.Found++
		s.Predicted++
		if k := d.Mentions[i].Place; g.Located && k >= 0 && geo.Distance(d.Places[k].Point, g.Point) <= within {
			s.Right++
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; !taken[i] && m.Kind != geoparse.Demonym && !overlapsGold(m.Span, sample.Gold) {
			s.Predicted++
			if m.Place >= 0 {
				s.Spurious++
			}
		}
	}
}

// How far the length and the ends of a claim that is right may be from those of the text.
const (
	claimLength = geo.Kilometre
	claimEnd    = 25 * geo.Kilometre
)

// addClaims counts the distances of one text.
func (s *LanguageScore) addClaims(gold []GoldClaim, found []claim.Verdict) {
	for _, g := range gold {
		s.Claims++
		for i := range found {
			v := &found[i]
			if v.Start >= g.End || g.Start >= v.End {
				continue
			}
			n := geo.Length(g.Kilometres) * geo.Kilometre
			if v.Value.Min <= n+claimLength && n <= v.Value.Max+claimLength && v.FromPlace != nil && v.ToPlace != nil &&
				(isAt(v.FromPlace, g.A) && isAt(v.ToPlace, g.B) || isAt(v.FromPlace, g.B) && isAt(v.ToPlace, g.A)) {
				s.Read++
			}
			break
		}
	}
}

func isAt(p *gazetteer.Place, at orb.Point) bool { return geo.Distance(p.Point, at) <= claimEnd }

// isPlace reports whether a gold mention is one that has to be found.
func (g *Gold) isPlace() bool {
	return g.Group == "" || g.Group == "literal" || g.Group == "associative"
}

// overlapping returns the mention that overlaps a span most and is not taken, -1 for none.
func overlapping(s geoparse.Span, d *geoparse.Document, taken []bool) int {
	best, most := -1, 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if n := min(m.End, s.End) - max(m.Start, s.Start); !taken[i] && n > most {
			best, most = i, n
		}
	}
	return best
}

func overlapsGold(s geoparse.Span, gold []Gold) bool {
	for _, g := range gold {
		if g.Start < s.End && s.Start < g.End {
			return true
		}
	}
	return false
}

// F1 is the harmonic mean of precision and recall of the mentions.
func (s *LanguageScore) F1() float64 { return ratio(2*s.Found, s.Gold+s.Predicted) }

// PrintLanguages prints a table with a row for each language.
func PrintLanguages(w io.Writer, scores []LanguageScore) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "language\ttexts\ttold\tmentions\toverlap P\tR\tF1\tplaces right\tspurious\tclaims right")
	for i := range scores {
		s := &scores[i]
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%d\t%d of %d\n", s.Language, s.Texts, s.Told, s.Gold,
			ratio(s.Found, s.Predicted), ratio(s.Found, s.Gold), s.F1(), ratio(s.Right, s.Located), s.Spurious, s.Read, s.Claims)
	}
	return t.Flush()
}
