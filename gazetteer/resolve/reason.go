package resolve

import (
	"cmp"
	"math"
	"slices"
)

// Decider names a step of reading that decides about a mention or a claim.
type Decider string

// The deciders, in the order in which they have their say.
const (
	ByRecogniser Decider = "recogniser" // is this span the name of a place?
	ByFilter     Decider = "filter"     // is it still, seen what it resolved to?
	ByRanker     Decider = "ranker"     // which place is it?
	ByRule       Decider = "rule"       // what overrides the ranker
	ByConstraint Decider = "constraint" // a distance that the text states
	ByCorrection Decider = "correction" // the word of a reader
	ByClaim      Decider = "claim"      // which two places a distance joins
)

// Reason is one reason of a decider. Label says in words what was seen; Value is
// how much of it, and Weight how much that counts. Both are 0 for a reason that
// holds or does not.
type Reason struct {
	Decider       Decider
	ID, Label     string
	Value, Weight float64
}

// reasonsOf lists the signals of a candidate that are not zero, the weightiest
// first.
func (r *Ranker) reasonsOf(c *Candidate) []Reason {
	var out []Reason
	for j, s := range Signals() {
		if v := float64(c.Signals[j]); v != 0 {
			out = append(out, Reason{Decider: ByRanker, ID: s.ID, Label: s.Label, Value: v, Weight: r.Weights[Passes-1][j]})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int {
		return cmp.Compare(math.Abs(b.Value*b.Weight), math.Abs(a.Value*a.Weight))
	})
	if v := r.Trees.Score(c.Signals[:]); v != 0 {
		out = append(out, Reason{Decider: ByRanker, ID: "combinations", Label: "how these go together", Value: v, Weight: 1})
	}
	return out
}

// reason is that of a rule which chose.
func (r *Rule) reason() Reason { return Reason{Decider: ByRule, ID: r.ID, Label: r.Label} }
