package resolve

import (
	"slices"

	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// waterNames gathers what names mean behind the noun for a water, in other languages than English.
type waterNames struct{ *collector }

// isWater reports whether the noun for a water stands right before a mention, "el río Uruguay", or is its first word,
// "rio Negro", and no other mention of its word lacks it.
func (c waterNames) isWater(m *Mention) bool {
	isNoun := func(i int) bool {
		t := c.At(i, m.From)
		return t != nil && t.Class == text.ClassWater && t.Shape != text.ShapeUncased && !t.Possessive()
	}
	first := &c.Text.Tokens[m.From]
	if m.To-m.From > 1 && first.Class == text.ClassWater && first.Shape == text.ShapeLower {
		return true
	}
	if !isNoun(int(m.From)-1) || c.Text.Tokens[m.From-1].End == first.Start {
		return false
	}
	for i := range c.Text.Tokens {
		t := &c.Text.Tokens[i]
		if t.Key != first.Key || int32(i) == m.From || !t.Capital() {
			continue
		}
		if p := c.At(i-1, int32(i)); p == nil || p.Class != text.ClassWater {
			return false
		}
	}
	return true
}

// keepWater leaves a name only the waters that it may mean: those that bear it, else those that are called after the towns,
// divisions and countries that do, "Uruguay River". None is left where the index has none.
func (c waterNames) keepWater(first int32) {
	list := c.Candidates[first:]
	isWater := func(d Candidate) bool { return d.Group == recognise.GroupWater }
	if slices.ContainsFunc(list, isWater) {
		c.Candidates = append(c.Candidates[:first], slices.DeleteFunc(list, func(d Candidate) bool { return !isWater(d) })...)
		return
	}
	var found []Candidate
	for i := range list {
		switch d := &list[i]; {
		case d.Group.IsSettlement():
			found = namedAfter(c.index, found, d, text.ClassWater, shoreKm)
		case d.Group == recognise.GroupCountry, isDivisionGroup(d.Group):
			found = namedAfter(c.index, found, d, text.ClassWater, courseKm)
		}
	}
	c.Candidates = append(c.Candidates[:first], found...)
}
