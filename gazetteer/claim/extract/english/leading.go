package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// leadingPair is "from A to B" or "between A and B" where it opens a clause.
type leadingPair struct {
	a, b phrase
}

// leadingAt reads the pair that opens at token k.
func (r phrases) leadingAt(k, limit int) (p leadingPair, ok bool) {
	join := ""
	switch r.Low(k) {
	case "from":
		join = "to"
	case "between":
		join = "and"
	default:
		return p, false
	}
	p.a = r.phraseAt(k+1, limit)
	if p.a.kind != phraseMention || !r.Spot(p.a.mention) || r.Low(p.a.next) != join {
		return p, false
	}
	p.b = r.phraseAt(p.a.next+1, limit)
	return p, p.b.kind == phraseMention && r.Spot(p.b.mention)
}

// isThin reports whether nothing but "it is", a comma, a colon or small words stand from token k
// up to token limit.
func (r phrases) isThin(k, limit int) bool {
	for ; k < limit; k++ {
		low := r.Low(k)
		if !r.is(k, classSmall|classPronoun|classFinite) && low != "," && low != ":" && low != "'" && low != "’" && low != "s" {
			return false
		}
	}
	return true
}

// opensLeading reports whether a pair at token k is that of another length, which follows it:
// "it is 30 km from A to B, from C to D 40 km".
func (r phrases) opensLeading(k int, s extract.Sentence) bool {
	p, ok := r.leadingAt(k, s.Next)
	if !ok {
		return false
	}
	for u := p.b.next; u < s.Next && u < p.b.next+6; u++ {
		if q, found := r.lengths.At(r.Tokens[:s.Next], u, p.b.next); found {
			return r.isThin(p.b.next, q.First)
		}
	}
	return false
}

// pairLeading pairs "from A to B it is 30 km" and "between A and B: 30 km", whose length ends its
// clause.
func (r aways) pairLeading(q quantity.Quantity, f *rightContext, si int) (ends, bool) {
	s := r.Sentences[si]
	if k := f.next; q.Hyphened || k < s.Next && r.Tokens[k].Kind != quantity.Mark && !r.isConjunction(k) {
		return ends{}, false
	}
	for k := q.First - 1; k >= s.First && k > q.First-20; k-- {
		p, ok := r.leadingAt(k, q.First)
		if !ok {
			continue
		}
		if !r.opensClause(k, s) || !r.isThin(p.b.next, q.First) {
			return ends{}, false
		}
		return ends{
			relation: extract.Between,
			from:     r.entityOf(p.a, extract.Nobody(), si, q), to: r.entityOf(p.b, extract.Nobody(), si, q),
		}, true
	}
	return ends{}, false
}

// opensClause reports whether token k opens its sentence or a part of it behind a mark or a
// conjunction.
func (r phrases) opensClause(k int, s extract.Sentence) bool {
	return k == s.First || r.Tokens[k-1].Kind == quantity.Mark || r.isConjunction(k-1)
}
