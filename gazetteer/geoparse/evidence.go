package geoparse

import (
	"math"
	"slices"

	"dateline/gazetteer"
)

// tally is what the names of the article say of one unit.
type tally struct {
	mass  float64 // probability of lying in it, by name, each at most its weight
	named float64 // probability that the unit itself is meant
	could float64 // names with any candidate in it
	last  int32   // the last name counted in could
}

// weigh fills the document signals of all candidates from the probabilities
// of the pass before. What a name says itself never counts for it.
func (s *scratch) weigh() {
	clear(s.units)
	total, couldTotal := 0.0, 0.0
	s.anchors = s.anchors[:0]
	for k := range s.names {
		n := &s.names[k]
		w := s.weight(n)
		if n.first == n.last {
			continue
		}
		couldTotal++
		best := n.first
		for i := n.first; i < n.last; i++ {
			c := &s.candidates[i]
			if c.prob > s.candidates[best].prob {
				best = i
			}
			if c.variant != variantTown {
				s.count(c, w, int32(k))
			}
		}
		total += w
		b := &s.candidates[best]
		if b.variant == variantTown {
			continue // it says nothing that its town did not say
		}
		s.anchors = append(s.anchors, anchor{name: int32(k), pos: b.pos, weight: b.prob * float64(n.best), group: b.group, ref: b.ref})
	}
	for k := range s.names {
		n := &s.names[k]
		w := s.weight(n)
		own := s.ownTallies(n, w)
		for i := n.first; i < n.last; i++ {
			c := &s.candidates[i]
			s.shares(c, own, total-w, couldTotal-1)
			s.nearness(n, int32(k), c)
		}
	}
	s.home()
}

// weight is how much a name counts among the others: by its mentions, and by
// how sure it is that they name a place.
func (s *scratch) weight(n *name) float64 {
	return (1 + math.Log(float64(len(n.mentions)))) * float64(n.best)
}

// anchor is the likeliest place of a name.
type anchor struct {
	name   int32
	pos    [3]float64
	weight float64
	group  group
	ref    gazetteer.Ref
}

// count adds a candidate to the tallies of its units.
func (s *scratch) count(c *candidate, w float64, k int32) {
	for level, r := range [3]gazetteer.Ref{c.country, c.admin1, c.admin2} {
		if r == gazetteer.NoRef || level > 0 && r == c.country {
			continue
		}
		t := s.units[r]
		t.mass += c.prob * w
		if r == c.ref {
			t.named += c.prob * w
		}
		if t.last != k+1 {
			t.last = k + 1
			t.could++
		}
		s.units[r] = t
	}
}

// ownTallies returns what the name itself added to the tallies.
func (s *scratch) ownTallies(n *name, w float64) map[gazetteer.Ref]tally {
	clear(s.own)
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.variant == variantTown {
			continue
		}
		for level, r := range [3]gazetteer.Ref{c.country, c.admin1, c.admin2} {
			if r == gazetteer.NoRef || level > 0 && r == c.country {
				continue
			}
			t := s.own[r]
			t.mass += c.prob * w
			if r == c.ref {
				t.named += c.prob * w
			}
			t.could = 1
			s.own[r] = t
		}
	}
	return s.own
}

// doubt is added to what shares are taken of: the weight of names that a short
// text might have had and has not.
const doubt = 0.75

// shares fills the signals of the administrative tree.
func (s *scratch) shares(c *candidate, own map[gazetteer.Ref]tally, total, couldTotal float64) {
	g := &c.signals
	// One other name is weak evidence however much of it agrees.
	total, couldTotal = total+doubt, couldTotal+doubt
	part := func(r gazetteer.Ref) (share, named, could float32) {
		if r == gazetteer.NoRef {
			return 0, 0, 0
		}
		t, o := s.units[r], own[r]
		return float32(max(t.mass-o.mass, 0) / total), float32(min(max(t.named-o.named, 0), 1)), float32((t.could - o.could) / couldTotal)
	}
	var named float32
	g[sigCountryShare], named, g[sigSupportCountry] = part(c.country)
	g[sigCountryNamed] = 0
	if c.ref != c.country {
		g[sigCountryNamed] = named
	}
	g[sigAdmin1Share], named, g[sigSupport] = part(c.admin1)
	g[sigAdmin1Named] = 0
	if c.ref != c.admin1 {
		g[sigAdmin1Named] = named
	}
	g[sigAdmin2Share], named, _ = part(c.admin2)
	g[sigAdmin2Named] = 0
	if c.ref != c.admin2 {
		g[sigAdmin2Named] = named
	}
	g[sigHolds] = 0
	switch c.ref {
	case c.admin1:
		g[sigHolds] = g[sigAdmin1Share]
	case c.admin2:
		g[sigHolds] = g[sigAdmin2Share]
	}
}

// closeness maps a distance to 0–1: 1 below 10 km, 0 above 1,000 km, and the
// logarithm between (the Edinburgh geoparser's scale).
func closeness(km float64) float64 {
	switch {
	case km <= 10:
		return 1
	case km >= 1000:
		return 0
	}
	return 1 - math.Log10(km/10)/2
}

// nearness fills the signals of distance: the mean over the five nearest other
// names, the nearest, and the nearest of the same sentences.
func (s *scratch) nearness(n *name, k int32, c *candidate) {
	var top [5]float64
	found := 0
	nearest, sentence := 0.0, 0.0
	around := s.window(k)
	for i := range around {
		a := &around[i]
		if a.name == k || a.ref == c.ref && c.variant == variantTown || a.group == country || a.group == continent || a.group == region {
			continue
		}
		found++
		// 1,000 km on the unit sphere is a chord of 0.1568: most are farther.
		if x := a.pos[0] - c.pos[0]; x > 0.157 || x < -0.157 {
			continue
		}
		if z := a.pos[2] - c.pos[2]; z > 0.157 || z < -0.157 {
			continue
		}
		v := closeness(apart(&a.pos, &c.pos)) * a.weight
		if v <= 0 {
			continue
		}
		if s.together(n, &s.names[a.name]) {
			sentence = max(sentence, v)
		}
		nearest = max(nearest, v)
		for j := range top {
			if v > top[j] {
				v, top[j] = top[j], v
			}
		}
	}
	g := &c.signals
	g[sigNear], g[sigNearest], g[sigSentence] = 0, float32(nearest), float32(sentence)
	if found > 0 {
		sum := 0.0
		for _, v := range top {
			sum += v
		}
		g[sigNear] = float32(sum / (float64(min(found, 5)) + 1))
	}
}

// windowNames is how many names before and behind a name are looked at for
// nearness. Articles have fewer; in a list of ten thousand it bounds the work.
const windowNames = 128

// window returns the anchors around name k. Names and anchors are in the order
// of the text.
func (s *scratch) window(k int32) []anchor {
	if len(s.anchors) <= 2*windowNames {
		return s.anchors
	}
	at, _ := slices.BinarySearchFunc(s.anchors, k, func(a anchor, k int32) int { return int(a.name - k) })
	return s.anchors[max(0, at-windowNames):min(len(s.anchors), at+windowNames)]
}

// together reports whether two names stand in one sentence.
func (s *scratch) together(a, b *name) bool {
	const most = 32 // mentions that are compared
	i, j := 0, 0
	for i < min(len(a.mentions), most) && j < min(len(b.mentions), most) {
		x := s.tokens[s.toponyms[a.mentions[i]].from].sentence
		y := s.tokens[s.toponyms[b.mentions[j]].from].sentence
		switch {
		case x == y:
			return true
		case x < y:
			i++
		default:
			j++
		}
	}
	return false
}

// home finds the first-level unit and country that the article is mostly about,
// by the places under them, and marks their candidates.
func (s *scratch) home() {
	var best, second float64
	top := gazetteer.NoRef
	for i := range s.anchors {
		c := s.anchors[i].ref
		_, a1, _ := s.parser.index.Parents(c)
		if a1 == gazetteer.NoRef || a1 == top {
			continue
		}
		t := s.units[a1]
		v := t.mass + 0.3*t.could + t.named
		if v > best {
			best, second, top = v, best, a1
		} else if v > second {
			second = v
		}
	}
	if top == gazetteer.NoRef {
		return
	}
	lead := float32((best - second) / best)
	for i := range s.candidates {
		c := &s.candidates[i]
		c.signals[sigHome] = 0
		if c.admin1 == top && c.ref != top {
			c.signals[sigHome] = lead
		}
	}
}
