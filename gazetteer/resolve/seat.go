package resolve

import (
	"slices"
	"strings"

	"dateline/gazetteer"
)

// minSeat is the least probability of a town against a first-level division of the same
// name: below it the division is meant, "300 km from Quebec". Lower divisions are called
// after their seats, and nobody measures from them.
const minSeat = 0.2

// Seat returns the sense of a name at the end of a distance, where a division counts as the
// settlement of the same name inside it: "20 km from Farsund" is from the town, not from
// the municipality. It returns false where no candidate gives way.
func (r *Resolver) Seat(s *Sense) (Sense, bool) {
	if s.ruled || len(s.Candidates) < 2 {
		return *s, false
	}
	list := slices.Clone(s.Candidates)
	chosen, moved := gazetteer.NoRef, false
	if s.Chosen >= 0 {
		chosen = s.Candidates[s.Chosen].Ref
	}
	for i := range list {
		d := &list[i]
		t := r.seatOf(list, i)
		if t < 0 {
			continue
		}
		list[t].Probability += d.Probability
		if d.Ref == chosen {
			chosen, moved = list[t].Ref, true
		}
		d.Probability = 0
	}
	kept := slices.DeleteFunc(list, func(c Ranked) bool { return c.Probability == 0 })
	if len(kept) == len(s.Candidates) {
		return *s, false
	}
	out := Sense{Candidates: kept, Mass: s.Mass, Reasons: s.Reasons}
	out.Chosen = slices.IndexFunc(kept, func(c Ranked) bool { return c.Ref == chosen })
	if out.Chosen >= 0 {
		out.Mass = massAround(kept, out.Chosen)
	}
	if moved {
		out.Reasons = append(s.Reasons[:len(s.Reasons):len(s.Reasons)], Reason{
			Decider: ByConstraint, ID: "seat", Label: "the town, not the division of the same name: a distance is measured from towns",
		})
	}
	return out, true
}

// seatOf returns the likeliest settlement of a list inside its division i, -1 where i is no
// division or stands for itself.
func (r *Resolver) seatOf(list []Ranked, i int) int {
	if !strings.HasPrefix(r.index.Feature(list[i].Ref).Code, "ADM") || list[i].Within {
		return -1
	}
	best := -1
	for k := range list {
		c := &list[k]
		if k == i || c.Within || c.Probability == 0 || best >= 0 && c.Probability <= list[best].Probability {
			continue
		}
		if r.index.Feature(c.Ref).Kind() != gazetteer.KindSettlement {
			continue
		}
		_, a1, a2 := r.index.Parents(c.Ref)
		_, b1, _ := r.index.Parents(list[i].Ref)
		switch list[i].Ref {
		case a2:
			best = k
		case a1:
			if c.Probability >= minSeat {
				best = k
			}
		default: // in which lower division a town lies is not always known
			if a2 == gazetteer.NoRef && a1 != gazetteer.NoRef && a1 == b1 {
				best = k
			}
		}
	}
	return best
}
