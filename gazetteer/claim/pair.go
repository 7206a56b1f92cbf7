package claim

import "dateline/gazetteer"

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
		f.away = true // "between Lyon (33 km) and Bourg-en-Bresse (29 km)"
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
		e.basis, e.confidence = Inferred, .85
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
		return r.focus(q.first, si, not)
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
				return e
			}
		}
	}
	switch t.head {
	case "city", "town", "village", "hamlet", "settlement", "suburb", "municipality", "community", "resort", "port", "island", "borough", "enclave", "stronghold", "place":
		if r.definite(t) {
			return r.focus(q.first, si, not)
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
	if e.from.some() && e.to.some() && r.same(e.from, e.to) {
		// "X is a suburb of Y, 7 km from the centre of X": keep what is written.
		e.from = nobody()
	}
	if !r.plausible(q, e) {
		return e, false
	}
	return e, true
}

// plausible rejects measures of things: a few metres, with no two places.
func (r *reader) plausible(q quantity, e ends) bool {
	known := e.from.some() && e.to.some()
	switch q.unit {
	case "m", "ft", "yd":
		return known && q.hi >= 100
	}
	return e.from.some() || e.to.some() || e.to.basis != Unknown || e.relation == Border || e.relation == Coast
}

// located finds the place that "Q from X" puts somewhere.
func (r *reader) located(q quantity, f *frame, l lead, si int, to entity) entity {
	s := r.sent[si]
	if e, ok := r.listed(q, f, si); ok {
		return e
	}
	if prev, ok := r.coordinate(q, l, si); ok {
		return prev
	}
	if l.at < s.first {
		return r.frontedSubject(f, l.participle, si, to)
	}
	if l.paren {
		return r.parenSubject(l.at, si, to)
	}
	if pronoun(r.low(l.at)) {
		return r.referent(si, "", to)
	}
	if l.finite {
		return r.verbSubject(l.at, si, to)
	}
	sub := s.subject
	told := sub.defining && sub.verb < q.first && !r.ownSubject(q, sub, s)
	if told && sub.strict {
		if e := r.subjectEntity(sub, si, to); e.basis != Unknown && !r.same(e, to) && !(sub.kind == again && r.other(l.at)) {
			return e
		}
	}
	if e := r.nounBefore(l.at, si, to, false); e.basis != Unknown {
		return e
	}
	if told {
		if e := r.subjectEntity(sub, si, to); !r.same(e, to) {
			return e
		}
	}
	return nobody()
}

// subjectEntity makes an entity of a sentence's subject, named or referred to.
func (r *reader) subjectEntity(sub subject, si int, not entity) entity {
	switch sub.kind {
	case place, unlisted:
		return r.ofSubject(sub, Stated, .9)
	case again:
		return r.referent(si, sub.head, not)
	}
	return nobody()
}

// other reports whether the name that ends at token i is said to be another
// place: "the other being X", "such as X".
func (r *reader) other(i int) bool {
	if r.mentionAt(i) < 0 {
		return false
	}
	b := r.before(i)
	return r.low(b) == "being" || r.low(b) == "as" || r.low(b) == "is"
}

// ownSubject reports whether another clause starts between the sentence's
// verb and the quantity, so that the sentence's subject is not what is located.
func (r *reader) ownSubject(q quantity, sub subject, s sentence) bool {
	for k := sub.verb + 1; k < q.first; k++ {
		low := r.low(k)
		if (low == ";" || low == "while" || low == "whereas" || low == "where") && k > sub.verb {
			return true
		}
		if speechVerb(low) {
			return true
		}
	}
	return false
}

// coordinate reports whether q goes on from the claim before it in the same
// sentence ("3 km from A, 275 km from B and 192 km from C") and returns the
// place that they share.
func (r *reader) coordinate(q quantity, l lead, si int) (entity, bool) {
	n := len(r.claims)
	if n == 0 || len(r.frames) != n {
		return nobody(), false
	}
	f, p := r.frames[n-1], r.pairs[n-1]
	if !f.hasAnchor() || f.other.kind != nothing || r.sentenceAt(f.next-1) != si || f.next > q.first {
		return nobody(), false
	}
	for k := f.next; k < q.first; k++ {
		low := r.low(k)
		if finiteBe(low) && !l.and || low == ";" || low == "while" || speechVerb(low) {
			return nobody(), false
		}
		if finiteBe(low) && k > f.next && r.low(k-1) != "and" && r.low(k-1) != "also" && r.low(k-1) != "it" {
			return nobody(), false
		}
	}
	if l.finite && l.at >= f.next && !l.and && r.low(l.at) != "and" {
		return nobody(), false
	}
	// "Irpin, 20 km from Kyiv, and Bucha, 25 km from it"
	if !l.and && !l.finite && l.at >= f.next {
		if m := r.at[l.at]; m >= 0 && r.spot(m) && r.conjoined(l.at, f.next) {
			return nobody(), false
		}
	}
	return p.from, true
}

// conjoined reports whether the noun phrase that ends at token i is joined
// by "and" to what comes before floor.
func (r *reader) conjoined(i, floor int) bool {
	for k := i; k >= floor; k-- {
		if low := r.low(k); low == "and" || low == "or" || low == "but" || low == "to" || low == "in" {
			return true
		}
	}
	return false
}

// parenSubject finds what a bracket with its own anchor puts somewhere:
// "Forssa (23 km to the east from Ypäjä)", but in "between A and B (240 km
// from B …)" the subject of the sentence.
func (r *reader) parenSubject(i, si int, to entity) entity {
	if m := r.mentionAt(i); m >= 0 && r.same(r.mentioned(m, Stated, 0), to) {
		switch s := r.sent[si].subject; s.kind {
		case place, unlisted:
			return r.ofSubject(s, Stated, .8)
		case again:
			return r.referent(si, s.head, to)
		}
	}
	return r.nounBefore(i, si, to, true)
}

// frontedSubject finds the subject of "About 30 km from X, the town of Y …".
// placed says that a participle opens the sentence ("Located 30 km from X"),
// so that its subject is a place in any case.
func (r *reader) frontedSubject(f *frame, placed bool, si int, to entity) entity {
	s := r.sent[si]
	k := f.next
	for k < s.next && r.low(k) != "," && k < f.next+8 {
		if r.at[k] < 0 && clauseBreak(r.low(k)) {
			break
		}
		k++
	}
	if k >= s.next {
		if placed {
			return r.referent(si, "", to)
		}
		return nobody()
	}
	if r.low(k) == "," {
		k++
	}
	if low := r.low(k); low == "in" || low == "at" || low == "lies" || low == "is" || low == "sits" {
		k++
	}
	sub := r.phraseSubject(k, s)
	switch sub.kind {
	case place:
		if r.spot(sub.mention) {
			return r.mentioned(sub.mention, Stated, .9)
		}
	case unlisted:
		if sub.defining {
			return r.ofSubject(sub, Stated, .6)
		}
	case again:
		return r.referent(si, sub.head, to)
	}
	for j := k; j < s.next; j++ {
		// "…, and set on a hillside, it was"
		if r.low(j) == "," && (r.low(j+1) == "it" || r.low(j+1) == "the" && settlementNoun(r.low(j+2))) {
			placed = true
			break
		}
	}
	if placed || r.low(k) == "and" {
		return r.referent(si, "", to)
	}
	return nobody()
}

// verbSubject finds the subject of the verb of being after token i.
func (r *reader) verbSubject(i, si int, not entity) entity {
	s := r.sent[si]
	if i < s.first {
		return nobody()
	}
	for i > s.first && adverb(r.low(i)) {
		i--
	}
	if s.subject.end == i+1 || s.subject.end > i && s.subject.start <= i {
		switch s.subject.kind {
		case place, unlisted:
			return r.ofSubject(s.subject, Stated, .95)
		case again:
			return r.referent(si, s.subject.head, not)
		}
	}
	low := r.low(i)
	if relative(low) {
		return r.nounBefore(i-1, si, not, true)
	}
	if low == "and" {
		// A second verb of the sentence's subject.
		switch s.subject.kind {
		case place, unlisted:
			return r.ofSubject(s.subject, Stated, .85)
		case again:
			return r.referent(si, s.subject.head, not)
		}
	}
	if pronoun(low) {
		return r.referent(si, "", not)
	}
	if low == ")" || low == "," {
		if o := r.opening(i, s.first); low == ")" && o > 0 {
			i = o - 1
		}
		if s.subject.verb > i && (s.subject.kind == place || s.subject.kind == unlisted) {
			return r.ofSubject(s.subject, Stated, .9)
		}
	}
	if r.tok[i].kind == word && r.at[i] < 0 && !r.tok[i].upper {
		if settlementNoun(low) && r.theBefore(i) {
			return r.referent(si, low, not)
		}
		return nobody() // "troops are", "the fire was"
	}
	return r.nounBefore(i, si, not, true)
}

// theBefore reports whether the noun at token i is "the town" or "the little town".
func (r *reader) theBefore(i int) bool {
	for k := i - 1; k > i-3; k-- {
		switch low := r.low(k); {
		case low == "the" || low == "this":
			return true
		case k < 0 || r.at[k] >= 0 || r.tok[k].upper || clauseBreak(low) || low == "nearest" || low == "closest" || low == "next" || low == "largest" || low == "nearby" || low == "a" || settlementNoun(low):
			return false
		}
	}
	return false
}

// nounBefore finds the place whose noun phrase ends at token i, walking back
// over its region and country ("Irpin, Kyiv region, Ukraine"). Inside a
// clause that is about no place, the nearest place with "in" or "at" counts;
// tight asks for the phrase itself.
func (r *reader) nounBefore(i, si int, not entity, tight bool) entity {
	s := r.sent[si]
	best := nobody()
	verbs := 0
	for k, n := i, 0; k >= s.first && n < 40; n++ {
		if r.low(k) == ")" {
			if o := r.opening(k, s.first); o >= 0 {
				k = o - 1
				continue
			}
		}
		if m := r.at[k]; m >= 0 {
			b := r.before(k)
			if r.spot(m) {
				e := r.mentioned(m, Stated, .9)
				if !r.same(e, not) {
					switch r.low(b) {
					case "near", "from", "of", "between", "to", "with", "via", "towards", "toward", "than", "by", "outside", "beyond":
						if r.low(b) == "of" && r.partOf(b) || n < 3 && (tight || r.low(b) == "from" || r.low(b) == "to" || r.low(b) == "outside") {
							return e
						}
						if !best.known() && (r.low(b) == "to" || r.low(b) == "outside" || r.low(b) == "of") {
							best = e
							best.confidence = .6
						}
					default:
						// "X, Y": the first of a chain of names holds the rest.
						if r.low(b) == "," && b > s.first && r.at[b-1] >= 0 && r.spot(r.at[b-1]) && r.within(r.at[b-1], m) {
							k = b - 1
							continue
						}
						return e
					}
				}
			}
			k = b
			continue
		}
		tok := r.tok[k]
		low := tok.low
		switch {
		case low == ";" || tok.kind == breach:
			return best
		case tok.upper && n < 8 && k > s.first && !adverbial(low) && !title(low) && !calendarWord(low):
			// A name that is no mention, right before the quantity.
			e := r.nameEnding(k, s)
			if e.end > e.start && !best.known() && (r.placeName(e, s) || n < 4 && !r.person(e, s) && !r.way(e) && len(r.bearers(r.words(e.start, e.end))) > 0) {
				return e
			}
			k = e.start
		case low == "capital" && n < 3 && r.theBefore(k):
			t := target{kind: generic, relation: From, mention: -1, head: low, next: k + 1}
			return r.genericEntity(t, not, si, quantity{first: k})
		case settlementNoun(low) && n < 3 && r.theBefore(k):
			return r.referent(si, low, not)
		case finiteBe(low) || speechVerb(low):
			if verbs++; tight && n > 2 || verbs > 1 {
				return best
			}
		case tight && clauseBreak(low) && low != "and" && n > 6:
			return best
		}
		k--
	}
	return best
}

// partOf reports whether "of" at token b follows a noun that only leads to
// its place: "the town of X".
func (r *reader) partOf(b int) bool {
	return throughNoun(r.low(b-1)) || settlementNoun(r.low(b-1))
}

// within reports whether place b may hold place a: an admin unit that bears
// a town's class by mistake of resolution does, another town does not.
func (r *reader) within(a, b int) bool {
	p, ok1 := r.place(a)
	q, ok2 := r.place(b)
	return !ok1 || !ok2 || p.Country == q.Country && p.Admin1 == q.Admin1 && q.Population > 4*p.Population
}

// nameEnding returns the capitalised name that ends at token k.
func (r *reader) nameEnding(k int, s sentence) entity {
	j := k
	for j > s.first && r.at[j-1] < 0 {
		t := r.tok[j-1]
		touches := t.end == r.tok[j].start
		if t.upper || touches && (t.kind == word || isHyphen(t) || t.low == "'" || t.low == "’") || nameJoiner(t.low) && j-1 > s.first && r.tok[j-2].upper && r.at[j-2] < 0 {
			j--
			continue
		}
		break
	}
	// The first word of a sentence is capitalised in any case.
	if j == s.first && j < k && (clauseBreak(r.low(j)) || adverbial(r.low(j)) || r.low(j) == "the") {
		j++
	}
	return unlistedName(j, k+1, Stated, .6)
}

// person reports whether the words around a name make it one of a person:
// "said Ivanov", "Mr Marburg".
func (r *reader) person(e entity, s sentence) bool {
	b := e.start - 1
	if title(r.low(e.start)) && r.low(e.start) != "the" {
		return true
	}
	return b >= s.first && (speechVerb(r.low(b)) || title(r.low(b)) && r.low(b) != "the") || speechVerb(r.low(e.end))
}

// placeName reports whether the words before a name make it one of a place:
// "in Zarichne", "the village of Zarichne".
func (r *reader) placeName(e entity, s sentence) bool {
	b := e.start - 1
	if b < s.first {
		return true
	}
	low := r.low(b)
	return locative(low) || low == "of" && r.partOf(b) || low == "near" || settlementNoun(low) || low == "nearby"
}
