package train

import (
	"math"
	"math/rand/v2"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// The shape of the filter's forest and the probability that it asks for. F1 of
// recognition is greatest when what is kept is right with at least half of F1's own
// value, 0.45 (Lipton, Elkan, Naryanaswamy 2014); end to end, where a wrong place
// costs as well, cross-validation prefers a little more.
const (
	filterTrees = 90
	filterDepth = 4
	filterRate  = 0.1
	filterLeast = 0.5
)

// fitFilter fits the filter on mentions that were found in each article by
// recognisers that had not seen it.
func (f *fitter) fitFilter(m *geoparse.Model) {
	var rows [][]float32
	var truth []bool
	pick := rand.New(rand.NewPCG(f.Seed, 31))
	for i := range f.Samples {
		d := &f.readings[i]
		f.addFilterRows(d, &rows, &truth)
		// Once more as a text of one sentence: what the rest of an article tells is
		// lacking in short texts, and speaks against no name there.
		if all := d.work.Spans; len(all) > 0 {
			d.work.Spans = inSentence(d.text, all, d.text.Tokens[all[pick.IntN(len(all))].From].Sentence)
			f.addFilterRows(d, &rows, &truth)
			d.work.Spans = all
		}
	}
	m.Filter.Least = filterLeast
	m.Filter.Trees = learn.Boosting{
		Trees: filterTrees, Depth: filterDepth, Rate: filterRate, Seed: f.Seed,
		Derivatives: func(score, grad, hess []float64) {
			for i := range score {
				q := 1 / (1 + math.Exp(-score[i]))
				y := 0.0
				if truth[i] {
					y = 1
				}
				grad[i], hess[i] = y-q, q*(1-q)
			}
		},
	}.Fit(rows, make([]float64, len(rows)))
}

// inSentence returns the spans that stand in one sentence.
func inSentence(t *text.Text, spans []recognise.Span, sentence int32) []recognise.Span {
	var out []recognise.Span
	for _, s := range spans {
		if t.Tokens[s.From].Sentence == sentence {
			out = append(out, s)
		}
	}
	return out
}

// addFilterRows resolves the spans of a reading and adds a row for each mention, and
// whether it is right.
func (f *fitter) addFilterRows(d *reading, rows *[][]float32, truth *[]bool) {
	w := d.ranked
	f.resolver.Resolve(w, &d.work.Recognition, resolve.Hint{})
	filter := geoparse.NewMentionFilter(w, f.words)
	body := d.text.Body
	for k := range w.Mentions {
		x := &w.Mentions[k]
		if x.Span.Start < body || filter.Excluded(x) {
			continue
		}
		right := overlapsGold(d.sample.Gold, text.Span{Start: x.Span.Start - body, End: x.Span.End - body})
		c := w.ChosenOf(x)
		if !right && f.silver[d.sample.Corpus] && c != nil && recognise.ClassOfName(c.Kind) == recognise.NameAdjective {
			continue // the corpus does not mark demonyms
		}
		row := filter.Row(x)
		*rows = append(*rows, row[:])
		*truth = append(*truth, right)
	}
}
