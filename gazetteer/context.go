package gazetteer

import (
	"slices"
	"strings"
)

// reading is one way to understand a query: a name, and the places that it is
// said to lie in. Without a context the place may lie anywhere.
type reading struct {
	name    string
	context []contextPart
}

// contextPart is the bearers of one part of a context: of "TX" in "Paris, TX".
type contextPart []Ref

// readings splits a query text: "Paris, Texas" at its commas, "Springfield IL"
// at the spaces behind which the name of an administrative unit stands, and
// takes the article from "the Kremlin".
func (x *Index) readings(text string, mode Mode) []reading {
	var out []reading
	if head, rest, ok := strings.Cut(text, ","); ok {
		r := reading{name: head}
		for i, part := range strings.Split(rest, ",") {
			if i == maxContexts {
				break
			}
			if units := x.contextUnits(part, mode); units != nil {
				r.context = append(r.context, units)
			}
		}
		return append(out, r)
	}
	words := strings.Fields(text)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
		out = append(out, reading{name: strings.Join(words, " ")})
	}
	for i := 1; i < len(words) && len(words) <= maxWords; i++ {
		if units := x.units(x.Lookup(strings.Join(words[i:], " "))); units != nil {
			out = append(out, reading{strings.Join(words[:i], " "), []contextPart{units}})
		}
	}
	return out
}

const (
	maxContexts = 6  // parts of a context that count: no address has more
	maxWords    = 12 // in a text without commas that is tried for a context
)

// contextUnits returns the places that a name in a context may mean: units
// first of all, else any place. In autocompletion the name may be unfinished.
func (x *Index) contextUnits(name string, mode Mode) (units contextPart) {
	matches := x.Lookup(name)
	if mode == Prefix && strings.TrimSpace(name) != "" {
		s, _ := x.compile(&Filter{Classes: []string{"A"}})
		for _, m := range x.completions(name, &s, 40) {
			matches = append(matches, m.Match)
		}
	}
	if units = x.units(matches); units != nil {
		return units
	}
	for _, m := range matches {
		units = append(units, m.Ref)
	}
	return units
}

// units returns the administrative units among the bearers of a name.
func (x *Index) units(bearers []Match) (units contextPart) {
	for _, m := range bearers {
		if x.Feature(m.Ref).Class == "A" {
			units = append(units, m.Ref)
		}
	}
	return units
}

// holds reports whether a place lies in the context: of each part, one bearer
// is the country, the first- or the second-level unit of the place, or has the
// place in its bound.
func (r *reading) holds(x *Index, place Ref) bool {
	country, admin1, admin2 := x.Parents(place)
	for _, part := range r.context {
		if !slices.ContainsFunc(part, func(unit Ref) bool {
			if unit == place {
				return false
			}
			return unit == country || unit == admin1 || unit == admin2 || x.surrounds(unit, place)
		}) {
			return false
		}
	}
	return true
}

// surrounds reports whether a place that is no unit has the other in its
// bound, as the Sahel has.
func (x *Index) surrounds(region, place Ref) bool {
	if x.Feature(region).Class == "A" {
		return false
	}
	p := x.Place(region)
	if p.Bound.Min == p.Bound.Max {
		return false
	}
	b, _ := newBox(p.Bound)
	return b.contains(x.Point(place))
}
