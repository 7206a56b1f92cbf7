package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// leftContext is what stands before a quantity in its sentence.
type leftContext struct {
	at         int  // the token before the quantity and its small words, -1 at the sentence's start
	participle bool // "located", "situated"
	finite     bool // a finite verb: "is", "lies"
	comma      bool // a comma or a bracket lies between
	paren      bool // the quantity opens a bracket: "Suva (some 30 km to the west)"
	and        bool // "and 55 km south of", the second of two
	distance   bool // "a distance of"
	veto       bool
	direction  quantity.Direction // "south 12 km to"
}

// leftOf reads leftwards from quantity q.
func (r phrases) leftOf(q quantity.Quantity, s extract.Sentence) leftContext {
	var l leftContext
	i := q.First - 1
	// What measures: "a length of 5 km", "a range of", "radius of".
	for range 12 {
		if i < s.First {
			l.at = -1
			return l
		}
		t := r.Tokens[i]
		switch {
		case r.Mention(i) >= 0 && !r.compassToken(i):
			l.at = i
			return l
		case t.Word == "(" || t.Word == "[":
			l.paren = true
			l.at = i - 1
			return l
		case t.Word == ",", t.Word == "—", t.Word == "–", t.Word == ";", t.Word == ":":
			l.comma = true
		case t.Word == ")" || t.Word == "]":
			o := r.opening(i, s.First)
			if o < 0 {
				l.at = i
				return l
			}
			i = o
		case t.Word == "of":
			if r.plays(i-1, roleDistance) {
				l.distance = true
				i--
				break
			}
			if r.is(i-1, classMeasure) {
				l.veto = true
			}
			l.at = i
			return l
		case r.words.plays(t.Word, roleDistance):
			l.distance = true
		case t.Word == "and" || t.Word == "but" || t.Word == "or":
			if l.finite || l.participle {
				l.and = true
				l.at = i - 1
				return l
			}
			l.and = true
		case t.Word == "s" && i-2 >= s.First && (r.Low(i-1) == "'" || r.Low(i-1) == "’") && r.Mention(i-2) < 0 &&
			(r.is(i-2, classPronoun) || r.is(i-2, classRelative)):
			l.finite = true // "it's"
			l.at = i - 2
			return l
		case r.is(i, classFinite):
			if !l.finite {
				l.finite = true
			}
			l.at = i - 1
			return l
		case r.is(i, classPlacing):
			l.participle = true
		case r.is(i, classSmall):
		case r.is(i, classExtending):
			l.veto = r.Low(i+1) != "in" // "dug in 12 km from X"
			l.at = i
			return l
		default:
			if p, n := r.direction(q.First, i); p != "" && n == q.First && l.direction == "" && !l.comma {
				l.direction = p
				break
			}
			l.at = i
			return l
		}
		i--
	}
	l.at = i
	return l
}

// opening returns the bracket that the one at k closes, or -1.
func (r things) opening(k, floor int) int {
	depth := 1
	for j := k - 1; j >= floor && j > k-150; j-- {
		switch r.Low(j) {
		case "(", "[":
			if depth--; depth == 0 {
				return j
			}
		case ")", "]":
			if depth++; depth > 2 {
				return -1
			}
		}
	}
	return -1
}
