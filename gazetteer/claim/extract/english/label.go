package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// pairLabelled pairs the two names of a label that a length is given for: "Lusaka - Kabwe: 130 km", "Distance Lusaka to
// Kabwe: 130 km". Nothing else stands before them but the noun of distance, or words before a colon: then it is a part of
// a journey, "Stage 4: Nice - Marseille, 190 km".
func (r pairs) pairLabelled(q quantity.Quantity, s extract.Sentence) (e ends, journey, ok bool) {
	e = ends{relation: extract.Between, from: extract.Nobody(), to: extract.Nobody()}
	if q.Unit != "km" && q.Unit != "mi" || !r.endsLabel(q.After, s) {
		return e, false, false
	}
	i := q.First - 1
	basis := extract.Inferred // it may be the length of a jam or a tunnel between the two: "Lyon–Turin (57 km)"
	switch r.Low(i) {
	case ":", ",", "(":
		i--
	}
	b := r.spotAt(i, s)
	if b < 0 {
		return e, false, false
	}
	i = r.TokenOf(b) - 1
	switch r.Low(i) {
	case "-", "–", "—", "→", "to":
	default:
		return e, false, false
	}
	a := r.spotAt(i-1, s)
	if a < 0 || a == b {
		return e, false, false
	}
	i = r.TokenOf(a) - 1
	if i > s.First && r.Low(i) == ":" {
		for i--; i > s.First && r.Mention(i) < 0 && i > r.TokenOf(a)-maxLabel; {
			i--
		}
		journey = !r.plays(i, roleDistance)
		if i--; !journey {
			basis = extract.Stated
		}
	} else if i == s.First && r.plays(i, roleDistance) {
		basis = extract.Stated
		i--
	}
	if i >= s.First {
		return e, false, false
	}
	e.from, e.to = extract.Mentioned(a, extract.Stated, .9), extract.Mentioned(b, basis, .9)
	return e, journey, true
}

// maxLabel is how many tokens may stand before the colon of a label: "Stage 4:".
const maxLabel = 5

// spotAt returns the mention of a spot at token i of a sentence, -1 for none.
func (r pairs) spotAt(i int, s extract.Sentence) int {
	if i < s.First || i >= s.Next {
		return -1
	}
	if m := r.Mention(i); m >= 0 && r.Spot(m) {
		return m
	}
	return -1
}

// endsLabel reports whether a label ends at token i: with its sentence, or with a mark.
func (r pairs) endsLabel(i int, s extract.Sentence) bool {
	if i >= s.Next {
		return true
	}
	switch r.Low(i) {
	case ".", ",", ";", ")":
		return true
	}
	return false
}
