package claim

import "strings"

// pairAway pairs a distance without a stated anchor: "X is 30 km away", "X
// (12 km to the south)", "About 400km away, …", "leads 15 miles to X".
func (r *reader) pairAway(q quantity, f *frame, l lead, si int) (ends, bool) {
	s := r.sent[si]
	e := ends{relation: From, from: nobody(), to: nobody()}
	switch {
	case f.located.kind != nothing:
		if !f.travel && f.direction == "" && l.direction == "" && !l.finite && !r.leads(q, s) {
			return e, false
		}
		if f.direction == "" {
			f.direction = l.direction
		}
		e.from = r.entityOf(f.located, nobody(), si, q)
		e.to = r.origin(q, si, e.from)
	case l.at < s.first:
		// The distance opens the sentence: it leads from the place in focus
		// to the one where the clause is set.
		if !f.away && f.direction == "" {
			return e, false
		}
		e.to = r.origin(q, si, nobody())
		e.from = r.ahead(f.next, si, e.to)
		if !e.from.some() {
			e.from = r.ahead(f.next, si, nobody())
		}
		if e.from.some() && (!e.to.some() || r.same(e.from, e.to)) {
			e.to = r.origin(q, si, e.from)
		}
	case r.setIn(f, s).some():
		// "…, while 400 km away in B the president …"
		if r.ofWeapon(q, s) {
			return e, false
		}
		e.from = r.setIn(f, s)
		e.to = r.origin(q, si, e.from)
	default:
		if !f.away && !l.finite && !l.paren && !l.comma && !l.participle && r.at[l.at] < 0 && !r.tok[l.at].upper {
			return e, false // "advanced 5 km south"
		}
		if r.ofWeapon(q, s) {
			return e, false
		}
		switch {
		case l.paren:
			e.from = r.nounBefore(l.at, si, nobody(), true)
		case l.finite:
			e.from = r.verbSubject(l.at, si, nobody())
		default:
			e.from = r.awaySubject(q, l, si)
		}
		e.to = r.origin(q, si, e.from)
		if f.anchor.kind == nothing && e.from.some() && e.to.some() && r.same(e.from, e.to) {
			e.to = r.focus(q.first, si, e.from)
		}
	}
	if !e.from.some() && !e.to.some() || !e.from.some() && !f.away {
		return e, false
	}
	return e, r.plausible(q, e)
}

// setIn returns the place that follows an unanchored distance at once: "100
// km away in B", "60 km to the south, at B". Only a spot counts: "100 km away
// in the Highlands" says where in the Highlands.
func (r *reader) setIn(f *frame, s sentence) entity {
	k := f.next
	if r.low(k) == "," {
		k++
	}
	if low := r.low(k); k >= s.next || low != "in" && low != "at" {
		return nobody()
	}
	if t := r.targetAt(k+1, s.next); t.kind == named && r.spot(t.mention) && t.relation == From {
		return r.mentioned(t.mention, Stated, .9)
	}
	return nobody()
}

// leads reports whether the words before q are a way that leads somewhere:
// "which leads 15 miles to", "drove 30 miles to", "a 30-mile drive".
func (r *reader) leads(q quantity, s sentence) bool {
	for k := q.first - 1; k >= s.first && k > q.first-5; k-- {
		switch r.low(k) {
		case "leads", "lead", "leading", "drove", "drive", "driven", "travelled", "traveled", "flew", "walked", "fled", "marched", "rode", "sailed", "went", "trekked", "cycled", "hiked", "moved", "transferred", "taken", "airlifted", "bused", "rushed", "evacuated":
			return true
		}
	}
	return false
}

// ofWeapon reports whether a distance without a named end is the reach of a
// weapon or a machine: "can hit targets 300 km away".
func (r *reader) ofWeapon(q quantity, s sentence) bool {
	for k := s.first; k < q.first; k++ {
		switch r.low(k) {
		case "missile", "missiles", "rocket", "rockets", "artillery", "howitzer", "howitzers", "gun", "guns", "radar", "radars", "drone", "drones", "shell", "shells", "sensor", "sensors", "telescope", "camera", "vehicle", "battery":
			for j := q.first - 1; j > k; j-- {
				switch r.low(j) {
				case "targets", "target", "range", "reach", "strike", "hit", "hitting", "striking", "capable", "up", "detect", "destroy", "targeting", "fly", "can", "could":
					return true
				}
			}
		}
		switch r.low(k) {
		case "heard", "seen", "felt", "visible", "audible", "targets":
			return true
		}
	}
	return false
}

// awaySubject finds the place right before a distance without an anchor:
// "Trier, some 24 km away", "Siegen 30 km to the north".
func (r *reader) awaySubject(q quantity, l lead, si int) entity {
	s := r.sent[si]
	if l.participle && s.subject.defining && s.subject.verb < q.first && r.at[max(l.at, 0)] < 0 && !l.comma {
		switch s.subject.kind {
		case place, unlisted:
			return r.ofSubject(s.subject, Stated, .8)
		}
	}
	e := r.nounBefore(l.at, si, nobody(), true)
	if e.some() {
		return e
	}
	if s.subject.kind == place && r.spot(s.subject.mention) {
		return r.ofSubject(s.subject, Stated, .6)
	}
	// "the capital, 300 km away"
	for k := l.at; k >= s.first && k > l.at-4; k-- {
		if settlementNoun(r.low(k)) && r.at[k] < 0 {
			t := target{kind: generic, relation: From, mention: -1, head: r.low(k), next: k + 1}
			return r.genericEntity(t, r.origin(q, si, nobody()), si, q)
		}
	}
	return nobody()
}

// origin returns the place from which an unanchored distance is measured:
// what the sentence is about, the topic of the text, another place of the
// sentence, or the place that the text was last at.
func (r *reader) origin(q quantity, si int, from entity) entity {
	s := r.sent[si]
	sub := s.subject
	if e, ok := r.sharedOrigin(q, si, from); ok {
		return e
	}
	if sub.kind == place && r.spotOrArea(sub.mention) && r.tokenOf(sub.mention) < q.first && sub.defining {
		if e := r.ofSubject(sub, Stated, .85); !r.same(e, from) && !r.placed(e, si) {
			return e
		}
	}
	if sub.kind == unlisted && sub.defining && sub.start < q.first {
		if e := r.ofSubject(sub, Stated, .6); !r.same(e, from) {
			return e
		}
	}
	about, ok := r.topic(si - 1)
	if !ok {
		about, ok = r.titled()
	}
	if ok && !r.same(about, from) && (sub.kind == again || sub.kind == someOther || sub.defining) {
		return about
	}
	// Another place of the same sentence, before the located one.
	limit := q.first
	if from.mention >= 0 {
		if k := r.tokenOf(from.mention); k < limit {
			limit = k
		}
	}
	for k := limit - 1; k >= s.first; k-- {
		m := r.at[k]
		if m < 0 || !r.spot(m) || !r.findable(m) {
			continue
		}
		if e := r.mentioned(m, Inferred, .75); !r.same(e, from) && !r.placed(e, si) && !r.aside(m, si) {
			e.rule = ruleSameSentence
			return e
		}
	}
	if ok && !r.same(about, from) {
		return about
	}
	if si > 0 || q.first > s.first {
		return r.focus(q.first, si, from)
	}
	return nobody()
}

// sharedOrigin returns the anchor of the claim before in the same sentence
// when both are measured from it: "A is 7 km to the north, and B is 12 km to the
// south", "A is 150 km from C while B is 185 km away". An anchor that the words
// state is else shared only when the text is about it.
func (r *reader) sharedOrigin(q quantity, si int, from entity) (entity, bool) {
	n := len(r.pairs)
	if n == 0 || r.sentenceAt(r.frames[n-1].next-1) != si {
		return nobody(), false
	}
	p, f := r.pairs[n-1], r.frames[n-1]
	if p.relation != From || !p.to.some() || r.same(p.to, from) || r.same(p.from, from) {
		return nobody(), false
	}
	if f.hasAnchor() && !(r.low(q.after) == "away" && r.clauseJoined(f.next, q.first)) {
		about, ok := r.topic(si - 1)
		if !ok || !r.same(about, p.to) {
			return nobody(), false
		}
	}
	return p.to, true
}

// clauseJoined reports whether a word that sets two clauses side by side
// stands between two tokens.
func (r *reader) clauseJoined(i, limit int) bool {
	for k := i; k < limit && k < i+4; k++ {
		switch r.low(k) {
		case "while", "whereas", "and", "but":
			return true
		}
	}
	return false
}

// placed reports whether a claim of the same sentence already put e somewhere.
func (r *reader) placed(e entity, si int) bool {
	for i := len(r.pairs) - 1; i >= 0 && r.sentenceAt(r.frames[i].next-1) == si; i-- {
		if !r.frames[i].hasAnchor() && r.same(r.pairs[i].from, e) {
			return true
		}
	}
	return false
}

// aside reports whether mention m only anchors another claim of the same
// sentence: in "from A, 75 km north of B, to C, 35 km away" C is not measured from B.
func (r *reader) aside(m, si int) bool {
	for i := len(r.pairs) - 1; i >= 0 && r.sentenceAt(r.frames[i].next-1) == si; i-- {
		if r.frames[i].hasAnchor() && r.pairs[i].to.mention == m {
			return true
		}
	}
	return false
}

// pairApart pairs "A and B are 30 km apart" and "the two cities, 30 km apart".
func (r *reader) pairApart(q quantity, si int) (ends, bool) {
	s := r.sent[si]
	e := ends{relation: Between, from: nobody(), to: nobody()}
	var found []int
	for k := q.first - 1; k >= s.first && len(found) < 2; k-- {
		m := r.at[k]
		if m < 0 || !r.spot(m) || len(found) > 0 && found[0] == m {
			continue
		}
		if len(found) == 1 && r.same(r.mentioned(found[0], Stated, 0), r.mentioned(m, Stated, 0)) {
			continue
		}
		found = append(found, m)
	}
	if len(found) == 2 {
		e.from, e.to = r.mentioned(found[1], Stated, .9), r.mentioned(found[0], Stated, .9)
		return e, true
	}
	// "Lying 30 km apart, A and B …"
	if len(found) == 0 {
		for k := q.next; k < s.next && len(found) < 2; k++ {
			if m := r.at[k]; m >= 0 && r.spot(m) && (len(found) == 0 || !r.same(r.mentioned(found[0], Stated, 0), r.mentioned(m, Stated, 0))) {
				found = append(found, m)
			}
		}
		if len(found) == 2 && q.first-s.first < 4 {
			e.from, e.to = r.mentioned(found[0], Stated, .85), r.mentioned(found[1], Stated, .85)
			return e, true
		}
	}
	two := false
	for k := s.first; k < min(s.next, q.after+6); k++ {
		switch r.low(k) {
		case "two", "both", "they", "pair", "cities", "towns", "villages", "capitals", "places", "twin":
			two = true
		}
	}
	if !two {
		return e, false
	}
	return r.pairTwo(q, si)
}

// pairTwo pairs "the two cities": the last two that the text was at.
func (r *reader) pairTwo(q quantity, si int) (ends, bool) {
	s := r.sent[si]
	e := ends{relation: Between, from: nobody(), to: nobody()}
	e.from = r.focus(s.first, si, nobody())
	if !e.from.some() {
		return e, false
	}
	e.to = r.focus(s.first, si, e.from)
	return e, true
}

// pairJourney pairs "from A to B, a distance of 300 km", and "The 300-km
// journey" after a sentence that says from where to where.
func (r *reader) pairJourney(q quantity, si int) (ends, bool) {
	s := r.sent[si]
	if e, ok := r.journey(s.first, q.first); ok {
		return e, true
	}
	if si > 0 && q.hyphened {
		if e, ok := r.journey(r.sent[si-1].first, r.sent[si-1].next); ok {
			e.from.basis, e.to.basis = Inferred, Inferred
			e.from.rule, e.to.rule = ruleJourney, ruleJourney
			return e, true
		}
	}
	return ends{}, false
}

// journey finds the last "from A to B" or "between A and B" of tokens
// [first, limit).
func (r *reader) journey(first, limit int) (ends, bool) {
	e := ends{relation: Between, from: nobody(), to: nobody()}
	for k := limit - 1; k >= first; k-- {
		low := r.low(k)
		if low != "from" && low != "between" {
			continue
		}
		a := r.targetAt(k+1, limit)
		if a.kind != named || !r.spot(a.mention) {
			continue
		}
		for j := a.next; j < limit && j < a.next+6; j++ {
			if w := r.low(j); w == "to" || w == "for" || w == "and" && low == "between" {
				if b := r.targetAt(j+1, limit); b.kind == named && r.spot(b.mention) {
					e.from, e.to = r.mentioned(a.mention, Stated, .85), r.mentioned(b.mention, Stated, .85)
					return e, true
				}
			}
		}
	}
	return e, false
}

// pairDistance pairs "the distance from A to B is 30 km" and its kin, whose
// places stand before the number.
func (r *reader) pairDistance(q quantity, si int) (ends, bool) {
	s := r.sent[si]
	e := ends{relation: Between, from: nobody(), to: nobody()}
	noun := -1
	for k := q.first - 1; k >= s.first && k > q.first-30; k-- {
		low := r.low(k)
		if low == "distance" || low == "distances" || low == "separated" || low == "journey" || low == "drive" || low == "trip" || low == "flight" || low == "gap" {
			noun = k
			break
		}
		if low == ";" {
			return e, false
		}
	}
	if noun < 0 {
		if q.hedgedBy(r.tok, "distance") {
			return r.pairJourney(q, si)
		}
		return e, false
	}
	var a, b target
	k := noun + 1
	for k < q.first && r.low(k) != "from" && r.low(k) != "between" && r.low(k) != "to" && r.low(k) != "of" && !finiteBe(r.low(k)) {
		k++
	}
	switch r.low(k) {
	case "between":
		switch low := r.low(k + 1); {
		case low == "them", low == "both", low == "the" && r.low(k+2) == "two", low == "the" && (r.low(k+2) == "cities" || r.low(k+2) == "towns" || r.low(k+2) == "capitals"):
			return r.pairTwo(q, si)
		}
		a = r.targetAt(k+1, q.first)
		if r.low(a.next) == "and" {
			b = r.targetAt(a.next+1, q.first)
		}
	case "from", "to":
		a = r.targetAt(k+1, q.first)
		if w := r.low(a.next); a.kind != nothing && (w == "to" || w == "from") {
			b = r.targetAt(a.next+1, q.first)
		}
	default:
		return e, false
	}
	if a.kind == nothing {
		return e, false
	}
	// "the distance from X is 30 km", "separated from X by 30 km"
	if r.low(noun) == "separated" && r.low(q.first-1) != "by" {
		return e, false
	}
	e.from = r.entityOf(a, nobody(), si, q)
	if b.kind != nothing {
		e.to = r.entityOf(b, e.from, si, q)
		return e, e.from.some() || e.to.some()
	}
	e.to = e.from
	e.relation = From
	if r.low(noun) == "separated" {
		e.from = r.verbSubject(noun-1, si, e.to)
		return e, true
	}
	about, ok := r.topic(si)
	if !ok || r.same(about, e.to) {
		about = r.focus(noun, si, e.to)
	}
	e.from = about
	return e, e.to.some() && !strings.HasPrefix(r.low(noun), "gap")
}
