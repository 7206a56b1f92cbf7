package resolve

import (
	"math"

	"dateline/gazetteer/recognise"
)

// The bounds of what is looked at for pairs: they keep the work on a sentence without end linear.
const (
	maxPairMentions   = 3 // of a name
	maxPairNeighbours = 5 // mentions before and behind each
	maxPairCandidates = 6 // of a name, the most famous
)

// fillPairs fills the signal of places that two names of one sentence may mean together: of
// "Georgetown and Linden" both are towns of Guyana, some 90 km apart, and the best known of their
// names. It asks what may be meant, not what each is likeliest by itself.
func (a *article) fillPairs() {
	for k := range a.Names {
		n := &a.Names[k]
		last := min(n.Last, n.First+maxPairCandidates)
		for i := n.First; i < last; i++ {
			if c := &a.Candidates[i]; a.isPoint(c) {
				c.Signals[sigPair] = a.pair(n, int32(k), c)
			}
		}
	}
}

// bestPoint returns the fame of the best known of a name's candidates that are no areas.
func (a *article) bestPoint(n *Name) float32 {
	for i := n.First; i < n.Last; i++ { // the most famous first
		if c := &a.Candidates[i]; a.isPoint(c) {
			return c.Fame
		}
	}
	return 0
}

// isPoint reports whether a candidate is small enough for distances to tell something.
func (a *article) isPoint(c *Candidate) bool {
	return c.Variant < VariantInside && !c.Group.IsArea() && c.Group != recognise.GroupAdmin1
}

// pair returns the best of what the names beside a candidate may mean: how near that is, times
// how well known both are among those of their names.
func (a *article) pair(n *Name, k int32, c *Candidate) float32 {
	best := 0.0
	for _, m := range n.Mentions[:min(len(n.Mentions), maxPairMentions)] {
		s := a.sentence(m)
		for o := max(0, m-maxPairNeighbours); o < min(int32(len(a.Mentions)), m+maxPairNeighbours+1); o++ {
			if other := &a.Mentions[o]; other.Name != k && a.sentence(o) == s {
				best = max(best, a.near(&a.Names[other.Name], c))
			}
		}
	}
	return float32(best * prominence(c, a.bestPoint(n)))
}

// near returns how near the places are that a name may mean, each by how well known it is.
func (a *article) near(o *Name, c *Candidate) float64 {
	best, top := 0.0, a.bestPoint(o)
	for j := o.First; j < min(o.Last, o.First+maxPairCandidates); j++ {
		d := &a.Candidates[j]
		if d.Ref == c.Ref || !a.isPoint(d) {
			continue
		}
		if x := d.Location[0] - c.Location[0]; x > 0.157 || x < -0.157 { // farther than 1,000 km
			continue
		}
		if p := prominence(d, top) * float64(o.Best); p > best {
			best = max(best, p*closeness(apart(&d.Location, &c.Location)))
		}
	}
	return best
}

// prominence is how often a place is meant by its name against the best known of that name: 1
// for that itself.
func prominence(c *Candidate, best float32) float64 {
	return math.Exp(9 * float64(c.Fame-best))
}
