package quantity

import "strings"

// numberBefore finds the longest number or range of numbers in t[lo:end] that
// ends exactly at end.
func (r *numbers) numberBefore(t []Token, lo, end int) (start int, n numeral, ok bool) {
	// Walk back over everything that may be part of a number, then read forward.
	s := end
	for s > lo && r.numberish(t, s-1) {
		s--
	}
	for ; s < end; s++ {
		if n, ok := r.rangeAt(t, s); ok && n.next == end {
			return s, n, true
		}
		if n, ok := r.numeralAt(t, s); ok && n.next == end {
			return s, n, true
		}
	}
	return 0, numeral{}, false
}

// numberish reports whether a token may stand inside a number or a range.
func (r *numbers) numberish(t []Token, i int) bool {
	if t[i].Kind == Number || t[i].Dash() || t[i].Word == "/" || t[i].Word == "⁄" {
		return true
	}
	return t[i].Kind == Word && len(r.words[t[i].Key]) > 0 && r.class(t, i) != classMagnitude ||
		i > 0 && (t[i].Kind == Word || t[i].Word == ".") && r.inPhrase(t, i)
}

// inPhrase reports whether token i ends a number of two words: "a couple", "тыс."
func (r *numbers) inPhrase(t []Token, i int) bool {
	_, n := r.words.find(t, i-1, 1)
	return n > 1
}

// rangeAt reads two numbers with a dash, "to", "or" or "and" (after
// "between") between them.
func (r *numbers) rangeAt(t []Token, i int) (numeral, bool) {
	j := i
	and := r.class(t, i) == classBetween
	if and || r.class(t, i) == classFrom {
		j++
	}
	a, ok := r.numeralAt(t, j)
	if !ok || a.vague || a.next >= len(t) {
		return numeral{}, false
	}
	sep := r.class(t, a.next)
	switch {
	case j > 0 && t[j].Kind == Number && t[j-1].Touches(&t[j]) && (t[j-1].Word == "." || t[j-1].Kind == Word):
		return numeral{}, false // the end of something else: "M5.1 - 89km"
	case t[a.next].Dash():
		if !t[a.next-1].Touches(&t[a.next]) && r.magnitude(t, j, a) {
			return numeral{}, false
		}
	case sep == classTo, sep == classOr, and && sep == classJoiner:
	default:
		return numeral{}, false
	}
	b, ok := r.numeralAt(t, a.next+1)
	if !ok || b.vague || b.lo <= a.lo {
		return numeral{}, false
	}
	// "two to three hundred": the multiplier serves both.
	if b.lo >= 100 && a.lo < 10 && a.lo < b.lo/50 && sep != classOr {
		for _, m := range [...]float64{100, 1000} {
			if b.lo/m < 10 && b.lo/m > a.lo {
				a.lo *= m
				a.step *= m
				break
			}
		}
	}
	const dozen = 12
	if r.class(t, b.next-1) == classDozen && r.class(t, a.next-1) != classDozen && b.lo/dozen > a.lo {
		a.lo, a.step = a.lo*dozen, a.step*dozen // "two to three dozen"
	}
	return numeral{a.lo, b.hi, min(a.step, b.step), false, b.next}, true
}

// magnitude reports whether the number n at token i, before a dash set apart, is
// no length but the magnitude of an earthquake: "M 5.2 - 34 km W of", "6.1 – 89 km".
func (r *numbers) magnitude(t []Token, i int, n numeral) bool {
	if r.class(t, i-1) == classMagnitude {
		return true
	}
	after := n.next + 1
	return n.step < 1 && after < len(t) && t[after].Kind == Number && !strings.Contains(t[after].Word, ".")
}

// secondOfRange reads the second half of a range after the first unit: "10
// km to 15 km", "10km-15km", "between 800 metres and 2 km". The first number starts at
// token first.
func (r *numbers) secondOfRange(t []Token, i, first int) (numeral, bool) {
	if i+1 >= len(t) {
		return numeral{}, false
	}
	c := r.class(t, i)
	and := c == classJoiner && r.class(t, first-1) == classBetween
	if !and && !t[i].Dash() && c != classTo && c != classOr {
		return numeral{}, false
	}
	n, ok := r.numeralAt(t, i+1)
	return n, ok && !n.vague && t[i+1].Kind == Number
}
