package train

import (
	"math"
	"math/rand/v2"

	"dateline/gazetteer/resolve"
)

// fitAbsence fits how likely the place of a name is none of its candidates, on the
// likeliest candidate of each name that has gold coordinates, by stochastic gradient
// ascent with AdaGrad steps.
func (f *fitter) fitAbsence(articles []labelledArticle) *resolve.Absence {
	const (
		epochs = 30
		rate   = 0.05
		l2     = 1e-3
	)
	var best []resolve.Values
	var absent []bool
	for _, a := range articles {
		f.resolver.Score(a.Workspace, resolve.Passes-1) // with the trees, which came last
		for k := range a.Names {
			n := &a.Names[k]
			list := a.CandidatesOf(n)
			g := a.truth(n)
			if g == nil || len(list) == 0 {
				continue
			}
			top, any := 0, false
			for i, right := range a.right(f.Index, n, g) {
				any = any || right
				if list[i].Probability > list[top].Probability {
					top = i
				}
			}
			if list[top].Variant != resolve.VariantWithin {
				best, absent = append(best, list[top].Signals), append(absent, !any)
			}
		}
	}
	out := &resolve.Absence{}
	var sq resolve.Weights
	sqBias := 0.0
	order := rand.New(rand.NewPCG(f.Seed, 29))
	for range epochs {
		for _, k := range order.Perm(len(best)) {
			c := resolve.Candidate{Signals: best[k]}
			g := -out.Probability(&c)
			if absent[k] {
				g++
			}
			sqBias += g * g
			out.Bias += rate * g / (1e-3 + math.Sqrt(sqBias))
			for j, v := range best[k] {
				d := g*float64(v) - l2*out.Weights[j]
				sq[j] += d * d
				out.Weights[j] += rate * d / (1e-3 + math.Sqrt(sq[j]))
			}
		}
	}
	return out
}
