package geoparse

import "dateline/gazetteer"

// prefer corrects a choice that goes against what is all but certain: what the
// words around say, then that countries do not lose narrowly to namesakes, then
// that a unit's alternate name is the proper name of its seat.
func (s *scratch) prefer(n *name, best int32) int32 {
	b := &s.candidates[best]
	if i := s.likeliestWhere(n, said, 0.02); i >= 0 {
		return i
	}
	if b.group != country && b.group != admin1 && !b.vouched() {
		if i := s.likeliestWhere(n, wellNamedCountry, 0.25); i >= 0 {
			return i
		}
	}
	if b.signals[sigTwin] > 0 {
		inner := func(c *candidate) bool { return c.kind != gazetteer.NameAlternate && c.inside(b.ref) }
		if i := s.likeliestWhere(n, inner, 0.2); i >= 0 {
			return i
		}
	}
	return best
}

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
