package resolve

import (
	"math"

	"dateline/gazetteer"
	"dateline/geo"
)

// Constraint is a distance that the text states between two senses: A lies between
// Min and Max from B, and in the direction of Azimuth when it has one.
type Constraint struct {
	A, B     int        // senses
	Min, Max geo.Length // as the words allow
	Azimuth  float64    // degrees clockwise from north, from B to A
	Directed bool       // Azimuth is stated
}

// distanceSignal is the weight of a stated distance that a candidate keeps. It is a
// prior: the corpora state too few distances to fit it. A candidate that keeps a
// distance from a certain place is twenty times as likely as before, and one that
// keeps the direction as well sixty times.
const (
	distanceWeight  = 3.0
	directionWeight = 1.1
)

// minAnchor is the least probability of a candidate that distances are taken from.
const minAnchor = 0.02

// Refine ranks the senses that constraints tie together once more, with the stated
// distances as one more signal, and returns those whose choice changes, by their
// number. The senses given stay as they are.
func (r *Resolver) Refine(senses []Sense, constraints []Constraint) map[int]Sense {
	bonus := map[int][]float64{}
	for _, c := range constraints {
		if c.A == c.B || c.A < 0 || c.B < 0 {
			continue
		}
		addBonus(bonus, senses, c.A, c.B, c.agreement)
		addBonus(bonus, senses, c.B, c.A, func(b, a *Ranked) float64 { return c.agreement(a, b) })
	}
	changed := map[int]Sense{}
	for k, add := range bonus {
		if s, ok := r.reranked(&senses[k], add); ok {
			changed[k] = s
		}
	}
	return changed
}

// CertainSense returns the sense of a name whose place is beyond doubt.
func (r *Resolver) CertainSense(place gazetteer.Ref) Sense {
	return Sense{Candidates: []Ranked{{Ref: place, Probability: 1, location: unitVector(r.index.Point(place))}}, Mass: 1, ruled: true}
}

// addBonus raises the scores of the candidates of sense k by how well they keep a
// distance from the likely candidates of another.
func addBonus(bonus map[int][]float64, senses []Sense, k, other int, agreement func(a, b *Ranked) float64) {
	s, o := &senses[k], &senses[other]
	if len(s.Candidates) < 2 || len(o.Candidates) == 0 {
		return
	}
	list := bonus[k]
	if list == nil {
		list = make([]float64, len(s.Candidates))
		bonus[k] = list
	}
	for i := range s.Candidates {
		best := 0.0
		for j := range o.Candidates {
			if b := &o.Candidates[j]; b.Probability >= minAnchor && !b.Within && !s.Candidates[i].Within {
				best = max(best, b.Probability*agreement(&s.Candidates[i], b))
			}
		}
		list[i] = max(list[i], best)
	}
}

// agreement grades how well two candidates keep the constraint: the weight of the
// distance, and that of the direction on top.
func (c *Constraint) agreement(a, b *Ranked) float64 {
	km := apart(&a.location, &b.location)
	keeps := fit(km, c.Min.Kilometres(), c.Max.Kilometres())
	if keeps == 0 {
		return 0
	}
	v := distanceWeight * keeps
	if c.Directed && km > 0 {
		off := math.Abs(math.Mod(azimuth(&b.location, &a.location)-c.Azimuth+540, 360) - 180)
		v += directionWeight * math.Cos(off*math.Pi/180) * keeps
	}
	return max(0, v)
}

// fit grades how well a distance fits a stated range: 1 inside it, within a quarter
// of it or within 10 km, for towns are not points and roads wind; 0 beyond twice its
// end or half of its beginning.
func fit(km, from, to float64) float64 {
	stated := min(max(km, from), to)
	if math.Abs(km-stated) <= 10 {
		return 1
	}
	off := math.Abs(math.Log(max(km, 0.1) / max(stated, 0.1)))
	return min(1, max(0, (math.Ln2-off)/(math.Ln2-math.Log(1.25))))
}

// azimuth returns the initial bearing from a to b on the sphere in degrees.
func azimuth(a, b *[3]float64) float64 {
	// East and north at a are the derivatives of the unit vector.
	east := [3]float64{-a[1], a[0], 0}
	north := [3]float64{-a[2] * a[0], -a[2] * a[1], a[0]*a[0] + a[1]*a[1]}
	dot := func(u *[3]float64) float64 { return u[0]*b[0] + u[1]*b[1] + u[2]*b[2] }
	return math.Mod(math.Atan2(dot(&east), dot(&north))*180/math.Pi+360, 360)
}

// reranked returns a sense with the bonus added to the scores. It returns false
// where that changes no choice.
func (r *Resolver) reranked(s *Sense, bonus []float64) (Sense, bool) {
	if s.ruled {
		return *s, false
	}
	known := 0.0 // the rest belongs to "none" and to candidates that were left out
	list := append([]Ranked(nil), s.Candidates...)
	top := math.Inf(-1)
	for i := range list {
		known += list[i].Probability
		list[i].score += bonus[i]
		top = max(top, list[i].score)
	}
	sum := 0.0
	for i := range list {
		sum += math.Exp(list[i].score - top)
	}
	best := 0
	for i := range list {
		list[i].Probability = known * math.Exp(list[i].score-top) / sum
		if list[i].Probability > list[best].Probability {
			best = i
		}
	}
	mass := 0.0
	for i := range list {
		if apart(&list[i].location, &list[best].location) <= reachKm {
			mass += list[i].Probability
		}
	}
	if best == s.Chosen || bonus[best] == 0 || mass < r.ranker.Abstain {
		return *s, false
	}
	list[0], list[best] = list[best], list[0]
	return Sense{
		Candidates: list, Chosen: 0, Mass: mass,
		Reasons: append(s.Reasons[:len(s.Reasons):len(s.Reasons)], Reason{
			Decider: ByConstraint, ID: "stated_distance", Label: "keeps the distance that the text states", Value: bonus[best], Weight: 1,
		}),
	}, true
}
