package resolve

import "math"

// Absence tells how likely it is that a name means none of its candidates, because the
// gazetteer lacks its place: a logistic regression over the signals of the likeliest
// candidate. It is apart from the ranker, whose weights compare candidates of one name
// and say nothing of how good the best is.
type Absence struct {
	Bias    float64
	Weights Weights
}

// Probability returns how likely the place of a name is absent when c is its likeliest
// candidate.
func (a *Absence) Probability(c *Candidate) float64 {
	z := a.Bias
	for j, v := range c.Signals {
		z += a.Weights[j] * float64(v)
	}
	return 1 / (1 + math.Exp(-z))
}

// temper takes the probability of absence from that of the candidates. What the text
// itself puts a site in is there whatever the gazetteer has.
func (a *Absence) temper(list []Candidate) {
	best := -1
	for i := range list {
		if best < 0 || list[i].Probability > list[best].Probability {
			best = i
		}
	}
	if best < 0 || list[best].Variant == VariantWithin {
		return
	}
	left := 1 - a.Probability(&list[best])
	for i := range list {
		list[i].Probability *= left
	}
}
