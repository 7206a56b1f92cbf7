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
	if i := s.cityOf(n, b); i >= 0 {
		return i, b.prob
	}
	if b.signals[sigTwin] > 0 {
		inner := func(c *candidate) bool { return c.kind != gazetteer.NameAlternate && c.inside(b.ref) }
		if i := s.likeliestWhere(n, inner, 0.2); i >= 0 {
			return i, 0
		}
	}
	return best, 0
}

// cityShare is the share of a unit's people that a city of its name must have for
// the bare name to mean the city: New York has 0.3 of its state's, Quebec 0.07.
const cityShare = 0.25

// cityOf returns the great city that bears the same name as the unit b, when
// nothing in the text speaks of the unit: -1 for none.
func (s *scratch) cityOf(n *name, b *candidate) int32 {
	if b.group != admin1 || n.cue != noGroup || b.kind == gazetteer.NameAbbreviation || nameClass(b.kind) == 3 {
		return -1
	}
	x := s.parser.index
	city := s.likeliestWhere(n, func(c *candidate) bool {
		return c.group >= capital && c.group <= bigTown && c.country == b.country && c.variant == b.variant && nameClass(c.kind) != 3 &&
			float64(x.Population(c.ref)) >= cityShare*float64(x.Population(b.ref))
	}, 0)
	if city < 0 {
		return -1
	}
	for _, k := range n.mentions {
		if s.speaksOfUnit(&s.toponyms[k]) {
			return -1
		}
	}
	return city
}

// speaksOfUnit reports whether the words around a mention mean the unit rather
// than its city: another place is said to lie in it, its government is named, or
// it stands in a sentence with other units of its rank.
func (s *scratch) speaksOfUnit(t *toponym) bool {
	if b := s.at(int(t.from)-1, t.from); b != nil && (b.punct == ',' || b.punct == '(') {
		if k := s.endAt(int(t.from)-1, t.from); k >= 0 {
			return true // "Albany, New York"
		}
	}
	if a := s.at(int(t.to), t.to); a != nil {
		switch s.fold(a) {
		case "gov", "governor", "sen", "senator", "state", "legislature", "lawmakers", "attorney", "border", "line":
			return true
		}
	}
	if b := s.at(int(t.from)-1, t.from); b != nil && (b.class == direction || s.fold(b) == "upstate") {
		return true
	}
	for i := max(0, int(t.from)-unitWindow); i < min(len(s.tokens), int(t.to)+unitWindow); i++ {
		k := s.starts[i]
		if k < 0 || s.at(i, t.to) == nil || s.matches[k].group != admin1 {
			continue
		}
		if m := &s.matches[k]; (m.to <= t.from || m.from >= t.to) && s.nameKey(m.from, m.to) != t.key {
			return true
		}
	}
	return false
}

// unitWindow is how many tokens on each side of a mention are searched for other
// units; it bounds the work on a sentence without end.
const unitWindow = 40

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

// vouched reports whether the words around, the caller or the home of the article
// speak for the candidate.
func (c *candidate) vouched() bool {
	g := &c.signals
	return g[sigContained] > 0 || g[sigContainedIn] > 0 || g[sigHintRegion] > 0 || g[sigHintNear] > 0.3 || g[sigHomeRegion] > 0.9
}
