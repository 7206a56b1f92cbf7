package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// list pairs places and numbers that share one unit in order: "A and B are 85
// and 43 km from C". There must be as many of the one as of the other; else it
// returns nothing.
func (r pairs) list(q quantity.Quantity, f *rightContext, si, floor int) []extract.Frame {
	s := r.Sentences[si]
	floor = max(s.First, floor)
	numbers := r.numbersBefore(q, floor)
	if len(numbers) == 0 || f.other.kind != phraseNone || f.veto {
		return nil
	}
	places := r.placesIn(floor, numbers[0].First)
	if len(places) != len(numbers)+1 {
		return nil
	}
	e := ends{to: r.entityOf(f.anchor, extract.Nobody(), si, q), relation: f.relation}
	if e.relation == "" {
		e.relation = extract.From
	}
	var out []extract.Frame
	for i, n := range append(numbers, q) {
		e.from = extract.Mentioned(places[i], extract.Stated, .9)
		out = append(out, f.with(n, e))
	}
	return out
}

// placesIn returns the mentions of tokens [first, limit) that a distance may
// start at.
func (r things) placesIn(first, limit int) []int {
	var out []int
	for k := first; k < limit; k++ {
		if m := r.Mention(k); m >= 0 && r.Spot(m) && (k == first || r.Mention(k-1) != m) {
			out = append(out, m)
		}
	}
	return out
}

// numbersBefore returns the numbers in figures that stand before q and share
// its unit, in the order of the text.
func (r pairs) numbersBefore(q quantity.Quantity, floor int) []quantity.Quantity {
	var out []quantity.Quantity
	for k := q.First - 1; k > floor; {
		if low := r.Low(k); low != "and" && low != "," && low != "or" {
			break
		}
		j := k - 1
		if r.Low(j) == "," {
			j--
		}
		x, ok := r.lengths.Before(r.Tokens, j, floor, q)
		if !ok {
			break
		}
		out = append([]quantity.Quantity{x}, out...)
		k = x.First - 1
	}
	return out
}

// listed pairs the members of two lists, of places and of lengths: "A and B lie 20 km and 25 km
// from X", with "respectively" or where there are two of each.
func (r locating) listed(q quantity.Quantity, f *rightContext, si int) (extract.Entity, bool) {
	s := r.Sentences[si]
	n := 0 // the quantities of the list before q
	for i := len(r.Discourse.Frames) - 1; i >= 0 && r.Discourse.Frames[i].End == f.next; i-- {
		n++
	}
	if !r.respectively(f.next) && n == 0 && !r.sharesAnchor(q, f, s) {
		return extract.Nobody(), false
	}
	limit := s.First // the places stand before the numbers
	for limit < q.First && r.Tokens[limit].Kind != quantity.Number {
		limit++
	}
	if places := r.placesIn(s.First, limit); n < len(places) {
		return extract.Mentioned(places[n], extract.Stated, .9), true
	}
	return extract.Nobody(), false
}

// sharesAnchor reports whether the anchor of q stands behind another length.
func (r locating) sharesAnchor(q quantity.Quantity, f *rightContext, s extract.Sentence) bool {
	for k := q.After; k < f.next; k++ {
		if r.lengths.IsUnit(r.Tokens[:s.Next], k) {
			return true
		}
	}
	return false
}
