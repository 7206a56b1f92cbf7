package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// preposition reads "from", "of", "off" … and the phrase after it.
func (r rights) preposition(f *rightContext, q quantity.Quantity, s extract.Sentence, k int) int {
	j := k + 1
	relation := extract.From
	switch r.Low(k) {
	case "of":
		if f.direction == "" && !f.away && f.relation != extract.Radius && q.Hedge != quantity.UpTo &&
			q.Hedge != quantity.Under {
			f.veto = true // "30 km of road"
			return j
		}
	case "short":
		if r.Low(j) != "of" {
			return k
		}
		j++
	case "outside", "inside", "off":
		if r.Low(j) == "of" {
			j++
		}
		if r.Low(k) == "inside" {
			relation = extract.Border
		}
	}
	if r.Low(j) == "each" && r.Low(j+1) == "other" || r.Low(j) == "one" && r.Low(j+1) == "another" {
		f.apart = true
		return j + 2
	}
	if r.Low(j) == "each" || r.Low(j) == "both" && r.Mention(j+1) < 0 {
		f.veto = true // from each of two places
		return j + 1
	}
	t := r.phraseAt(j, s.Next)
	if t.kind == phraseNone {
		if r.Low(k) == "off" {
			f.away = true
			return j
		}
		if r.Low(k) == "of" || r.Low(k) == "from" {
			f.veto = true // from a thing, not a place
			return j
		}
		return k
	}
	if r.Low(k) == "off" && t.relation == extract.From {
		// "4 km off Kos", but "off Yemen" is off its coast.
		if p, ok := r.Place(t.mention); ok && !extract.IsSpot(p) {
			t.relation = extract.Coast
		}
	}
	if relation == extract.Border {
		if p, ok := r.Place(t.mention); ok && extract.IsSpot(p) {
			return k // "2 km inside the city" measures no way to another place
		}
		t.relation = extract.Border
	}
	// "10 km from the town's northwest"
	t.past = r.Low(k) == "beyond" || r.Low(k) == "past"
	f.anchor = t
	if f.relation == "" {
		f.relation = t.relation
	}
	return t.next
}

// pairAfter reads "between A and B" and "separate A and B" after a quantity.
func (r rights) pairAfter(f *rightContext, s extract.Sentence, k int) int {
	if low := r.Low(
		k + 1,
	); r.Low(k) != "between" &&
		(low == "them" || low == "both" || low == "the" && r.Low(k+2) == "two") {
		f.apart = true // "separate the two villages"
		return k + 2
	}
	a := r.phraseAt(k+1, s.Next)
	if a.kind == phraseNone || a.next >= s.Next {
		return k
	}
	j := a.next
	if w := r.Low(j); w != "and" && w != "from" {
		return k
	}
	b := r.phraseAt(j+1, s.Next)
	if b.kind == phraseNone {
		return k
	}
	f.anchor, f.other, f.relation = b, a, extract.Between
	return b.next
}

// toward reads "to the north", "towards the east", "at the north of", and
// "to Conway", a place at the far end of the distance.
func (r rights) toward(f *rightContext, q quantity.Quantity, s extract.Sentence, k int) int {
	j := k + 1
	if r.Low(j) == "the" || r.Low(j) == "its" {
		j++
	}
	if r.Low(k) == "in" && r.Low(j) == "a" && r.plays(j+1, roleStraight) {
		f.mode = quantity.Straight
		return j + 3
	}
	if r.Low(k) == "on" && r.plays(j, roleFoot) {
		f.mode = quantity.Road
		return j + 1
	}
	if p, n := r.direction(
		s.Next,
		j,
	); p != "" && !r.plays(n, roleShore) &&
		!(n < s.Next && r.Mention(n) >= 0 && r.Low(k) == "in") {
		if f.direction == "" {
			f.direction = p
		}
		if r.plays(n, roleSide) {
			n++
		}
		return n
	}
	if r.Low(k) == "in" && (r.plays(j, roleDirection) || r.plays(j+1, roleDirection)) {
		for n := j; n < s.Next && n < j+4; n++ {
			if p, e := r.direction(s.Next, n); p != "" {
				f.direction = p
				return e
			}
		}
	}
	if r.Low(k) == "in" || r.Low(k) == "at" || r.Low(k) == "on" {
		return k
	}
	// "to Rennerod's northwest"
	if k+1 < s.Next && (r.Mention(k+1) >= 0 && r.Names(r.Mention(k+1)) || r.Mention(k+1) < 0 && r.Tokens[k+1].Capital) {
		t := phrase{kind: phraseMention, relation: extract.From, mention: r.Mention(k + 1)}
		var n int
		if t.mention >= 0 {
			n = r.After(k + 1)
		} else {
			n = r.nameEnd(k+1, s.Next)
			t.kind, t.start, t.end = phraseName, k+1, n
		}
		if (r.Low(n) == "'" || r.Low(n) == "’") && r.Low(n+1) == "s" {
			if p, e := r.direction(s.Next, n+2); p != "" {
				t.next = e
				f.direction, f.anchor, f.relation = p, t, extract.From
				return e
			}
		}
	}
	if r.Low(k) == "into" {
		return k
	}
	t := r.phraseAt(k+1, s.Next)
	if t.kind == phraseMention || t.kind == phraseCapital || t.kind == phraseName && (f.travel || f.direction != "") ||
		t.kind == phraseGeneric && f.travel {
		f.located = t
		return t.next
	}
	return k
}

// rightTail reads what may follow the anchor: the far end of "from A to B",
// a direction ("from Ypäjä to the west"), the way it is travelled.
func (r rights) rightTail(f *rightContext, s extract.Sentence) {
	k := f.next
	if k >= s.Next {
		return
	}
	if f.other.kind == phraseNone && r.Low(k) == "to" {
		if t := r.phraseAt(k+1, s.Next); t.kind == phraseMention || t.kind == phraseCapital || t.kind == phraseName {
			f.other, f.next = t, t.next
			k = t.next
		}
	}
	for range 3 {
		if k >= s.Next {
			return
		}
		if r.Low(k) == "," && r.resumes(k+1, s.Next) && (r.Low(k+1) == "by" || r.Low(k+1) == "as") {
			k++
		}
		switch r.Low(k) {
		case "by":
			m, n := r.byMode(r.Low(k+1), k)
			if n == k {
				return
			}
			f.mode, k = m, n
		case "as":
			if !r.plays(k+2, roleCrow) {
				return
			}
			f.mode = quantity.Straight
			k += 4
		case "to", "towards", "toward", "in":
			if f.direction != "" {
				return
			}
			j := k + 1
			if r.Low(j) == "the" || r.Low(j) == "a" {
				j++
			}
			p, n := r.direction(s.Next, j)
			if p == "" || n < s.Next && r.Low(n) == "of" ||
				r.Low(k) == "in" && !r.plays(n, roleDirection) && r.Low(n) != "." && r.Low(n) != "," {
				return
			}
			f.direction, k = p, n
		default:
			return
		}
		f.next = k
	}
}
