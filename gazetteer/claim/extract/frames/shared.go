package frames

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// sharedReach is how many tokens may lie between two numbers that share a unit: the second place, its
// preposition and the conjunction.
const sharedReach = 8

// shared returns the quantity with those that share its unit, in the order of the text: "70 km from A and 75 from
// B", and, in a language that says the place first, "from A 70, from B 75 km". A number behind the unit must
// have its own preposition and place, so that the 75 of "70 km from A in 75 minutes" is none.
func (g *Grammar) shared(d *extract.Discourse, q quantity.Quantity, si, floor int) []quantity.Quantity {
	s := d.Sentences[si]
	r := &reader{Discourse: d, grammar: g, q: q, si: si, sentence: s, low: max(s.First, floor)}
	if g.flags["verb-last"] {
		for k := q.First - 1; k > r.low && k > q.First-sharedReach; k-- {
			if !isComma(r.Low(k)) && !r.has(k, classAnd) {
				continue
			}
			if first, ok := g.lengths.Before(r.Tokens, k-1, r.low, q); ok && r.Mention(k-1) < 0 {
				return []quantity.Quantity{first, q}
			}
			break
		}
		return []quantity.Quantity{q}
	}
	out := []quantity.Quantity{q}
	for i := q.After; i < s.Next && i < q.After+sharedReach; i++ {
		if r.Mention(i) >= 0 || !r.has(i, classAnd) && !isComma(r.Low(i)) {
			continue
		}
		for i++; i < s.Next && i < q.After+sharedReach && r.Mention(i) < 0 && r.Tokens[i].Kind == quantity.Word; i++ {
		}
		next, ok := g.lengths.Behind(r.Tokens[:s.Next], i, q)
		if !ok {
			break
		}
		for next.After < s.Next && r.Tokens[next.After].Dash() {
			next.After++ // "and 75 — from B"
		}
		if r.has(next.After, classFrom|classTo|classOf) && r.Mention(next.After+1) >= 0 {
			out = append(out, next)
		}
		break
	}
	return out
}

// breaks reports whether token k is a mark that ends a clause.
func breaks(r *extract.Reading, k int) bool {
	switch r.Low(k) {
	case ",", ";", ":", "—", "–", "،", "؛", "，", "；":
		return true
	}
	return false
}
