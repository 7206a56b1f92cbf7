package claim

import (
	"strings"

	"dateline/geo"
)

// quantity is one length in a text: hedge, number and unit, with a
// conversion in brackets when there is one.
type quantity struct {
	first, next int // tokens of hedge, number and unit
	number      int // first token of the number
	unitTok     int // token of the unit
	after       int // token after the conversion, or next
	lo, hi      geo.Length
	metres      geo.Length // of one unit
	step        geo.Length // place value of the last significant digit
	vague       bool
	unit        string
	hedge       hedge
	hyphened    bool // "30-mile": an adjective
}

// lookback is how many tokens before a unit its number may start; "between
// one hundred and fifty and two hundred and fifty" is eleven.
const lookback = 14

// quantityAt reads the quantity whose unit is token u. Tokens before floor
// belong to the quantity before it.
func quantityAt(t []token, u, floor int) (quantity, bool) {
	unit, metres, next, ok := unitAt(t, u)
	if !ok {
		return quantity{}, false
	}
	end := u // number must end here
	q := quantity{unit: unit, unitTok: u, metres: metres, next: next}
	if u > floor && isHyphen(t[u-1]) && t[u-1].end == t[u].start {
		end, q.hyphened = u-1, true
	}
	lo := max(floor, end-lookback)
	start, num, ok := numberBefore(t, lo, end)
	if !ok {
		return quantity{}, false
	}
	if start > 0 && currency(t[start-1]) {
		return quantity{}, false // "£5m"
	}
	q.number = start
	q.lo, q.hi = geo.Length(num.lo)*metres, geo.Length(num.hi)*metres
	q.step, q.vague = geo.Length(num.step)*metres, num.vague
	// "a mile and a half", "10 km to 15 km"
	if f, n, ok := andAFraction(t, q.next); ok && num.lo == num.hi && !q.hyphened {
		q.lo += geo.Length(f) * metres
		q.hi = q.lo
		q.step = geo.Length(f) * metres
		q.next = n
	} else if n, ok := secondOfRange(t, q.next, start); ok && num.lo == num.hi {
		if u2, m2, after, ok := unitAt(t, skipHyphen(t, n.next)); ok && geo.Length(n.hi)*m2 > q.hi && (u2 == unit || t[q.next].low != "or") {
			q.hi = geo.Length(n.hi) * m2
			q.step = min(q.step, geo.Length(n.step)*m2)
			q.unit, q.next = u2, after
			if start > floor && (t[start-1].low == "between" || t[start-1].low == "from") {
				q.number = start - 1
			}
		}
	}
	q.hedge, q.first = hedgeBefore(t, q.number)
	if q.first < floor {
		q.first, q.hedge = q.number, plain
	}
	if h, n := hedgeAfter(t, q.next); n > q.next {
		if q.hedge == plain {
			q.hedge = h
		}
		q.next = n
	}
	if q.vague {
		q.hedge = overall
	}
	q.after = conversionAfter(t, q)
	return q, q.hi > 0
}

// currency reports whether a token is the sign of a currency.
func currency(t token) bool {
	switch t.low {
	case "$", "£", "€", "¥", "₹", "₽", "₺", "₴":
		return true
	}
	return false
}

// hedgedBy reports whether a word stands in the hedge of q.
func (q quantity) hedgedBy(t []token, low string) bool {
	for k := q.first; k < q.number; k++ {
		if t[k].low == low {
			return true
		}
	}
	return false
}

func skipHyphen(t []token, i int) int {
	if i < len(t) && isHyphen(t[i]) {
		return i + 1
	}
	return i
}

// numberBefore finds the longest number or range of numbers in t[lo:end]
// that ends exactly at end.
func numberBefore(t []token, lo, end int) (start int, n numeral, ok bool) {
	// Walk back over everything that may be part of a number, then read forward.
	s := end
	for s > lo && numberish(t[s-1]) {
		s--
	}
	for ; s < end; s++ {
		if n, ok := rangeAt(t, s); ok && n.next == end {
			return s, n, true
		}
		if n, ok := numeralAt(t, s); ok && n.next == end {
			return s, n, true
		}
	}
	return 0, numeral{}, false
}

// numberish reports whether a token may stand inside a number or a range.
func numberish(t token) bool {
	if t.kind == figure || isHyphen(t) {
		return true
	}
	if t.kind == mark {
		return t.low == "/" || t.low == "⁄"
	}
	switch t.low {
	case "a", "an", "and", "of", "to", "or", "between", "from", "half", "third", "thirds", "quarter", "quarters",
		"couple", "pair", "few", "several", "tens", "dozens", "scores", "hundreds", "thousands", "fourth", "eighth", "eighths", "tenth", "fifth", "fifths", "tenths":
		return true
	}
	if multiplier(t.low) > 1 {
		return true
	}
	_, ok := smallWord(t.low)
	return ok
}

// rangeAt reads two numbers with a dash, "to", "or" or "and" (after
// "between") between them.
func rangeAt(t []token, i int) (numeral, bool) {
	and := false
	j := i
	switch t[i].low {
	case "between":
		and = true
		j++
	case "from":
		j++
	}
	a, ok := numeralAt(t, j)
	if !ok || a.vague || a.next >= len(t) {
		return numeral{}, false
	}
	sep := t[a.next]
	if isHyphen(sep) && sep.start > t[a.next-1].end && magnitude(t, j, a, sep) {
		return numeral{}, false
	}
	switch {
	case isHyphen(sep), sep.low == "to", sep.low == "or", and && sep.low == "and":
	default:
		return numeral{}, false
	}
	b, ok := numeralAt(t, a.next+1)
	if !ok || b.vague || b.lo <= a.lo {
		return numeral{}, false
	}
	// "two to three hundred": the multiplier serves both.
	if b.lo >= 100 && a.lo < 10 && a.lo < b.lo/50 && sep.low != "or" {
		for _, m := range [...]float64{100, 1000} {
			if b.lo/m < 10 && b.lo/m > a.lo {
				a.lo *= m
				a.step *= m
				break
			}
		}
	}
	return numeral{a.lo, b.hi, min(a.step, b.step), false, b.next}, true
}

// magnitude reports whether a number before a dash set apart is no length but
// the magnitude of an earthquake: "M 5.2 - 34 km W of", "6.1 – 89 km".
func magnitude(t []token, i int, n numeral, sep token) bool {
	if i > 0 {
		switch t[i-1].low {
		case "m", "mw", "ml", "mb", "ms", "mag", "magnitude", "intensity":
			return true
		}
	}
	after := n.next + 1
	return n.step < 1 && after < len(t) && t[after].kind == figure && !strings.Contains(t[after].low, ".")
}

// secondOfRange reads the second half of a range after the first unit:
// "10 km to 15 km", "10km-15km", "between 800 metres and 2 km". The first number
// starts at token first.
func secondOfRange(t []token, i, first int) (numeral, bool) {
	if i+1 >= len(t) {
		return numeral{}, false
	}
	and := t[i].low == "and" && first > 0 && t[first-1].low == "between"
	if !and && !isHyphen(t[i]) && t[i].low != "to" && t[i].low != "or" {
		return numeral{}, false
	}
	n, ok := numeralAt(t, i+1)
	return n, ok && !n.vague && t[i+1].kind == figure
}

// conversionAfter returns the token after the same length in another unit:
// "(48 km)", "[48km; 26 nmi]", "/48 km", "or 48 kilometres". A claim counts
// its conversion once.
func conversionAfter(t []token, q quantity) int {
	i := q.next
	if i >= len(t) {
		return i
	}
	switch t[i].low {
	case "(", "[":
		j := i + 1
		found := false
		for j < len(t) && j < i+24 && t[j].low != ")" && t[j].low != "]" {
			if u, _, n, ok := unitAt(t, j); ok && u != q.unit && j > i+1 && (t[j-1].kind == figure || isHyphen(t[j-1]) || numberish(t[j-1])) {
				found = true
				j = n
				continue
			}
			j++
		}
		if found && j < len(t) && (t[j].low == ")" || t[j].low == "]") && opensWithNumber(t, i+1) {
			return j + 1
		}
	case "/", "or", ",", "–", "—", "…", ".":
		j := i + 1
		if t[i].low == "." {
			if j+1 >= len(t) || t[j].low != "." || t[j+1].low != "." {
				return i
			}
			j += 2 // bulletins part the units by three dots: "90 MI...145 KM"
		}
		if j < len(t) && t[j].low == "or" {
			j++
		}
		_, j0 := hedgeForward(t, j)
		n, ok := numeralAt(t, j0)
		if !ok {
			return i
		}
		u, m, next, ok := unitAt(t, skipHyphen(t, n.next))
		if !ok || u == q.unit {
			return i
		}
		ratio := float64(geo.Length(n.hi) * m / q.hi)
		if ratio < .85 || ratio > 1.18 {
			return i
		}
		if next < len(t) && (t[next].low == "," || t[next].low == t[i].low) && t[i].low != "or" && t[i].low != "/" {
			next++
		}
		return next
	}
	return i
}

// opensWithNumber reports whether a bracket begins with a number, perhaps
// hedged: "(about 48 km)".
func opensWithNumber(t []token, i int) bool {
	_, i = hedgeForward(t, i)
	n, ok := numeralAt(t, i)
	if !ok {
		return false
	}
	j := n.next
	for range 3 { // a range, a hyphen
		if j < len(t) && (isHyphen(t[j]) || t[j].low == "to" || t[j].low == "or") {
			j++
			if n, ok := numeralAt(t, j); ok {
				j = n.next
			}
		}
	}
	_, _, _, ok = unitAt(t, j)
	return ok
}

// hedgeForward skips hedge words that start at token i.
func hedgeForward(t []token, i int) (h hedge, next int) {
	for i < len(t) {
		c, n, _ := hedgeWord(t, i+1)
		if n != 1 {
			break
		}
		h = c
		i++
	}
	return h, i
}
