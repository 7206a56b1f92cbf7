package quantity

import (
	"strings"

	"dateline/geo"
)

// Quantity is one length in a text: hedge, number and unit, with a conversion
// when there is one. First, Number, Unit, Next and After number tokens.
type Quantity struct {
	First, Next int      // range of hedge, number and unit
	Tail        int      // first token of a hedge behind the unit ("or so"), 0 for none
	Number      int      // first token of the number
	After       int      // token after the conversion, or Next
	Value       Interval // as stated; Min == Max for a single number
	Precision
	Unit     geo.Unit   // that the text gives it in
	One      geo.Length // one unit
	Hyphened bool       // "30-mile": an adjective
}

// Reach is how many tokens before a unit its number may start; "between one
// hundred and fifty and two hundred and fifty" is eleven.
const Reach = 14

// unitAt reads the unit that starts at token i and returns the token after it.
func (r *Reader) unitAt(t []Token, i int) (u unit, next int, ok bool) {
	if i < 0 || i >= len(t) || t[i].Kind != Word {
		return unit{}, i, false
	}
	u, n := r.units.find(t, i, 1)
	if n == 0 || n == 1 && u.symbol == "m" && t[i].Capital && len(t[i].Word) == 1 {
		return unit{}, i, false // "M" after a number is a million; "KM" is only a spelling
	}
	next = i + n
	if next < len(t) && (t[next].Word == "²" || t[next].Word == "³") && t[next-1].Touches(&t[next]) {
		return unit{}, i, false // an area
	}
	return u, next, true
}

// IsUnit reports whether a unit starts at token i with a number right before it.
func (r *Reader) IsUnit(t []Token, i int) bool {
	_, _, ok := r.unitAt(t, i)
	return ok && i > 0 && r.numberish(t, i-1)
}

// IsNumber reports whether token i is a number, in figures or below a hundred
// in words.
func (r *Reader) IsNumber(t []Token, i int) bool {
	return i >= 0 && i < len(t) && (t[i].Kind == Number || r.class(t, i) == classNumber)
}

// At reads the quantity whose unit starts at token u. Tokens before floor
// belong to the quantity before it.
func (r *Reader) At(t []Token, u, floor int) (Quantity, bool) {
	unit, next, ok := r.unitAt(t, u)
	if !ok {
		return Quantity{}, false
	}
	end := u // the number must end here
	q := Quantity{Unit: unit.symbol, One: unit.length, Next: next}
	if u > floor && t[u-1].Dash() && t[u-1].Touches(&t[u]) {
		end, q.Hyphened = u-1, true
	}
	start, num, ok := r.numberBefore(t, max(floor, end-Reach), end)
	if !ok || start > 0 && currency(&t[start-1]) {
		return Quantity{}, false // "£5m"
	}
	q.Number = start
	q.Value = Interval{geo.Length(num.lo) * q.One, geo.Length(num.hi) * q.One}
	q.Step = geo.Length(num.step) * q.One
	if num.lo == num.hi {
		r.goOn(t, &q, floor)
	}
	q.Hedge, q.First = r.hedgeBefore(t, q.Number)
	if q.First < floor {
		q.First, q.Hedge = q.Number, Plain
	}
	if h, n := r.hedgeAfter(t, q.Next); n > q.Next {
		if q.Hedge == Plain {
			q.Hedge = h
		}
		q.Tail, q.Next = q.Next, n
	}
	if num.vague {
		q.Hedge = Vague
	}
	q.After = r.conversionAfter(t, &q)
	return q, q.Value.Max > 0
}

// goOn reads what makes more of a single number after its unit: "a mile and a half", "10 km
// to 15 km", "between 800 metres and 2 km".
func (r *Reader) goOn(t []Token, q *Quantity, floor int) {
	if f, n, ok := r.andAFraction(t, q.Next); ok && !q.Hyphened {
		q.Value.Min += geo.Length(f) * q.One
		q.Value.Max = q.Value.Min
		q.Step = geo.Length(f) * q.One
		q.Next = n
		return
	}
	n, ok := r.secondOfRange(t, q.Next, q.Number)
	if !ok {
		return
	}
	u, after, ok := r.unitAt(t, skipDash(t, n.next))
	if !ok || geo.Length(n.hi)*u.length <= q.Value.Max || u.symbol != q.Unit && r.class(t, q.Next) == classOr {
		return // "5 miles or 8 km" is one length
	}
	q.Value.Max = geo.Length(n.hi) * u.length
	q.Step = min(q.Step, geo.Length(n.step)*u.length)
	q.Unit, q.One, q.Next = u.symbol, u.length, after
	if c := r.class(t, q.Number-1); q.Number > floor && (c == classBetween || c == classFrom) {
		q.Number--
	}
}

// Before reads a number in figures that ends at token i and shares the unit of q:
// the 85 of "85 and 43 km".
func (r *Reader) Before(t []Token, i, floor int, q Quantity) (Quantity, bool) {
	if i < floor || t[i].Kind != Number {
		return q, false
	}
	n, ok := r.figuresAt(t[:i+1], i)
	if !ok || n.next != i+1 {
		return q, false
	}
	q.Number, q.Next, q.After, q.Tail = i, i+1, i+1, 0
	q.Value, q.Step = Interval{geo.Length(n.lo) * q.One, geo.Length(n.hi) * q.One}, geo.Length(n.step)*q.One
	if q.Hedge, q.First = r.hedgeBefore(t, i); q.First < floor {
		q.Hedge, q.First = Plain, i
	}
	return q, true
}

// currency reports whether a token is the sign of a currency.
func currency(t *Token) bool {
	switch t.Word {
	case "$", "£", "€", "¥", "₹", "₽", "₺", "₴":
		return true
	}
	return false
}

// numberBefore finds the longest number or range of numbers in t[lo:end] that
// ends exactly at end.
func (r *Reader) numberBefore(t []Token, lo, end int) (start int, n numeral, ok bool) {
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
func (r *Reader) numberish(t []Token, i int) bool {
	if t[i].Kind == Number || t[i].Dash() || t[i].Word == "/" || t[i].Word == "⁄" {
		return true
	}
	return t[i].Kind == Word && len(r.numbers[t[i].Key]) > 0 && r.class(t, i) != classMagnitude || i > 0 && t[i].Kind == Word && r.inPhrase(t, i)
}

// inPhrase reports whether token i ends a number of two words: "a couple".
func (r *Reader) inPhrase(t []Token, i int) bool {
	_, n := r.numbers.find(t, i-1, 1)
	return n > 1
}

// rangeAt reads two numbers with a dash, "to", "or" or "and" (after
// "between") between them.
func (r *Reader) rangeAt(t []Token, i int) (numeral, bool) {
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
	return numeral{a.lo, b.hi, min(a.step, b.step), false, b.next}, true
}

// magnitude reports whether the number n at token i, before a dash set apart, is
// no length but the magnitude of an earthquake: "M 5.2 - 34 km W of", "6.1 – 89 km".
func (r *Reader) magnitude(t []Token, i int, n numeral) bool {
	if r.class(t, i-1) == classMagnitude {
		return true
	}
	after := n.next + 1
	return n.step < 1 && after < len(t) && t[after].Kind == Number && !strings.Contains(t[after].Word, ".")
}

// secondOfRange reads the second half of a range after the first unit: "10
// km to 15 km", "10km-15km", "between 800 metres and 2 km". The first number starts at
// token first.
func (r *Reader) secondOfRange(t []Token, i, first int) (numeral, bool) {
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
