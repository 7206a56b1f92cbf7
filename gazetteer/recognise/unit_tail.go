package recognise

import "dateline/gazetteer/text"

// UnitTail are the words that say behind a name that it is a unit of several words, of which some are otherwise those of
// institutions: "Bokkos Local Government Area", "Tsafe LGA".
type UnitTail struct{ words, short text.Set }

// NewUnitTail takes the words from the tables.
func NewUnitTail(w *text.Words) UnitTail { return UnitTail{w.Set("unit-tail"), w.Set("unit-short")} }

// fullTail is the number of words of "Local Government Area".
const fullTail = 3

// After returns the token behind the words of a unit that begin at token i, i where there are none. The name ends at
// token to.
func (u UnitTail) After(r *Recognition, i int, to int32) int {
	t := r.At(i, to)
	if t == nil {
		return i
	}
	if u.short.Has(t) {
		return i + 1
	}
	end := i
	for end < i+fullTail && t != nil && u.words.Has(t) {
		end++
		t = r.At(end, to)
	}
	if end < i+fullTail {
		return i
	}
	return end
}

// Before returns the token at which the words of a unit begin that end, or go on, at token to; to where there are none.
func (u UnitTail) Before(r *Recognition, from, to int32) int32 {
	for i := max(from+1, to-fullTail); i < to; i++ {
		if u.After(r, int(i), to) > int(i) {
			return i
		}
	}
	return to
}

// complete gives the spans that end within the words of a unit all of these.
func (u UnitTail) complete(r *Recognition) {
	for k := range r.Spans {
		s := &r.Spans[k]
		if i := u.Before(r, s.From, s.To); i < s.To {
			end := int32(u.After(r, int(i), s.To))
			if k+1 == len(r.Spans) || r.Spans[k+1].From >= end {
				s.To = max(s.To, end)
			}
		}
	}
}
