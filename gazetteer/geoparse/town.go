package geoparse

import (
	"math"

	"dateline/gazetteer"
)

// site reports whether the mention is of a kind that gazetteers lack: a street,
// a venue, an institution.
func (s *scratch) site(t *toponym) bool {
	if t.to-t.from < 2 {
		return false
	}
	switch s.lastWord(t).class {
	case streetHead, venueHead, orgHead:
		return true
	}
	return s.tokens[t.from].shape == shapeDigit
}

// addTowns gives the sites that the text puts in a place that place as a
// candidate: "Maple Street in Burlington", "Kharkiv's Central Hospital". Nothing
// else is ever placed by what stands near it. It must follow a pass of the ranker.
func (s *scratch) addTowns() {
	s.towns = s.towns[:0]
	for k := range s.names {
		n := &s.names[k]
		if best := s.likeliest(n); best >= 0 && s.candidates[best].variant != variantInside {
			switch c := &s.candidates[best]; c.group {
			case capital, seat, bigTown, town, hamlet, admin2, adminOther, admin1:
				s.towns = append(s.towns, townOf{name: int32(k), at: best})
			}
		}
	}
	if len(s.towns) == 0 {
		return
	}
	for k := range s.names {
		if t := &s.toponyms[s.names[k].mentions[0]]; t.from < t.to && s.site(t) && s.names[k].saysWhere(s) {
			s.tryTowns(&s.names[k], int32(k))
		}
	}
}

// saysWhere reports whether the text says of any mention in which place it lies.
func (n *name) saysWhere(s *scratch) bool {
	for _, k := range n.mentions {
		if s.toponyms[k].setting.places > 0 {
			return true
		}
	}
	return false
}

// townOf is a town of the article with the name that means it.
type townOf struct{ name, at int32 }

// likeliest returns the candidate with the highest probability, -1 for none.
func (s *scratch) likeliest(n *name) int32 {
	best := int32(-1)
	for i := n.first; i < n.last; i++ {
		if best < 0 || s.candidates[i].prob > s.candidates[best].prob {
			best = i
		}
	}
	return best
}

// tryTowns moves the candidates of a name to the end of s.candidates and adds
// the towns that its mentions are said to lie in.
func (s *scratch) tryTowns(n *name, k int32) {
	total := 0.0
	for i := range s.towns {
		total += float64(len(s.names[s.towns[i].name].mentions))
	}
	first := int32(len(s.candidates))
	s.candidates = append(s.candidates, s.candidates[n.first:n.last]...)
	own := first
	if n.first == n.last {
		own = math.MaxInt32
	}
	whole := n.first < n.last && s.candidates[n.first].variant == variantWhole
	for i := range s.towns {
		t := &s.towns[i]
		c := s.candidates[t.at]
		if t.name == k || !s.saidIn(n, c.ref) || s.hasRef(first, c.ref) {
			continue
		}
		c.variant = variantTown
		c.prob, c.score = 0, 0
		s.townSignals(n, &s.names[t.name], &c, total, whole, own)
		s.candidates = append(s.candidates, c)
	}
	n.first, n.last = first, int32(len(s.candidates))
}

// saidIn reports whether the words around a mention of the name say that it lies
// in the place.
func (s *scratch) saidIn(n *name, place gazetteer.Ref) bool {
	for _, k := range n.mentions {
		x := &s.toponyms[k].setting
		for _, m := range x.said[:x.places] {
			b := &s.matches[m]
			for _, h := range s.bearers[b.first:b.last] {
				if h.Ref == place {
					return true
				}
			}
		}
	}
	return false
}

func (s *scratch) hasRef(first int32, r gazetteer.Ref) bool {
	for i := first; i < int32(len(s.candidates)); i++ {
		if s.candidates[i].ref == r && s.candidates[i].variant == variantTown {
			return true
		}
	}
	return false
}

// townSignals fills the signals of the town that a site is said to be in.
func (s *scratch) townSignals(n, of *name, c *candidate, total float64, whole bool, first int32) {
	fame, people := c.fame, c.people
	c.signals = signals{}
	g := &c.signals
	s.manners(c)
	s.hint.hinted(c)
	g[sigInTown] = 1
	g[sigFame], g[sigPeople] = fame, people
	if k, ok := groupSignal(c.group); ok {
		g[k] = 1
	}
	g[sigInTownShare] = float32(float64(len(of.mentions)) / total)
	g[sigInTownText], g[sigInTownSaid], g[sigInTownSite] = 1, 1, 1
	if whole {
		g[sigInTownNamed] = 1
	}
}
