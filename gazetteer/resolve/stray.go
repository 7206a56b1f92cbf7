package resolve

import "dateline/gazetteer"

// A place is astray where it lies this many times the stated distance away, and so far beyond it: no
// writer errs so far, and the gazetteer lacks the place that is meant.
const (
	strayFactor = 10.0
	strayKm     = 500.0
)

// dropStrays takes the place from a sense that the text measures from a better known place in another
// country, which it lies nowhere near, where nothing else of the text lies in its country: "Mati, 29 km
// east of Athens" is no town of the Philippines.
func (r *refiner) dropStrays() {
	var named map[gazetteer.Ref]int // places by country
	for _, c := range r.constraints {
		if c.A == c.B || c.A < 0 || c.B < 0 {
			continue
		}
		a, b := r.final(c.A), r.final(c.B)
		if a.Chosen < 0 || b.Chosen < 0 {
			continue
		}
		p, q := &a.Candidates[a.Chosen], &b.Candidates[b.Chosen]
		stated := max(c.Max.Kilometres(), fitSlackKm)
		if apart(&p.location, &q.location) < max(strayFactor*stated, stated+strayKm) {
			continue
		}
		if named == nil {
			named = r.namedByCountry()
		}
		switch {
		case r.isAstray(a, b, named):
			r.changed[c.A] = unplaced(a)
		case r.isAstray(b, a, named):
			r.changed[c.B] = unplaced(b)
		}
	}
}

// isAstray reports whether, of two senses that are said to lie near each other, the first is the one
// whose place is not meant: that of a far less known place, or of one that was hardly believed before.
func (r *refiner) isAstray(s, o *Sense, named map[gazetteer.Ref]int) bool {
	place, other := s.Candidates[s.Chosen].Ref, o.Candidates[o.Chosen].Ref
	if s.ruled || place == gazetteer.NoRef || other == gazetteer.NoRef || !r.isPointLike(place) || !r.isPointLike(other) {
		return false // of what is large the point says little: Sumy lies 30 km from Russia
	}
	country := r.countryOf(place)
	if named[country] != 1 || country == r.countryOf(other) {
		return false
	}
	return s.Mass < elsewhere && o.Mass >= elsewhere || r.index.Fame(place) <= r.index.Fame(other)-anchorLead
}

// namedByCountry counts the places that the senses choose, by country.
func (r *refiner) namedByCountry() map[gazetteer.Ref]int {
	out, seen := map[gazetteer.Ref]int{}, map[gazetteer.Ref]bool{}
	for k := range r.senses {
		if s := r.final(k); s.Chosen >= 0 && !seen[s.Candidates[s.Chosen].Ref] {
			seen[s.Candidates[s.Chosen].Ref] = true
			out[r.countryOf(s.Candidates[s.Chosen].Ref)]++
		}
	}
	return out
}

// countryOf returns the country of a place, NoRef for none.
func (r *refiner) countryOf(ref gazetteer.Ref) gazetteer.Ref {
	if ref == gazetteer.NoRef {
		return ref
	}
	country, _, _ := r.index.Parents(ref)
	return country
}

// unplaced returns a sense without its place.
func unplaced(s *Sense) Sense {
	out := *s
	out.Chosen, out.Mass = -1, 0
	out.Reasons = append(s.Reasons[:len(s.Reasons):len(s.Reasons)], Reason{
		Decider: ByConstraint, ID: "stated_elsewhere", Label: "the text puts it near a place that no bearer of the name lies near", Weight: 1,
	})
	return out
}
