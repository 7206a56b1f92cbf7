package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// read reads the distances that quantity q states.
func (r pairs) read(q quantity.Quantity, si, floor int) []extract.Frame {
	s := r.Sentences[si]
	if r.denied(q, s) {
		return nil
	}
	f := r.rightOf(q, s)
	if shared, ok := r.sharedRight(q, s); ok {
		f = shared
	}
	l := r.leftOf(q, s)
	if f.mode == "" {
		f.mode = r.modeBefore(q, s, floor)
	}
	f.journey = f.journey || r.journeyBefore(q, s, floor)
	if f.hasAnchor() {
		if list := r.list(q, &f, si, floor); list != nil {
			return list
		}
	}
	e, ok := r.pair(q, &f, l, si)
	if !ok {
		return nil
	}
	return []extract.Frame{f.with(q, e)}
}

// with makes the frame of a quantity and its ends.
func (f *rightContext) with(q quantity.Quantity, e ends) extract.Frame {
	both := f.other.kind != phraseNone || f.apart
	return extract.Frame{
		Quantity: q, Relation: e.relation, Direction: f.direction, Mode: f.mode, Journey: f.journey,
		Anchored: f.hasAnchor() || both, Both: both, From: e.from, To: e.to, End: f.next,
	}
}

// sharedRight returns what follows the quantity after q in a list: in "A and B lie 20 km and 25 km
// from X" both are measured from X, as are those that "respectively" ties to as many places.
func (r pairs) sharedRight(q quantity.Quantity, s extract.Sentence) (rightContext, bool) {
	if w := r.Low(q.After); w != "and" && w != "," && w != "or" {
		return rightContext{}, false
	}
	for u := q.After + 1; u < s.Next && u < q.After+6; u++ {
		next, ok := r.lengths.At(r.Tokens[:s.Next], u, q.After+1)
		if !ok {
			continue
		}
		if next.First > q.After+2 {
			return rightContext{}, false
		}
		f := r.rightOf(next, s)
		return f, f.hasAnchor() && (r.respectively(f.next) || r.twoOfTwo(q, s))
	}
	return rightContext{}, false
}

// respectively reports whether the word stands at token k, or behind a comma there.
func (r reader) respectively(k int) bool {
	if r.Low(k) == "," {
		k++
	}
	return r.plays(k, roleRespectively)
}

// twoOfTwo reports whether the subject of a sentence is two places, no more, of which the first
// of two lengths is said: "A and B lie 20 km and 25 km from X".
func (r pairs) twoOfTwo(q quantity.Quantity, s extract.Sentence) bool {
	places := r.placesIn(s.First, q.First)
	if len(places) != 2 || s.Subject.Mention != places[0] {
		return false
	}
	i := r.After(r.TokenOf(places[0]))
	return r.Low(i) == "and" && r.TokenOf(places[1]) == i+1 && r.is(r.After(i+1), classFinite|classLies)
}

// hedgedBy reports whether a word of a role stands in the hedge of q.
func (r reader) hedgedBy(q quantity.Quantity, of role) bool {
	for k := q.First; k < q.Number; k++ {
		if r.plays(k, of) {
			return true
		}
	}
	return false
}

// locates reports whether a length follows the verb at token k: the sentence
// puts its subject at a distance from another place.
func (r things) locates(k int, s extract.Sentence) bool {
	for k = max(k, s.First); k < s.Next; k++ {
		if r.lengths.IsUnit(r.Tokens[:s.Next], k) {
			return true
		}
	}
	return false
}
