package eval

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/text"
	"dateline/geo"
)

// Hidden is a set of gold names that a gazetteer is made to lack, to measure what
// becomes of names that no list has.
type Hidden struct{ folded map[string]bool }

// Hide takes a share, 0–1, of the distinct gold names of all samples. Which they are
// depends on the names and the salt alone: the names of a smaller share are among those
// of a larger.
func Hide(samples []Sample, share float64, salt uint64) Hidden {
	h := Hidden{map[string]bool{}}
	for i := range samples {
		for _, g := range samples[i].Gold {
			name := foldedName(&samples[i], g)
			if float64(text.Mix(text.Hash(name)^salt)>>11)/(1<<53) < share {
				h.folded[name] = true
			}
		}
	}
	return h
}

func foldedName(s *Sample, g Gold) string {
	return string(gazetteer.Fold(nil, s.Text[g.Start:g.End]))
}

// Empty reports whether no name is hidden.
func (h Hidden) Empty() bool { return len(h.folded) == 0 }

// Names lists the names in order, for [gazetteer.Index.WithoutNames].
func (h Hidden) Names() []string { return slices.Sorted(maps.Keys(h.folded)) }

// NamesOf returns the folded gold names of samples.
func NamesOf(samples []Sample) map[string]bool {
	out := map[string]bool{}
	for i := range samples {
		for _, g := range samples[i].Gold {
			out[foldedName(&samples[i], g)] = true
		}
	}
	return out
}

// HiddenCounts says what became of the gold mentions of hidden names.
type HiddenCounts struct {
	Mentions, Found int
	New, NewFound   int    // of names that are no gold name of the articles that the model learnt from
	Misplaced       int    // found, and put elsewhere than the corpus says
	All             Counts // of all mentions, read without the hidden names
}

// Add adds the counts of another article.
func (c *HiddenCounts) Add(d HiddenCounts) {
	c.Mentions += d.Mentions
	c.Found += d.Found
	c.New += d.New
	c.NewFound += d.NewFound
	c.Misplaced += d.Misplaced
	c.All.Add(d.All)
}

// MeasureHidden reads one article by a reader whose gazetteer lacks the hidden names.
// learnt holds the gold names that the model was fitted on, see [NamesOf].
func MeasureHidden(ctx context.Context, r *article.Reader, s *Sample, h Hidden, learnt map[string]bool) (HiddenCounts, error) {
	a, err := r.Read(ctx, article.Input{Title: s.Title, Text: s.Text})
	if err != nil {
		return HiddenCounts{}, err
	}
	var found []Prediction
	for _, m := range a.Mentions {
		found = append(found, prediction(r.Index, a.Document, m))
	}
	return h.count(s, found, learnt), nil
}

func (h Hidden) count(s *Sample, found []Prediction, learnt map[string]bool) HiddenCounts {
	c := HiddenCounts{All: Score(s.Gold, found)}
	of := Align(s.Gold, found)
	for i, g := range s.Gold {
		name := foldedName(s, g)
		if !h.folded[name] {
			continue
		}
		c.Mentions++
		if !learnt[name] {
			c.New++
		}
		if of[i] < 0 {
			continue
		}
		c.Found++
		if !learnt[name] {
			c.NewFound++
		}
		if p := found[of[i]]; p.Located && g.Located && geo.GreatCircle(g.Point, p.Point) > Limit {
			c.Misplaced++
		}
	}
	return c
}

// PrintHidden writes for each corpus the recall of hidden names, and the precision of
// all mentions with the whole gazetteer and without the hidden names.
func PrintHidden(w io.Writer, results []Result) error {
	hidden, whole := map[string]*HiddenCounts{"all": {}}, map[string]*Counts{"all": {}}
	var names []string
	for i := range results {
		n := results[i].Sample.Corpus
		if hidden[n] == nil {
			hidden[n], whole[n] = &HiddenCounts{}, &Counts{}
			names = append(names, n)
		}
		for _, k := range []string{n, "all"} {
			hidden[k].Add(results[i].Hidden)
			whole[k].Add(results[i].EndToEnd)
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "hidden names\tmentions\tfound\tnever learnt from\tfound\tput elsewhere\toverlap P of all\twith none hidden")
	for _, n := range append(names, "all") {
		c := hidden[n]
		fmt.Fprintf(t, "%s\t%d\t%.3f\t%d\t%.3f\t%.3f\t%.3f\t%.3f\n", n, c.Mentions, ratio(c.Found, c.Mentions), c.New,
			ratio(c.NewFound, c.New), ratio(c.Misplaced, c.Mentions), c.All.Overlaps().Precision, whole[n].Overlaps().Precision)
	}
	return t.Flush()
}
