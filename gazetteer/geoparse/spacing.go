package geoparse

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// spacing is a distance that the text states between two names: "Paris lies 100
// miles northeast of Dallas". It speaks for the bearers that keep it.
type spacing struct {
	a, b int32 // names
	km   float64
}

// findSpacings lists the distances of the article. The names must have been
// ranked once: a state or country between a town and its distance is passed over.
func (s *scratch) findSpacings() {
	s.spacings = s.spacings[:0]
	s.order = s.order[:0]
	for i := range s.tokens {
		if len(s.spacings) == mostSpacings {
			return
		}
		km, next, ok := s.lengthAt(i)
		if !ok {
			continue
		}
		if len(s.order) == 0 {
			s.orderToponyms()
		}
		b := s.anchorAfter(next)
		a := s.townBefore(i)
		if a >= 0 && b >= 0 && a != b {
			s.spacings = append(s.spacings, spacing{a, b, km})
		}
	}
}

// mostSpacings and mostPassedOver bound the work on a text that is one list of
// distances or of countries.
const (
	mostSpacings   = 200
	mostPassedOver = 8
)

const kmPerMile = 1.609344 // the international mile of 1959, exact

// lengthAt reads a number and a unit at token i: "400km", "60 miles", "1,200 km".
// It returns kilometres and the token behind.
func (s *scratch) lengthAt(i int) (km float64, next int, ok bool) {
	t := &s.tokens[i]
	if t.shape != shapeDigit && t.shape != shapeAlnum {
		return 0, 0, false
	}
	w := s.text[t.start:t.end]
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	v, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil || v <= 0 || v > 20_040 {
		return 0, 0, false
	}
	unit := w[len(digits):]
	next = i + 1
	if unit == "" && next < len(s.tokens) && s.tokens[next].shape == shapeLower {
		unit = s.fold(&s.tokens[next])
		next++
	}
	switch unit {
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers":
		return v, next, true
	case "mile", "miles", "mi":
		return v * kmPerMile, next, true
	}
	return 0, 0, false
}

// orderToponyms fills s.order with the mentions in the order of the text.
func (s *scratch) orderToponyms() {
	for k := range s.toponyms {
		if s.toponyms[k].from < s.toponyms[k].to {
			s.order = append(s.order, int32(k))
		}
	}
	slices.SortStableFunc(s.order, func(a, b int32) int { return int(s.toponyms[a].from - s.toponyms[b].from) })
}

// anchorAfter returns the name that a distance is measured from, when "from",
// "of" or "to" leads from token i to it: -1 for none.
func (s *scratch) anchorAfter(i int) int32 {
	first := i
	for ; i < len(s.tokens) && i < first+12 && s.tokens[i].sentence == s.tokens[first-1].sentence; i++ {
		t := &s.tokens[i]
		switch {
		case t.punct == '(':
			for i < len(s.tokens)-1 && i < first+12 && s.tokens[i].punct != ')' {
				i++ // the same distance in another unit
			}
		case t.class == direction || t.punct == '-':
		case t.shape == shapeLower:
			switch s.fold(t) {
			case "away", "due", "or", "so", "about", "road", "by", "southwards", "northwards", "distant", "further", "farther", "upstream", "downstream", "inland":
			case "from", "of", "to":
				return s.nameNear(i + 1)
			default:
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// nameNear returns the name of the mention that begins at token i or a few words
// on: "the city of Dallas". -1 for none.
func (s *scratch) nameNear(i int) int32 {
	at, _ := slices.BinarySearchFunc(s.order, int32(i), func(k, i int32) int { return int(s.toponyms[k].from - i) })
	if at == len(s.order) {
		return -1
	}
	t := &s.toponyms[s.order[at]]
	if int(t.from) > i+5 || s.tokens[t.from].sentence != s.tokens[i-1].sentence {
		return -1
	}
	for j := i; j < int(t.from); j++ {
		if w := &s.tokens[j]; w.capital() || w.shape == shapePunct {
			return -1
		}
	}
	return t.name
}

// townBefore returns the nearest name before token i in its sentence that is not
// most likely a region or country, -1 for none.
func (s *scratch) townBefore(i int) int32 {
	at, _ := slices.BinarySearchFunc(s.order, int32(i), func(k, i int32) int { return int(s.toponyms[k].from - i) })
	for least := max(0, at-mostPassedOver); at > least; {
		at--
		t := &s.toponyms[s.order[at]]
		if s.tokens[t.from].sentence != s.tokens[i].sentence {
			return -1
		}
		best := s.likeliest(&s.names[t.name])
		if best < 0 {
			continue
		}
		switch s.candidates[best].group {
		case country, continent, region, admin1, admin2:
			continue
		}
		return t.name
	}
	return -1
}

// measure fills the signal of stated distances from the probabilities of the
// pass before.
func (s *scratch) measure() {
	for k := range s.names {
		n := &s.names[k]
		for i := n.first; i < n.last; i++ {
			s.candidates[i].signals[sigSpacing] = 0
		}
	}
	for _, p := range s.spacings {
		a, b := &s.names[p.a], &s.names[p.b]
		s.keepSpacing(a, b, p.km)
		s.keepSpacing(b, a, p.km)
	}
}

// keepSpacing raises the signal of the bearers of n by how well they keep the
// distance from the likely bearers of the other name.
func (s *scratch) keepSpacing(n, other *name, km float64) {
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if c.variant == variantTown {
			continue
		}
		best := 0.0
		for j := other.first; j < other.last; j++ {
			if o := &s.candidates[j]; o.prob > 0.02 {
				best = max(best, o.prob*kept(apart(&c.pos, &o.pos), km))
			}
		}
		c.signals[sigSpacing] = max(c.signals[sigSpacing], float32(best))
	}
}

// kept grades how well a distance fits a stated one: 1 within a quarter of it or
// 10 km, for towns are not points and roads wind, 0 beyond twice or half of it.
func kept(km, stated float64) float64 {
	off := math.Abs(math.Log(max(km, 0.1) / stated))
	if math.Abs(km-stated) <= 10 {
		return 1
	}
	return min(1, max(0, (math.Ln2-off)/(math.Ln2-math.Log(1.25))))
}
