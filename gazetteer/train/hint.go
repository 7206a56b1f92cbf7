package train

import (
	"slices"

	"dateline/gazetteer/eval"
	"dateline/gazetteer/resolve"
)

// fitHints fits the weights of the hint signals alone, with the others as they are,
// on articles that are given the region or the country that most of their gold
// mentions lie in.
func (f *fitter) fitHints(r *resolve.Ranker) {
	var hinted []labelledArticle
	for i := range f.Samples {
		if h := eval.Home(f.Index, f.Samples[i].Gold); h.HasPlace {
			if i%2 == 0 {
				h = resolve.Hint{Country: f.Index.Place(h.Place).Country}
			}
			hinted = append(hinted, f.goldArticle(i, h))
		}
	}
	hints := []int{signalIndex("hint_country"), signalIndex("hint_region")}
	f.fit(r, hinted, f.Seed+50, func(j int) bool { return slices.Contains(hints, j) })
	// Articles of the corpora mostly tell their region themselves, so a hint adds
	// little there. A caller who gives one where the text tells nothing is believed.
	prior := resolve.Priors()
	for pass := range r.Weights {
		for _, j := range hints {
			r.Weights[pass][j] = max(r.Weights[pass][j], prior[j])
		}
	}
}
