package quantity

import "dateline/geo"

// Stated is a length as a text gives it.
type Stated struct {
	Value Interval // Min == Max for a single number
	Precision
	Unit geo.Unit // that the text gives it in: km m mi nmi ft yd
}

// Quantity is one length in a text: hedge, number and unit, with a conversion
// when there is one. First, Number, Unit, Next and After number tokens.
type Quantity struct {
	First, Next int // range of hedge, number and unit
	Tail        int // first token of a hedge behind the unit ("or so"), 0 for none
	Number      int // first token of the number
	After       int // token after the conversion, or Next
	Stated
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
	if r.shortened(t, next) {
		next++
	}
	return u, next, true
}

// shortened reports whether token i is the full stop of an abbreviated unit, "60 mi. south":
// the sentence goes on behind it.
func (r *Reader) shortened(t []Token, i int) bool {
	if i+1 >= len(t) || t[i].Word != "." || !t[i-1].Touches(&t[i]) || t[i].Touches(&t[i+1]) && t[i+1].Kind == Word {
		return false
	}
	return t[i+1].Word == "," || t[i+1].Kind == Word && !t[i+1].Capital
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
	q := Quantity{Stated: Stated{Unit: unit.symbol}, One: unit.length, Next: next}
	if u > floor && t[u-1].Dash() && t[u-1].Touches(&t[u]) {
		end, q.Hyphened = u-1, true
	}
	inner, n := r.inner.find(t, end-1, -1)
	if n > 0 {
		end -= n // "350多公里"
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
	if n > 0 && q.Hedge == Plain {
		q.Hedge = inner
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

// Behind reads a number in figures at token i that shares the unit of q and has none of its own: the 75 of "70 km
// from A and 75 from B".
func (r *Reader) Behind(t []Token, i int, q Quantity) (Quantity, bool) {
	if i >= len(t) || t[i].Kind != Number {
		return q, false
	}
	n, ok := r.figuresAt(t, i)
	if !ok {
		return q, false
	}
	if _, _, ok := r.unitAt(t, n.next); ok {
		return q, false
	}
	q.Hedge, q.First = r.hedgeBefore(t, i)
	q.Number, q.Next, q.After, q.Tail = i, n.next, n.next, 0
	q.Value, q.Step = Interval{geo.Length(n.lo) * q.One, geo.Length(n.hi) * q.One}, geo.Length(n.step)*q.One
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
