package resolve

import (
	"math"
	"slices"
	"strings"

	"dateline/gazetteer"
)

// fameWeight turns the fame of a place, 0–1, into a score: places of fame 1 are named
// some thousand times as often as those of fame 0, as in the prior of the article's home.
const fameWeight = 8.0

// NamedSense returns the sense of a name that no span of the text was recognised as: the
// places that bear it and that a distance can locate, by their fame alone. None of
// them is chosen; see [Resolver.Refine]. The name is also looked up without the last of its
// words: "Đồng Hới City".
func (r *Resolver) NamedSense(name string) Sense {
	s := Sense{Chosen: -1, named: true, Candidates: r.bearers(name)}
	if i := strings.LastIndexByte(name, ' '); len(s.Candidates) == 0 && i > 0 {
		s.Candidates, s.shortened = r.bearers(name[:i]), true
	}
	return s
}

// bearers returns the places that bear a name as candidates, the most famous first.
func (r *Resolver) bearers(name string) []Ranked {
	var out []Ranked
	sum := 0.0
	for _, m := range r.find(name) {
		if !r.isPointLike(m.Ref) {
			continue
		}
		c := Ranked{Ref: m.Ref, Probability: math.Exp(fameWeight * r.index.Fame(m.Ref)), location: unitVector(r.index.Point(m.Ref))}
		sum += c.Probability
		out = append(out, c)
	}
	for i := range out {
		out[i].Probability /= sum
	}
	slices.SortStableFunc(out, func(a, b Ranked) int {
		switch {
		case a.Probability > b.Probability:
			return -1
		case a.Probability < b.Probability:
			return 1
		}
		return 0
	})
	return out[:min(len(out), MaxRanked)]
}

// find returns the places that bear a name in the language.
func (r *Resolver) find(name string) []gazetteer.Match {
	if r.names != nil {
		return r.names.Find(name)
	}
	return r.index.Lookup(name)
}

// isOpen reports whether a sense may be chosen by a distance alone: nothing chose before.
func (s *Sense) isOpen() bool { return s.named || s.Chosen < 0 && len(s.Candidates) > 0 && !s.ruled }

// ByDistance reports whether a distance alone chose, against the ranker or without it.
func (s *Sense) ByDistance() bool { return s.open }

// placeNamed chooses places for the open senses that constraints tie to a chosen place: the
// likeliest of the bearers that keep a distance from it.
func (r *refiner) placeNamed() {
	for _, c := range r.constraints {
		for _, end := range [...]struct {
			k, other  int
			agreement func(a, b *Ranked) float64
		}{
			{c.A, c.B, c.agreement},
			{c.B, c.A, func(b, a *Ranked) float64 { return c.agreement(a, b) }},
		} {
			if end.k < 0 || end.other < 0 || end.k == end.other || !r.senses[end.k].isOpen() || r.senses[end.other].named {
				continue
			}
			if s, ok := r.changed[end.k]; ok && !s.open {
				continue // the distance was enough for the ranker
			}
			o := r.final(end.other)
			if o.Chosen < 0 || o.Candidates[o.Chosen].Within {
				continue
			}
			if s, ok := r.keeping(&r.senses[end.k], &c, &o.Candidates[o.Chosen], end.agreement); ok {
				if before, done := r.changed[end.k]; !done || before.Reasons[0].Value < s.Reasons[0].Value {
					r.changed[end.k] = s
				}
			} else if _, done := r.changed[end.k]; !done && r.senses[end.k].named {
				if s, ok := r.inRegion(&r.senses[end.k], &o.Candidates[o.Chosen]); ok {
					r.changed[end.k] = s
				}
			}
		}
	}
}

// leastInRegion is the least share of a name that its place in a region must have among its bearers, each
// of another region counting a twentieth: as [distanceWeight] has it.
const leastInRegion = 0.8

// inRegion returns the sense with the one bearer chosen that lies in the first-level division of the place
// at, from which the text measures to it. Who writes "Thames is 20 km to the south" says that it is a place, and
// one name in a region is one place however far it lies. It returns false where the region has none, or two.
func (r *refiner) inRegion(s *Sense, at *Ranked) (Sense, bool) {
	country, region, _ := r.index.Parents(at.Ref)
	if region == gazetteer.NoRef || region == country || s.shortened {
		return *s, false
	}
	list := slices.Clone(s.Candidates)
	best, sum := -1, 0.0
	for i := range list {
		if _, d, _ := r.index.Parents(list[i].Ref); d == region && list[i].Ref != at.Ref {
			if best >= 0 {
				return *s, false
			}
			best = i
		} else {
			list[i].Probability *= math.Exp(-distanceWeight)
		}
		sum += list[i].Probability
	}
	if best < 0 || list[best].Probability < leastInRegion*sum {
		return *s, false
	}
	for i := range list {
		list[i].Probability /= sum
	}
	list[0], list[best] = list[best], list[0]
	reason := Reason{
		Decider: ByConstraint, ID: "measured", Label: "the text measures a distance to it, and no other place of the name lies in the region",
	}
	return Sense{Candidates: list, Chosen: 0, Mass: massAround(list, 0), Reasons: []Reason{reason}}, true
}

// keeping returns the sense with the likeliest of the candidates chosen that wholly keep
// a distance from the place at, and are no areas. It returns false where none does.
func (r *refiner) keeping(s *Sense, c *Constraint, at *Ranked, agreement func(a, b *Ranked) float64) (Sense, bool) {
	list := slices.Clone(s.Candidates)
	best, sum, value := -1, 0.0, 0.0
	for i := range list {
		v := agreement(&list[i], at)
		list[i].Probability *= math.Exp(v)
		sum += list[i].Probability
		whole := list[i].Ref != at.Ref && !list[i].Within && c.keeps(apart(&list[i].location, &at.location)) == 1
		if whole && (best < 0 || list[i].Probability > list[best].Probability) && r.isPointLike(list[i].Ref) {
			best, value = i, v
		}
	}
	if best < 0 {
		return *s, false
	}
	for i := range list {
		list[i].Probability /= sum
	}
	mass := massAround(list, best)
	list[0], list[best] = list[best], list[0]
	return Sense{Candidates: list, Chosen: 0, Mass: mass, Reasons: []Reason{distanceReason(value)}, open: true}, true
}

func (r *Resolver) isPointLike(ref gazetteer.Ref) bool {
	return r.index.Feature(ref).IsPointLike()
}
