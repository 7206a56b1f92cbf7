package gazetteer

import (
	"slices"
	"strings"
	"unicode"
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
	begun   bool               // the context is the beginning of the names of units
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
func readings(x *Index, q *Query, wide bool) []reading {
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
	if named := slices.DeleteFunc(slices.Clone(words), r.isNumber); len(named) > 0 && len(named) < len(words) {
		r.add(reading{name: strings.Join(named, " "), fit: FitNumber}) // "75001 Paris"
		r.spaces(named, nil, "", FitNumber)
	}
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
				units = contextTypos(r.x, part)
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
	if len(parts) == 1 {
		around = r.withoutNumbers(around)
	}
	if fit == FitPart || edits > 0 {
		around = ""
	}
	before := len(r.out)
	r.add(reading{name: head, context: context, fit: fit, edits: edits, around: around})
	if last := strings.TrimSpace(parts[len(parts)-1]); len(r.out) > before && r.mode == Prefix && len(context) == len(parts) {
		if units := r.contextUnits(last, Exact); units != nil { // what is whole comes before what is begun
			r.out[len(r.out)-1].begun = true
			whole := append(slices.Clone(context[:len(context)-1]), units)
			r.add(reading{name: head, context: whole, fit: fit, edits: edits, around: around})
		}
	}
	if name := r.withoutNumbers(head); name != head {
		r.add(reading{name: name, context: context, fit: max(fit, FitNumber), edits: edits, around: around})
	}
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
			if units := r.contextUnits(strings.Join(rest, " "), Prefix); unitsAmong(r.x, refMatches(units)) != nil {
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
func reversed(x *Index, text string) (out []reading) {
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
