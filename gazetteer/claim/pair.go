package claim

import (
	"dateline/gazetteer"
	"dateline/geo"
)

// ends are the two places of a quantity and what lies between them.
type ends struct {
	from, to entity
	relation Relation
}

// pair finds the two ends of quantity q in sentence si. ok is false when the
// words make it no distance between places.
func (r *reader) pair(q quantity, f *frame, l lead, si int) (e ends, ok bool) {
	if f.veto || l.veto {
		return e, false
	}
	e.relation = f.relation
	if e.relation == "" {
		e.relation = From
	}
	switch {
	case f.other.kind != nothing:
		e.from, e.to = r.entityOf(f.other, nobody(), si, q), r.entityOf(f.anchor, nobody(), si, q)
		if e.relation == From {
			e.relation = Between
		}
		return e, true
	case f.apart:
		return r.pairApart(q, si)
	case !f.hasAnchor():
		// "the distance from A to B is 30 km"
		if e, ok := r.pairDistance(q, si); ok {
			return e, true
		}
	}
	if f.hasAnchor() {
		return r.pairAnchored(q, f, l, si)
	}
	if l.paren && r.low(q.after) == ")" && (q.unit == "km" || q.unit == "mi") && r.mentionAt(l.at) >= 0 && r.spot(r.at[l.at]) {
		f.away = true // "between Suva (12 km) and Nadi (80 km)"
	}
	if f.away || f.direction != "" || f.located.kind != nothing {
		return r.pairAway(q, f, l, si)
	}
	if f.travel && q.hyphened {
		return r.pairJourney(q, si)
	}
	return e, false
}

// entityOf turns a noun phrase into an end. not is the other end, which it
// cannot be.
func (r *reader) entityOf(t target, not entity, si int, q quantity) entity {
	switch t.kind {
	case named:
		return r.mentioned(t.mention, Stated, .95)
	case capital:
		e := nobody()
		e.mention = t.mention
		e.place, e.ref = r.resolve(t)
		e.basis, e.confidence, e.rule, e.origin = Inferred, .85, ruleCapital, describedAs
		return e
	case name:
		return unlistedName(t.start, t.end, Stated, .6)
	case deictic:
		if r.low(t.next-1) == "where" {
			// "from where the talks were to be held in X"
			for k := t.next; k < r.sent[si].next; k++ {
				if m := r.at[k]; m >= 0 && r.spot(m) && locative(r.low(k-1)) && !r.same(r.mentioned(m, Stated, 0), not) {
					return r.mentioned(m, Stated, .8)
				}
			}
		}
		return r.only(r.focus(q.first, si, not))
	case generic:
		return r.genericEntity(t, not, si, q)
	}
	return nobody()
}

// genericEntity finds what "the town", "the capital" or "the border" stands for.
func (r *reader) genericEntity(t target, not entity, si int, q quantity) entity {
	if t.relation == Border || t.relation == Coast {
		return nobody() // the checker measures to the border of the other end's country
	}
	if t.head == "capital" {
		if p, ok := r.countryOf(not); ok {
			if ref, ok := r.seek.capital(p); ok && ref != not.ref {
				e := nobody()
				e.place, e.ref, e.basis, e.confidence = r.placeOf(ref), ref, Inferred, .7
				e.rule, e.origin = ruleCapital, describedAs
				return e
			}
		}
	}
	switch t.head {
	case "city", "town", "village", "hamlet", "settlement", "suburb", "municipality", "community", "resort", "port", "island", "borough", "enclave", "stronghold", "place":
		if r.definite(t) {
			return r.only(r.focus(q.first, si, not))
		}
	}
	return nobody()
}

// definite reports whether a generic phrase is "the town", not "a town" or
// "the nearest town".
func (r *reader) definite(t target) bool {
	i := t.next - 2
	return i >= 0 && (r.low(i) == "the" || r.low(i) == "this" || r.low(i) == "that" || r.low(i-1) == "the" && (r.low(i) == "same" || r.low(i) == "port" || r.low(i) == "besieged"))
}

// countryOf returns the country of an entity, or of the article's focus.
func (r *reader) countryOf(e entity) (gazetteer.Place, bool) {
	if e.place >= 0 {
		return r.doc.Places[e.place].Place, true
	}
	for _, p := range r.doc.Places {
		if isSpot(p.Place) {
			return p.Place, true
		}
	}
	return gazetteer.Place{}, false
}

// pairAnchored pairs "30 km from X": the anchor is named, the located place
// is the subject of the words before.
func (r *reader) pairAnchored(q quantity, f *frame, l lead, si int) (ends, bool) {
	e := ends{relation: f.relation}
	if f.anchor.kind == generic || f.anchor.kind == deictic {
		// Who "the city" is depends on what is said to be far from it.
		e.from = r.located(q, f, l, si, nobody())
		e.to = r.entityOf(f.anchor, e.from, si, q)
	} else {
		e.to = r.entityOf(f.anchor, nobody(), si, q)
		e.from = r.located(q, f, l, si, e.to)
	}
	if s := r.sent[si].subject; s.border && l.finite && e.from.mention == s.mention {
		e.relation = Border // "The border with X is 40 km from Y" places Y
		e.from, e.to = e.to, e.from
		f.direction = opposite(f.direction)
	}
	if e.from.some() && e.to.some() && r.same(e.from, e.to) {
		// "X is a suburb of Y, 7 km from the centre of X": keep what is written.
		e.from = nobody()
	}
	if !r.plausible(q, e) && !(e.to.some() && q.hi >= leastLength && f.anchor.kind != generic) {
		return e, false
	}
	return e, true
}

// leastLength is the shortest distance that is one between places. Texts give
// shorter ones too, but those are measures of things: how wide, how far off
// the kerb. From here up to a kilometre the words must name where it is measured from.
const leastLength = 100 * geo.Metre

// plausible rejects measures of things: a few metres, with no two places.
func (r *reader) plausible(q quantity, e ends) bool {
	known := e.from.some() && e.to.some()
	switch q.unit {
	case "m", "ft", "yd":
		return known && q.hi >= leastLength
	}
	return e.from.some() || e.to.some() || e.to.basis != Unknown || e.relation == Border || e.relation == Coast
}
