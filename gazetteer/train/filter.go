package train

import (
	"math"
	"math/rand/v2"

	"dateline/gazetteer"
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
	filterTrees = 150
	filterDepth = 4
	filterRate  = 0.07
	filterLeast = 0.5
)

// fitFilter fits the filter on mentions that were found in each reading by recognisers
// that had not seen the article. The error is that of making a resolver.
func (f *fitter) fitFilter(m *geoparse.Model) error {
	resolvers := map[*gazetteer.Index]*resolve.Resolver{f.Index: f.resolver}
	var rows filterRows
	pick := rand.New(rand.NewPCG(f.Seed, 31))
	for i := range f.readings {
		d := &f.readings[i]
		r := resolvers[d.index]
		if r == nil {
			var err error
			if r, err = resolve.New(resolve.Config{Index: d.index, Words: f.words, Tables: f.Tables, Ranker: &m.Ranker}); err != nil {
				return err
			}
			resolvers[d.index] = r
		}
		f.addFilterRows(r, d, &rows)
		// Once more as a text of one sentence: what the rest of an article tells is
		// lacking in short texts, and speaks against no name there.
		if all := d.work.Spans; len(all) > 0 {
			d.work.Spans = inSentence(d.text, all, d.text.Tokens[all[pick.IntN(len(all))].From].Sentence)
			f.addFilterRows(r, d, &rows)
			d.work.Spans = all
		}
	}
	m.Filter.Least = filterLeast
	m.Filter.Trees = learn.Boosting{
		Trees: filterTrees, Depth: filterDepth, Rate: filterRate, Seed: f.Seed,
		Derivatives: rows.derivatives,
	}.Fit(rows.values, make([]float64, len(rows.values)))
	return nil
}

// filterRows are mentions to fit the filter on: what it sees of each, whether that is the
// name of a place, and how much it counts.
type filterRows struct {
	values [][]float32
	truth  []bool
	weight []float64
}

// derivatives fills those of the likelihood.
func (r *filterRows) derivatives(score, grad, hess []float64) {
	for i := range score {
		q := 1 / (1 + math.Exp(-score[i]))
		y := 0.0
		if r.truth[i] {
			y = 1
		}
		grad[i], hess[i] = r.weight[i]*(y-q), r.weight[i]*q*(1-q)
	}
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
func (f *fitter) addFilterRows(r *resolve.Resolver, d *reading, rows *filterRows) {
	w := d.ranked // of an article as it is
	if w == nil {
		w = r.NewWorkspace()
	}
	r.Resolve(w, &d.work.Recognition, resolve.Hint{})
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
		rows.values = append(rows.values, row[:])
		rows.truth = append(rows.truth, right)
		rows.weight = append(rows.weight, d.evidence())
	}
}
