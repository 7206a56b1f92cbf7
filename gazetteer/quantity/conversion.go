package quantity

import "dateline/geo"

// Bounds of conversions: how many tokens a bracket may have, and how far a
// rounded conversion may be off ("15 miles (25 km)" by 3.5 %, small numbers more).
const (
	maxBracket  = 24
	leastFactor = 0.85
	mostFactor  = 1.18
)

// conversionAfter returns the token after the same length in another unit:
// "(48 km)", "[48km; 26 nmi]", "/48 km", "or 48 kilometres", "...48 KM". A text
// states such a length once.
func (r *Reader) conversionAfter(t []Token, q *Quantity) int {
	i := q.Next
	if i >= len(t) {
		return i
	}
	switch t[i].Word {
	case "(", "[":
		if end := r.bracketed(t, i, q); end > 0 {
			return end
		}
		return i
	case "/", ",", "–", "—", "…", "...":
		return r.beside(t, i, i+1, q)
	case ".":
		if i+2 < len(t) && t[i+1].Word == "." && t[i+2].Word == "." {
			return r.beside(t, i, i+3, q) // bulletins part the units by three dots
		}
		return i
	}
	if r.class(t, i) == classOr {
		return r.beside(t, i, i+1, q)
	}
	return i
}

// bracketed returns the token after the bracket at i when it holds a
// conversion of q, 0 otherwise.
func (r *Reader) bracketed(t []Token, i int, q *Quantity) int {
	found := false
	j := i + 1
	for j < len(t) && j < i+maxBracket && t[j].Word != ")" && t[j].Word != "]" {
		if u, n, ok := r.unitAt(t, j); ok && u.symbol != q.Unit && j > i+1 && r.numberish(t, j-1) {
			found = true
			j = n
			continue
		}
		j++
	}
	if found && j < len(t) && (t[j].Word == ")" || t[j].Word == "]") && r.opensWithLength(t, i+1) {
		return j + 1
	}
	return 0
}

// beside returns the token after a conversion of q that starts at token j, or
// i, where what parts the two stands, when there is none.
func (r *Reader) beside(t []Token, i, j int, q *Quantity) int {
	if r.class(t, j) == classOr {
		j++
	}
	n, ok := r.numeralAt(t, r.skipHedges(t, j))
	if !ok {
		return i
	}
	u, next, ok := r.unitAt(t, skipDash(t, n.next))
	if !ok || u.symbol == q.Unit {
		return i
	}
	if f := float64(geo.Length(n.hi) * u.length / q.Value.Max); f < leastFactor || f > mostFactor {
		return i
	}
	if w := t[i].Word; next < len(t) && w != "/" && t[i].Kind == Mark &&
		(t[next].Word == "," || t[next].Word == w && w != ".") {
		next++
	}
	return next
}

// opensWithLength reports whether a bracket begins with a length, perhaps
// hedged: "(about 48 km)", "(40–50 km)".
func (r *Reader) opensWithLength(t []Token, i int) bool {
	n, ok := r.numeralAt(t, r.skipHedges(t, i))
	if !ok {
		return false
	}
	j := n.next
	for range 3 { // a range, a hyphen
		if c := r.class(t, j); j < len(t) && (t[j].Dash() || c == classTo || c == classOr) {
			j++
			if n, ok := r.numeralAt(t, j); ok {
				j = n.next
			}
		}
	}
	_, _, ok = r.unitAt(t, j)
	return ok
}
