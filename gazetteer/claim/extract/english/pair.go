package english

import (
	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
	"dateline/geo"
)

// ends are the two places of a quantity and what lies between them.
type ends struct {
	from, to extract.Entity
	relation extract.Relation
}

// pair finds the two ends of quantity q in sentence si. ok is false when the
// words make it no distance between places.
func (r pairs) pair(q quantity.Quantity, f *rightContext, l leftContext, si int) (e ends, ok bool) {
	if f.veto && !l.veto && r.parted(q) {
		return r.pairApart(q, si) // "separated by 30 km of marsh"
	}
	if l.veto && !f.veto && r.plays(q.First-1, roleCovering) {
		e, ok = r.pairDistance(q, si) // "the flight from A to B covers 440 km"
		return e, ok && e.relation == extract.Between && e.from.IsSome() && e.to.IsSome()
	}
	if f.veto || l.veto {
		return e, false
	}
	e.relation = f.relation
	if e.relation == "" {
		e.relation = extract.From
	}
	switch {
	case f.other.kind != phraseNone:
		e.from, e.to = r.entityOf(f.other, extract.Nobody(), si, q), r.entityOf(f.anchor, extract.Nobody(), si, q)
		if e.relation == extract.From {
			e.relation = extract.Between
		}
		return e, true
	case f.apart:
		return r.pairApart(q, si)
	case !f.hasAnchor():
		if e, journey, ok := r.pairLabelled(q, r.Sentences[si]); ok {
			f.journey = f.journey || journey
			return e, true
		}
		// "the distance from A to B is 30 km"
		if e, ok := r.pairDistance(q, si); ok {
			return e, true
		}
		if f.direction == "" && !f.away && f.located.kind == phraseNone {
			if e, ok := r.pairLeading(q, f, si); ok {
				return e, true
			}
		}
	}
	if f.hasAnchor() {
		return r.pairAnchored(q, f, l, si)
	}
	if l.paren && r.Low(q.After) == ")" && (q.Unit == "km" || q.Unit == "mi") && r.Mention(l.at) >= 0 &&
		r.Spot(r.Mention(l.at)) {
		f.away = true // "between Suva (12 km) and Nadi (80 km)"
	}
	if f.away || f.direction != "" || f.located.kind != phraseNone {
		return r.pairAway(q, f, l, si)
	}
	if f.travel && q.Hyphened {
		return r.pairJourney(q, si)
	}
	return e, false
}

// entityOf turns a noun phrase into an end. not is the other end, which it
// cannot be.
func (r base) entityOf(t phrase, not extract.Entity, si int, q quantity.Quantity) extract.Entity {
	switch t.kind {
	case phraseMention:
		e := extract.Mentioned(t.mention, extract.Stated, .95)
		e.Centre = t.centre
		return e
	case phraseCapital:
		p, ok := r.Place(t.mention)
		if !ok {
			return extract.Nobody()
		}
		return extract.Capital(r.CapitalOf(p), .85)
	case phraseName:
		return extract.Name(t.start, t.end, extract.Stated, .6)
	case phraseDeictic:
		if r.Low(t.next-1) == "where" {
			// "from where the talks were to be held in X"
			for k := t.next; k < r.Sentences[si].Next; k++ {
				if m := r.Mention(
					k,
				); m >= 0 && r.Spot(m) && r.is(k-1, classLocative) &&
					!r.Same(extract.Mentioned(m, extract.Stated, 0), not) {
					return extract.Mentioned(m, extract.Stated, .8)
				}
			}
		}
		return r.Only(r.Focus(q.First, si, not))
	case phraseGeneric:
		return r.genericEntity(t, not, si, q)
	}
	return extract.Nobody()
}

// genericEntity finds what "the town", "the capital" or "the border" stands for.
func (r base) genericEntity(t phrase, not extract.Entity, si int, q quantity.Quantity) extract.Entity {
	if t.relation == extract.Border || t.relation == extract.Coast {
		return extract.Nobody() // the checker measures to the border of the other end's country
	}
	if r.words.plays(t.head, roleCapital) {
		if p, ok := r.countryOf(not); ok {
			if e := extract.Capital(r.CapitalOf(p), .7); e.IsSome() && !r.Same(e, not) {
				return e
			}
		}
	}
	if r.has(t.head, classReferable) && r.definite(t) {
		return r.Only(r.Focus(q.First, si, not))
	}
	return extract.Nobody()
}

// definite reports whether a generic phrase is "the town", not "a town" or
// "the nearest town".
func (r phrases) definite(t phrase) bool {
	i := t.next - 2
	return i >= 0 &&
		(r.Low(i) == "the" || r.Low(i) == "this" || r.Low(i) == "that" || r.Low(i-1) == "the" && r.plays(i, roleKnownPlace))
}

// countryOf returns the country of an entity, or of the article's focus.
func (r base) countryOf(e extract.Entity) (gazetteer.Place, bool) {
	if p, ok := r.PlaceOf(e); ok {
		return p, true
	}
	for _, p := range r.Doc.Places {
		if extract.IsSpot(p.Place) {
			return p.Place, true
		}
	}
	return gazetteer.Place{}, false
}

// pairAnchored pairs "30 km from X": the anchor is named, the located place
// is the subject of the words before.
func (r pairs) pairAnchored(q quantity.Quantity, f *rightContext, l leftContext, si int) (ends, bool) {
	e := ends{relation: f.relation}
	if f.anchor.kind == phraseGeneric || f.anchor.kind == phraseDeictic {
		// Who "the city" is depends on what is said to be far from it.
		e.from = r.locate(q, f, l, si, extract.Nobody())
		e.to = r.entityOf(f.anchor, e.from, si, q)
	} else {
		e.to = r.entityOf(f.anchor, extract.Nobody(), si, q)
		e.from = r.locate(q, f, l, si, e.to)
		if l.finite && r.oneOfSeveral(e.from, l.at) {
			e.from.Basis, e.from.Rule = extract.Inferred, extract.RuleSameSentence
		}
	}
	if s := r.Sentences[si].Subject; s.Border && l.finite && e.from.Mention == s.Mention {
		e.relation = extract.Border // "The border with X is 40 km from Y" places Y
		e.from, e.to = e.to, e.from
		f.direction = f.direction.Opposite()
	}
	if e.from.IsSome() && e.to.IsSome() && r.Same(e.from, e.to) {
		// "X is a suburb of Y, 7 km from the centre of X": keep what is written.
		e.from = extract.Nobody()
	}
	if !r.plausible(q, e) && !(e.to.IsSome() && q.Value.Max >= leastLength && f.anchor.kind != phraseGeneric) {
		return e, false
	}
	return e, true
}

// oneOfSeveral reports whether an entity, whose phrase ends at token i, is only the last of
// those of which a verb says something: "A and B lie 20 km from X".
func (r pairs) oneOfSeveral(e extract.Entity, i int) bool {
	if e.Mention < 0 || r.Mention(i) != e.Mention {
		return false
	}
	k := r.TokenOf(e.Mention)
	m := -1
	if k >= 2 && (r.Low(k-1) == "and" || r.Low(k-1) == "or") {
		m = r.Mention(k - 2)
	}
	return m >= 0 && r.Spot(m)
}

// leastLength is the shortest distance that is one between places. Texts give
// shorter ones too, but those are measures of things: how wide, how far off
// the kerb. extract.From here up to a kilometre the words must name where it is measured from.
const leastLength = 100 * geo.Metre

// plausible rejects measures of things: a few metres, with no two places.
func (r base) plausible(q quantity.Quantity, e ends) bool {
	known := e.from.IsSome() && e.to.IsSome()
	switch q.Unit {
	case "m", "ft", "yd":
		return known && q.Value.Max >= leastLength
	}
	return e.from.IsSome() || e.to.IsSome() || e.to.Basis != extract.Unknown || e.relation == extract.Border ||
		e.relation == extract.Coast
}
