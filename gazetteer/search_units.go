package gazetteer

import (
	"math"
	"slices"
	"strings"
)

// unitsCalled returns the administrative units of a name or a country's code.
func (r *reader) unitsCalled(name string) contextPart {
	units := unitsAmong(r.x, r.x.Lookup(name))
	if country := r.x.ByCode(name); country != NoRef && !slices.Contains(units, country) {
		units = append(units, country)
	}
	units = append(units, r.x.byShortCode(name)...)
	units = append(units, r.x.abbreviated(name)...)
	if r.wide {
		units = append(units, shortened(r.x, name)...)
		units = append(units, r.x.exonym(name)...)
		units = append(units, settlementsAmong(r.x, r.x.Lookup(name))...)
	}
	return units
}

// shortened returns the units whose names hold a word for what they are behind the
// given one.
func shortened(x *Index, name string) (units contextPart) {
	for _, word := range []string{" county", " province", " district", " department", " prefecture", " region"} {
		units = append(units, unitsAmong(x, x.Lookup(name+word))...)
	}
	return units
}

// contextUnits returns the places that a name in a context may mean: units first
// of all, by their names or their names without the word for what they are, else
// any place. In autocompletion the name may be unfinished.
func (r *reader) contextUnits(name string, mode Mode) (units contextPart) {
	x := r.x
	name = strings.TrimSpace(name)
	matches := x.Lookup(name)
	if mode == Prefix && name != "" {
		s, _ := x.compile(&Filter{Classes: []string{"A"}})
		for _, m := range x.completions(name, &s, 40) {
			matches = append(matches, m.Match)
		}
	}
	units = unitsAmong(x, matches)
	if country := x.ByCode(name); country != NoRef && !slices.Contains(units, country) {
		units = append(units, country)
	}
	for _, unit := range append(x.byShortCode(name), x.abbreviated(name)...) {
		if !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	if r.wide {
		units = append(units, shortened(x, name)...)
		units = append(units, settlementsAmong(x, matches)...)
	}
	if units != nil {
		return units
	}
	if refs := x.exonym(name); refs != nil {
		return refs
	}
	if units = shortened(x, name); units != nil {
		return units
	}
	ungeneric(name, func(inner string, g *generic) {
		for _, m := range x.Lookup(inner) {
			if g.kind(x.Feature(m.Ref)) && x.Feature(m.Ref).Class == "A" {
				units = append(units, m.Ref)
			}
		}
	})
	if units != nil {
		return units
	}
	for _, m := range matches {
		units = append(units, m.Ref)
	}
	return units
}

// contextTypos returns the units whose names are within a typing error of a name
// in a context.
func contextTypos(x *Index, name string) (units contextPart) {
	var room [64]byte
	text := []rune(string(Fold(room[:0], name)))
	if len(text) < 4 {
		return nil
	}
	for _, k := range x.typos(nil, text, 1, math.MaxUint64) {
		units = append(units, unitsAmong(x, x.appendBearers(nil, k.key))...)
	}
	return units
}

// unitsAmong returns the administrative units among the bearers of a name.
func unitsAmong(x *Index, bearers []Match) (units contextPart) {
	for _, m := range bearers {
		if x.Feature(m.Ref).Class == "A" {
			units = append(units, m.Ref)
		}
	}
	return units
}

// leastHost is how many people a settlement has of which others are said to be
// part: "Soho, London".
const leastHost = 50_000

// settlementsAmong returns the bearers of a name that are large enough to hold others.
func settlementsAmong(x *Index, bearers []Match) (refs contextPart) {
	for _, m := range bearers {
		if x.Feature(m.Ref).Class == "P" && x.Population(m.Ref) >= leastHost {
			refs = append(refs, m.Ref)
		}
	}
	return refs
}
