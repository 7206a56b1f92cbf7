package resolve

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// minAnchor is the least probability of a candidate that distances are taken from.
const minAnchor = 0.02

// leastChange is how much the probability of a chosen candidate must change for its
// sense to count as changed.
const leastChange = 0.005

// Refine ranks the senses that constraints tie together once more, with the stated
// distances as one more signal, and returns those that change, by their number: in their
// choice, or in how sure it is. The senses given stay as they are. A sense of
// [Resolver.NamedSense] is chosen last, and only where it keeps a distance from a
// place that is chosen; it moves no other. A sense that lies nowhere near where the text puts it loses its place.
func (r *Resolver) Refine(senses []Sense, constraints []Constraint) map[int]Sense {
	bonus := map[int][]float64{}
	for _, c := range constraints {
		if c.A == c.B || c.A < 0 || c.B < 0 {
			continue
		}
		addBonus(bonus, senses, c.A, c.B, c.agreement)
		addBonus(bonus, senses, c.B, c.A, func(b, a *Ranked) float64 { return c.agreement(a, b) })
	}
	f := refiner{Resolver: r, senses: senses, constraints: constraints, changed: map[int]Sense{}}
	for k, add := range bonus {
		if s, ok := f.reranked(&senses[k], add); ok {
			f.changed[k] = s
		}
	}
	f.placeNamed()
	f.dropStrays()
	return f.changed
}

// refiner refines the senses of one text. The senses given stay as they are.
type refiner struct {
	*Resolver
	senses      []Sense
	constraints []Constraint
	changed     map[int]Sense // by number
}

// final returns a sense as it is by now.
func (r *refiner) final(k int) *Sense {
	if s, ok := r.changed[k]; ok {
		return &s
	}
	return &r.senses[k]
}

// addBonus raises the scores of the candidates of sense k by how well they keep a
// distance from the likely candidates of another.
func addBonus(bonus map[int][]float64, senses []Sense, k, other int, agreement func(a, b *Ranked) float64) {
	s, o := &senses[k], &senses[other]
	if len(s.Candidates) == 0 || len(o.Candidates) == 0 || s.named || o.named {
		return
	}
	list := bonus[k]
	if list == nil {
		list = make([]float64, len(s.Candidates))
		bonus[k] = list
	}
	for i := range s.Candidates {
		sum := 1.0 // of the probabilities of both together, by that of the candidate alone
		for j := range o.Candidates {
			if b := &o.Candidates[j]; b.Probability >= minAnchor && !b.Within && !s.Candidates[i].Within {
				sum += b.Probability * math.Expm1(agreement(&s.Candidates[i], b))
			}
		}
		list[i] = max(list[i], math.Log(sum))
	}
}

// leastReason is how much of the weight of a distance a choice must keep for the
// distance to be one of its reasons.
const leastReason = distanceWeight / 2

// leastKept is how much more a choice must keep a distance than what a rule chose: more than one that lies only about there, in
// the stated direction.
const leastKept = nearWeight + directionWeight + 0.1

// reranked returns a sense with the bonus added to the scores. It returns false
// where that changes nothing.
func (r *refiner) reranked(s *Sense, bonus []float64) (Sense, bool) {
	if s.ruled {
		return *s, false
	}
	list := append([]Ranked(nil), s.Candidates...)
	none, sum := 1.0, 0.0 // the rest belongs to "none" and to candidates that were left out
	for i := range list {
		none -= list[i].Probability
		list[i].Probability *= math.Exp(bonus[i])
		sum += list[i].Probability
	}
	sum += max(0, none)
	best := 0
	for i := range list {
		list[i].Probability /= sum
		if list[i].Probability > list[best].Probability {
			best = i
		}
	}
	mass := massAround(list, best)
	lead := bonus[best]
	if s.yields && s.Chosen >= 0 {
		lead -= bonus[s.Chosen]
	}
	switch {
	case mass < r.ranker.Abstain:
		return *s, false
	case best == s.Chosen && math.Abs(list[best].Probability-s.Candidates[best].Probability) < leastChange:
		return *s, false
	case best != s.Chosen && bonus[best] == 0, best != s.Chosen && s.yields && lead < leastKept:
		return *s, false
	}
	out := Sense{Candidates: list, Chosen: 0, Mass: mass, Reasons: s.Reasons}
	if bonus[best] >= leastReason || best != s.Chosen {
		out.Reasons = append(s.Reasons[:len(s.Reasons):len(s.Reasons)], distanceReason(bonus[best]))
	}
	list[0], list[best] = list[best], list[0]
	return out, true
}

// distanceReason is that of a candidate which keeps a stated distance.
func distanceReason(value float64) Reason {
	return Reason{
		Decider: ByConstraint, ID: "stated_distance", Label: "lies where a distance in the text puts it", Value: value, Weight: 1,
	}
}

// massAround returns the probability of the candidates within reach of one.
func massAround(list []Ranked, best int) float64 {
	mass := 0.0
	for i := range list {
		if apart(&list[i].location, &list[best].location) <= reachKm {
			mass += list[i].Probability
		}
	}
	return mass
}

// CertainSense returns the sense of a name whose place is beyond doubt. The ref is
// NoRef for a place that is none of the gazetteer's.
func CertainSense(ref gazetteer.Ref, at orb.Point) Sense {
	return Sense{Candidates: []Ranked{{Ref: ref, Probability: 1, location: unitVector(at)}}, Mass: 1, ruled: true}
}
