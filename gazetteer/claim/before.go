package claim

// lead is what stands before a quantity in its sentence.
type lead struct {
	at         int  // the token before the quantity and its small words, -1 at the sentence's start
	participle bool // "located", "situated"
	finite     bool // a finite verb: "is", "lies"
	comma      bool // a comma or a bracket lies between
	paren      bool // the quantity opens a bracket: "Suva (some 30 km to the west)"
	and        bool // "and 55 km south of", the second of two
	distance   bool // "a distance of"
	veto       bool
	direction  string // "south 12 km to"
}

// leadOf reads leftwards from quantity q.
func (r *reader) leadOf(q quantity, s sentence) lead {
	var l lead
	i := q.first - 1
	// What measures: "a length of 5 km", "a range of", "radius of".
	for range 12 {
		if i < s.first {
			l.at = -1
			return l
		}
		t := r.tok[i]
		switch {
		case t.kind == breach:
			l.at = -1
			return l
		case r.at[i] >= 0 && !compassToken(t):
			l.at = i
			return l
		case t.low == "(" || t.low == "[":
			l.paren = true
			l.at = i - 1
			return l
		case t.low == ",", t.low == "—", t.low == "–", t.low == ";", t.low == ":":
			l.comma = true
		case t.low == ")" || t.low == "]":
			o := r.opening(i, s.first)
			if o < 0 {
				l.at = i
				return l
			}
			i = o
		case t.low == "of":
			switch r.low(i - 1) {
			case "distance":
				l.distance = true
				i--
			default:
				if measureNoun(r.low(i - 1)) {
					l.veto = true
				}
				l.at = i
				return l
			}
		case t.low == "distance":
			l.distance = true
		case t.low == "and" || t.low == "but" || t.low == "or":
			if l.finite || l.participle {
				l.and = true
				l.at = i - 1
				return l
			}
			l.and = true
		case t.low == "s" && i-2 >= s.first && (r.low(i-1) == "'" || r.low(i-1) == "’") && r.at[i-2] < 0 && (pronoun(r.low(i-2)) || relative(r.low(i-2))):
			l.finite = true // "it's"
			l.at = i - 2
			return l
		case finiteBe(t.low):
			if !l.finite {
				l.finite = true
			}
			l.at = i - 1
			return l
		case placedWord(t.low):
			l.participle = true
		case t.low == "at", t.low == "a", t.low == "an", t.low == "the", t.low == "about", t.low == "also", t.low == "just", t.low == "now", t.low == "still", t.low == "away",
			t.low == "in", t.low == "both", t.low == "then", t.low == "roughly", t.low == "approximately", t.low == "being", t.low == "been", t.low == "has", t.low == "only", t.low == "some", t.low == "each", t.low == "itself", t.low == "respectively", t.low == "almost", t.low == "midway", t.low == "further":
		case extendVerb(t.low):
			l.veto = r.low(i+1) != "in" // "dug in 12 km from X"
			l.at = i
			return l
		default:
			if p, n := directionAt(r.tok[:q.first], i); p != "" && n == q.first && l.direction == "" && !l.comma {
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
func (r *reader) opening(k, floor int) int {
	for j := k - 1; j >= floor && j > k-150; j-- {
		switch r.low(j) {
		case "(", "[":
			return j
		case ")", "]":
			return -1
		}
	}
	return -1
}
