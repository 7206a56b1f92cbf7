package geoparse

import "dateline/gazetteer"

// prefer corrects a choice that goes against what is all but certain: what the
// words around say, then that countries do not lose narrowly to namesakes, then
// that a unit's alternate name is the proper name of its seat. It returns
// the choice and the least probability that it has then.
func (s *scratch) prefer(n *name, best int32) (choice int32, least float64) {
	b := &s.candidates[best]
	if i := s.likeliestWhere(n, said, 0.02); i >= 0 {
		return i, saidMass
	}
	if b.variant == variantTown && !s.site(&s.toponyms[n.mentions[0]]) {
		inside := func(c *candidate) bool { return c.variant == variantInside }
		if i := s.likeliestWhere(n, inside, 0); i >= 0 {
			return i, famousMass // "Real Madrid" is not the town that it plays in
		}
	}
	if b.group != country && b.group != admin1 && !b.vouched() {
		if i := s.likeliestWhere(n, wellNamedCountry, 0.25); i >= 0 {
			return i, 0
		}
	}
	if b.signals[sigAdmin1Share] < 0.25 && !b.vouched() {
		for i := n.first; i < n.last; i++ { // the most famous first
			if c := &s.candidates[i]; c.fame >= b.fame+0.22 && c.variant == variantWhole && c.prob >= 0.15 {
				return i, famousMass
			}
		}
	}
	if b.signals[sigTwin] > 0 {
		inner := func(c *candidate) bool { return c.kind != gazetteer.NameAlternate && c.inside(b.ref) }
		if i := s.likeliestWhere(n, inner, 0.2); i >= 0 {
			return i, 0
		}
	}
	return best, 0
}

// The least probabilities of a place that the text itself points to, and of one
// taken for its fame.
const (
	saidMass   = 0.7
	famousMass = 0.5
)

// likeliestWhere returns the likeliest candidate that fits and has at least the
// given probability, -1 for none.
func (s *scratch) likeliestWhere(n *name, fits func(*candidate) bool, least float64) int32 {
	best := int32(-1)
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.prob >= least && (best < 0 || c.prob > s.candidates[best].prob) && fits(c) {
			best = i
		}
	}
	return best
}

// said reports whether the text says that the mention lies in the candidate's
// unit, or in the candidate itself: "Maple Street in Burlington".
func said(c *candidate) bool {
	return c.signals[sigContained] > 0 || c.signals[sigInTownSaid] > 0 && c.group >= capital && c.group <= hamlet
}

func wellNamedCountry(c *candidate) bool {
	return c.group == country && c.kind <= gazetteer.NameAlias
}

// vouched reports whether the words around or the caller speak for the candidate.
func (c *candidate) vouched() bool {
	g := &c.signals
	return g[sigContained] > 0 || g[sigContainedIn] > 0 || g[sigHintRegion] > 0 || g[sigHintNear] > 0.3
}
