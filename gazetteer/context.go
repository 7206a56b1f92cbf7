package gazetteer

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"dateline/geo"
)

// reading is one way to understand a query: a name, and the places that it is
// said to lie in. Without a context the place may lie anywhere.
type reading struct {
	name    string
	context []contextPart
	kind    func(Feature) bool // what the text says that the place is; nil for any
	title   bool               // the text gives it the title of a state
	fit     Fit                // how much of the text is understood
	edits   int                // typing errors in the context
	enclave bool               // it lies in a unit of its own, and the context around that
	around  string             // the text of the context, "" where that is not all known
}

// contextPart is the bearers of one part of a context: of "TX" in "Paris, TX".
type contextPart []Ref

const (
	maxContexts = 6  // parts of a context that count: no address has more
	maxWords    = 12 // in a text without commas that is tried for a context
	maxReadings = 40 // of one query
)

// reader reads a query text with its contexts.
type reader struct {
	x    *Index
	mode Mode
	wide bool // units may be called by less than their names, and in any language
	out  []reading
}

// readings splits a query: "Paris, Texas" at its commas, "Sydney New South Wales
// Australia" at the spaces between the names of administrative units, small to
// large, and takes the article from "the Kremlin". The wide readings know units by
// less than their names, too: "Lancaster" for Lancaster County, "Italien".
func (x *Index) readings(q *Query, wide bool) []reading {
	r := reader{x: x, mode: q.Mode, wide: wide}
	parts := strings.Split(q.Text, ",")
	head := parts[0]
	parts = append(parts[1:], q.Within...)
	parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
	parts = parts[:min(len(parts), maxContexts)]
	if len(parts) > 0 {
		r.commas(head, parts)
		return r.out
	}
	words := strings.Fields(head)
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
		r.add(reading{name: strings.Join(words, " ")})
	}
	r.spaces(words, nil, "", FitWhole)
	return r.out
}

func (r *reader) add(one reading) {
	if strings.TrimSpace(one.name) != "" && len(r.out) < maxReadings {
		r.out = append(r.out, one)
	}
}

// commas reads a text whose parts are separated: the head with the others as its
// context, and the head itself with a context behind its name.
func (r *reader) commas(head string, parts []string) {
	var context []contextPart
	fit, edits := FitWhole, 0
	for i, part := range parts {
		mode := Best
		if i == len(parts)-1 {
			mode = r.mode
		}
		if r.isNumber(part) {
			fit = max(fit, FitNumber)
			continue
		}
		units := r.contextUnits(r.withoutNumbers(part), mode)
		if units == nil {
			// A part may hold a unit and the one that it lies in: "London ON Canada".
			if several := r.unitChain(strings.Fields(r.withoutNumbers(part))); several != nil {
				context = append(context, several...)
				continue
			}
			if r.mode == Best || r.mode == Fuzzy {
				units = r.x.contextTypos(part)
			}
			if units == nil {
				fit = FitPart
				continue
			}
			edits++
		}
		context = append(context, units)
	}
	around := strings.Join(parts, ",")
	if fit == FitPart || edits > 0 {
		around = ""
	}
	r.add(reading{name: head, context: context, fit: fit, edits: edits, around: around})
	r.spaces(strings.Fields(head), context, around, fit)
}

// spaces reads words as a name with the units behind it in which it lies.
func (r *reader) spaces(words []string, outer []contextPart, around string, fit Fit) {
	if len(words) > maxWords {
		return
	}
	for i := 1; i < len(words); i++ {
		fit := fit
		rest := slices.DeleteFunc(slices.Clone(words[i:]), r.isNumber)
		if len(rest) < len(words)-i {
			fit = max(fit, FitNumber)
		}
		chain := r.unitChain(rest)
		if chain == nil && r.mode == Prefix {
			if units := r.contextUnits(strings.Join(rest, " "), Prefix); r.x.units(refMatches(units)) != nil {
				chain = []contextPart{units}
			}
		}
		if chain == nil {
			continue
		}
		text := strings.Join(rest, " ")
		if around != "" {
			text += "," + around
		}
		r.add(reading{name: strings.Join(words[:i], " "), context: append(chain, outer...), fit: fit, around: text})
	}
}

func refMatches(refs []Ref) (out []Match) {
	for _, ref := range refs {
		out = append(out, Match{Ref: ref})
	}
	return out
}

// unitChain reads words as names of units, each within the next; nil when they are
// not all such. The longest names are tried first: "New South Wales" before "New".
func (r *reader) unitChain(words []string) []contextPart {
	if len(words) == 0 {
		return []contextPart{}
	}
	for n := len(words); n > 0; n-- {
		units := r.unitsCalled(strings.Join(words[:n], " "))
		if units == nil {
			continue
		}
		if rest := r.unitChain(words[n:]); rest != nil {
			return append([]contextPart{units}, rest...)
		}
	}
	return nil
}

// unitsCalled returns the administrative units of a name or a country's code.
func (r *reader) unitsCalled(name string) contextPart {
	units := r.x.units(r.x.Lookup(name))
	if country := r.x.ByCode(name); country != NoRef && !slices.Contains(units, country) {
		units = append(units, country)
	}
	if r.wide {
		units = append(units, r.x.shortened(name)...)
		units = append(units, r.x.exonym(name)...)
	}
	return units
}

// shortened returns the units whose names hold a word for what they are behind the
// given one.
func (x *Index) shortened(name string) (units contextPart) {
	for _, word := range []string{" county", " province", " district", " department", " prefecture", " region"} {
		units = append(units, x.units(x.Lookup(name+word))...)
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
	units = x.units(matches)
	if country := x.ByCode(name); country != NoRef && !slices.Contains(units, country) {
		units = append(units, country)
	}
	for _, unit := range x.byShortCode(name) {
		if !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	if r.wide {
		units = append(units, x.shortened(name)...)
		units = append(units, x.settlements(matches)...)
	}
	if units != nil {
		return units
	}
	if refs := x.exonym(name); refs != nil {
		return refs
	}
	if units = x.shortened(name); units != nil {
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
func (x *Index) contextTypos(name string) (units contextPart) {
	var room [64]byte
	text := []rune(string(Fold(room[:0], name)))
	if len(text) < 4 {
		return nil
	}
	for _, k := range x.typos(nil, text, 1, math.MaxUint64) {
		units = append(units, x.units(x.appendBearers(nil, k.key))...)
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

// leastHost is how many people a settlement has of which others are said to be
// part: "Soho, London".
const leastHost = 50_000

// settlements returns the bearers of a name that are large enough to hold others.
func (x *Index) settlements(bearers []Match) (refs contextPart) {
	for _, m := range bearers {
		if x.Feature(m.Ref).Class == "P" && x.Population(m.Ref) >= leastHost {
			refs = append(refs, m.Ref)
		}
	}
	return refs
}

// holds reports whether a place lies in the context: of each part, one bearer
// is the country, the first- or the second-level unit of the place, or has the
// place in its bound or, for a settlement, in its reach. As an enclave, a town lies
// in the middle of a unit to which it does not belong.
func (r *reading) holds(x *Index, place Ref) bool {
	country, admin1, admin2 := x.Parents(place)
	for _, part := range r.context {
		if !slices.ContainsFunc(part, func(unit Ref) bool {
			if unit == place {
				return false
			}
			if r.enclave && x.encloses(unit, place) {
				return true
			}
			return unit == country || unit == admin1 || unit == admin2 || x.surrounds(unit, place)
		}) {
			return false
		}
	}
	return true
}

// encloses reports whether a unit lies around a town of its country that is a unit by
// itself, as Brandenburg does around Berlin: the town lies in the box of the unit, and
// not at its edge.
func (x *Index) encloses(unit, place Ref) bool {
	u, p := x.Place(unit), x.Place(place)
	if u.Class != "A" || u.Code == "PCLI" || p.Class != "P" || u.Country != p.Country || u.Bound.Min == u.Bound.Max {
		return false
	}
	const edge = 0.1 // of the box, where its unit hardly reaches
	dx, dy := edge*(u.Bound.Max[0]-u.Bound.Min[0]), edge*(u.Bound.Max[1]-u.Bound.Min[1])
	return p.Point[0] > u.Bound.Min[0]+dx && p.Point[0] < u.Bound.Max[0]-dx &&
		p.Point[1] > u.Bound.Min[1]+dy && p.Point[1] < u.Bound.Max[1]-dy
}

// surrounds reports whether a place that is no unit has the other in its
// bound, as the Sahel has, or a settlement has it in its reach.
func (x *Index) surrounds(region, place Ref) bool {
	switch x.Feature(region).Class {
	case "A":
		return false
	case "P":
		people := x.Population(region)
		return people >= leastHost && x.Population(place) < people && x.Feature(place).Class != "A" &&
			geo.Distance(x.Point(region), x.Point(place)) <= settlementReach(people)
	}
	p := x.Place(region)
	if p.Bound.Min == p.Bound.Max {
		return false
	}
	b, _ := newBox(p.Bound)
	return b.contains(x.Point(place))
}

// isNumber reports whether each word of s holds a digit and few letters, as
// postcodes and house numbers do, and s is not the code of a unit: "TR-34".
func (r *reader) isNumber(s string) bool {
	words := strings.Fields(s)
	for _, word := range words {
		digits, letters := 0, 0
		for _, r := range word {
			switch {
			case unicode.IsDigit(r):
				digits++
			case unicode.IsLetter(r):
				letters++
			}
		}
		if digits == 0 || letters > 3 {
			return false
		}
	}
	return len(words) > 0 && r.x.ByCode(strings.TrimSpace(s)) == NoRef
}

// withoutNumbers takes the numbers from a part that holds words, too: "IL 62701".
func (r *reader) withoutNumbers(part string) string {
	words := strings.Fields(part)
	kept := slices.DeleteFunc(slices.Clone(words), r.isNumber)
	if len(kept) == 0 {
		return part
	}
	return strings.Join(kept, " ")
}

// reversed reads a text from large to small: "Germany, Berlin", "Ontario London".
func (x *Index) reversed(text string) (out []reading) {
	r := reader{x: x, wide: true}
	parts := strings.Split(text, ",")
	if len(parts) > 1 {
		last := len(parts) - 1
		var context []contextPart
		for _, part := range parts[:min(last, maxContexts)] {
			units := r.unitsCalled(strings.TrimSpace(part))
			if units == nil {
				return nil
			}
			context = append(context, units)
		}
		return []reading{{name: parts[last], context: context}}
	}
	words := strings.Fields(text)
	for i := len(words) - 1; i > 0 && len(words) <= maxWords; i-- {
		if chain := r.unitChain(words[:i]); chain != nil {
			out = append(out, reading{name: strings.Join(words[i:], " "), context: chain})
		}
	}
	return out
}
