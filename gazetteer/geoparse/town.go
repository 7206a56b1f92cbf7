package geoparse

import (
	"math"
	"slices"

	"dateline/gazetteer"
)

// maxTowns bounds the towns of the article that a street or venue is tried with.
const maxTowns = 6

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

// addTowns gives the names that have no place of their own the towns that the
// article speaks of as candidates: a street lies in the town it is said to be
// in, or near the town last named. It must follow a pass of the ranker.
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
		n := &s.names[k]
		if n.sited(s) {
			s.tryTowns(n, int32(k))
		}
	}
}

// sited reports whether the name is to be tried with the article's towns: no
// place bears it, or it is called like a street or venue, or what bears it is
// little known.
func (n *name) sited(s *scratch) bool {
	t := &s.toponyms[n.mentions[0]]
	if t.from == t.to {
		return false
	}
	if n.first == n.last || s.candidates[n.first].variant != variantWhole || s.site(t) {
		return true
	}
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.fame >= 0.3 || nameClass(c.kind) == 3 {
			return false
		}
	}
	return true
}

// townOf is a town of the article with the name that means it.
type townOf struct {
	name, at int32
	value    float64
}

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
// the towns that stand nearest or oftenest.
func (s *scratch) tryTowns(n *name, k int32) {
	total := 0.0
	towns := s.townWindow(k)
	for i := range towns {
		t := &towns[i]
		o := &s.names[t.name]
		t.value = s.textNearness(n, o) + 0.5*math.Log(float64(len(o.mentions)))
		total += float64(len(o.mentions))
	}
	first := int32(len(s.candidates))
	s.candidates = append(s.candidates, s.candidates[n.first:n.last]...)
	own := first
	if n.first == n.last {
		own = math.MaxInt32
	}
	whole := n.first < n.last && s.candidates[n.first].variant == variantWhole
	for range maxTowns {
		best := -1
		for i := range towns {
			if towns[i].name != k && towns[i].value > 0 && (best < 0 || towns[i].value > towns[best].value) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		t := &towns[best]
		t.value = 0
		c := s.candidates[t.at]
		if s.hasRef(first, c.ref) {
			continue
		}
		c.variant = variantTown
		c.prob, c.score = 0, 0
		s.townSignals(n, &s.names[t.name], &c, total, whole, own)
		s.candidates = append(s.candidates, c)
	}
	n.first, n.last = first, int32(len(s.candidates))
}

// townWindow returns the towns named around name k.
func (s *scratch) townWindow(k int32) []townOf {
	if len(s.towns) <= 2*windowNames {
		return s.towns
	}
	at, _ := slices.BinarySearchFunc(s.towns, k, func(t townOf, k int32) int { return int(t.name - k) })
	return s.towns[max(0, at-windowNames):min(len(s.towns), at+windowNames)]
}

func (s *scratch) hasRef(first int32, r gazetteer.Ref) bool {
	for i := first; i < int32(len(s.candidates)); i++ {
		if s.candidates[i].ref == r {
			return true
		}
	}
	return false
}

// textNearness is 1 for names of one sentence, less for those farther apart.
func (s *scratch) textNearness(a, b *name) float64 {
	least := int32(math.MaxInt32)
	at := s.tokens[s.toponyms[a.mentions[0]].from].sentence
	// The last mention up to there, and the first behind it.
	i, _ := slices.BinarySearchFunc(b.mentions, at+1, func(m, sentence int32) int {
		return int(s.tokens[s.toponyms[m].from].sentence - sentence)
	})
	if i > 0 {
		least = at - s.tokens[s.toponyms[b.mentions[i-1]].from].sentence
	}
	if i < len(b.mentions) {
		d := s.tokens[s.toponyms[b.mentions[i]].from].sentence - at
		least = min(least, 2*d) // what is named later is a lesser guide
	}
	return 1 / (1 + 0.5*float64(least))
}

// townSignals fills the local signals of a town that a name is tried with.
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
	g[sigInTownText] = float32(s.textNearness(n, of))
	if whole {
		g[sigInTownNamed] = 1
	} else if first < int32(len(s.candidates)) && !s.site(&s.toponyms[n.mentions[0]]) {
		g[sigInTownInside] = s.candidates[first].fame // candidates come most famous first
	}
	t := &s.toponyms[n.mentions[0]]
	if s.site(t) {
		g[sigInTownSite] = 1
	}
	for _, k := range n.mentions {
		x := &s.toponyms[k].setting
		for _, m := range x.said[:x.places] {
			b := &s.matches[m]
			for _, h := range s.bearers[b.first:b.last] {
				if h.Ref == c.ref {
					g[sigInTownSaid] = 1
				}
			}
		}
	}
}
