package resolve

import (
	"cmp"
	"slices"

	"dateline/gazetteer"
)

// Ranked is a candidate of a name as the ranker left it, detached from the
// workspace.
type Ranked struct {
	Ref         gazetteer.Ref
	Within      bool     // it is not the place itself, but the one that the text puts it in
	Probability float64  // among all candidates of the name
	Reasons     []Reason // only when asked for

	location [3]float64
}

// Sense is what a name means in an article: its likeliest candidates and the one
// chosen. It outlives the workspace and must not be changed.
type Sense struct {
	Candidates []Ranked // likeliest first, at most MaxRanked
	Chosen     int      // index into Candidates, -1 for none
	Mass       float64  // probability within reach of the chosen one
	Reasons    []Reason // of the rule or constraint that overrode the ranker; empty when none did
	ruled      bool     // a rule chose, or the text says that it is none of them: no constraint overrides it
	yields     bool     // a rule chose: only a constraint that is kept overrides it
	named      bool     // of [Resolver.NamedSense]
	shortened  bool     // and without the last of its words
	open       bool     // chosen by a distance alone
}

// MaxRanked bounds the candidates of a Sense.
const MaxRanked = 24

// Senses detaches the names of a resolution from the workspace, one sense for each
// name. With explain, candidates have their reasons.
func (r *Resolver) Senses(w *Resolution, explain bool) []Sense {
	out := make([]Sense, len(w.Names))
	total := 0
	for k := range w.Names {
		total += min(int(w.Names[k].Last-w.Names[k].First), MaxRanked)
	}
	memory := make([]Ranked, 0, total)
	var order []int32
	for k := range w.Names {
		n := &w.Names[k]
		order = order[:0]
		for i := n.First; i < n.Last; i++ {
			order = append(order, i)
		}
		slices.SortStableFunc(order, func(a, b int32) int {
			return cmp.Compare(w.Candidates[b].Probability, w.Candidates[a].Probability)
		})
		s := &out[k]
		s.Chosen, s.Mass = -1, n.Mass
		from := len(memory)
		for i, j := range order {
			c := &w.Candidates[j]
			if len(memory)-from == MaxRanked && j != n.Chosen {
				continue
			}
			if j == n.Chosen {
				s.Chosen = min(i, MaxRanked-1)
			}
			kept := Ranked{Ref: c.Ref, Within: c.Variant == VariantWithin, Probability: c.Probability, location: c.Location}
			if explain && len(memory)-from < maxExplained {
				kept.Reasons = r.ranker.reasonsOf(c)
			}
			if len(memory)-from == MaxRanked {
				memory[len(memory)-1] = kept // the chosen one, far down the list
				continue
			}
			memory = append(memory, kept)
		}
		s.Candidates = memory[from:len(memory):len(memory)]
		s.ruled = n.outside
		if n.Rule != nil {
			s.ruled, s.yields = !n.Rule.Yields, n.Rule.Yields
			s.Reasons = []Reason{n.Rule.reason()}
		}
	}
	return out
}

// maxExplained bounds the candidates that are explained.
const maxExplained = 10
