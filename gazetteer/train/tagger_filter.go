package train

import (
	"fmt"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// The forest of a filter of other languages, for which there are fewer texts than for that of English.
const (
	languageTrees = 60
	languageDepth = 3
)

// fitFilter fits the filter of a model of other languages on what its second pass finds in articles that it has not seen.
// all holds the articles with the features of the second pass. The error is that of making a resolver.
func (t TaggerTraining) fitFilter(m *geoparse.TaggerModel, all []tagged) error {
	for k := range jackknife {
		second := t.fit(examplesOf(all, func(i int) bool { return all[i].article%jackknife != k }), 200+uint64(k))
		for i := range all {
			if all[i].article%jackknife == k {
				g := *all[i].tagger
				g.Second = second
				g.SecondPass(all[i].work)
			}
		}
	}
	regions := resolve.NewRegions(t.Index)
	resolvers := map[*text.Words]*resolve.Resolver{} // a language each
	var rows filterRows
	for i := range all {
		a := &all[i]
		r := resolvers[a.words]
		if r == nil {
			var err error
			if r, err = resolve.New(resolve.Config{
				Index: t.Index, Words: a.words, Tables: t.Tables, Ranker: &t.English.Ranker, Regions: regions,
				Language: a.tag, Names: a.tagger.Names,
			}); err != nil {
				return fmt.Errorf("train: %w", err)
			}
			resolvers[a.words] = r
		}
		a.addFilterRows(r, &rows)
	}
	m.Filter.Least = t.Keep
	m.Filter.Trees = learn.Boosting{
		Trees: languageTrees, Depth: languageDepth, Rate: filterRate, Seed: t.Seed, Derivatives: rows.derivatives,
	}.Fit(rows.values, make([]float64, len(rows.values)))
	return nil
}

// addFilterRows resolves the spans that were found in an article and adds a row for each mention that its words leave in
// doubt, and whether it is right.
func (a *tagged) addFilterRows(r *resolve.Resolver, rows *filterRows) {
	w := r.NewWorkspace()
	r.Resolve(w, &a.work.Recognition, resolve.Hint{})
	filter := geoparse.NewLanguageFilter(w, a.words)
	body := a.work.Text.Body
	names := literal(a.sample.Gold)
	for k := range w.Mentions {
		m := &w.Mentions[k]
		span := text.Span{Start: m.Span.Start - body, End: m.Span.End - body}
		right := overlapsGold(names, span)
		if _, settled := filter.Settled(m); settled || !right && overlapsGold(a.sample.Gold, span) {
			continue
		}
		row := filter.LanguageRow(m)
		rows.values = append(rows.values, row[:])
		rows.truth = append(rows.truth, right)
		rows.weight = append(rows.weight, a.weight)
	}
}
