package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// pairAway pairs a distance without a stated anchor: "X is 30 km away", "X
// (12 km to the south)", "About 400km away, …", "leads 15 miles to X".
func (r aways) pairAway(q quantity.Quantity, f *rightContext, l leftContext, si int) (ends, bool) {
	s := r.Sentences[si]
	e := ends{relation: extract.From, from: extract.Nobody(), to: extract.Nobody()}
	switch {
	case f.located.kind != phraseNone:
		if !f.travel && f.direction == "" && l.direction == "" && !l.finite && !r.leads(q, s) {
			return e, false
		}
		if f.direction == "" {
			f.direction = l.direction
		}
		e.from = r.entityOf(f.located, extract.Nobody(), si, q)
		if f.direction != "" && !r.leads(q, s) {
			e.from.Basis, f.direction = extract.Inferred, "" // "8 km south to X" may put either south of the other
		}
		e.to = r.origin(q, si, e.from)
	case l.at < s.First:
		// The distance opens the sentence: it leads from the place in focus
		// to the one where the clause is set.
		if !f.away && f.direction == "" {
			return e, false
		}
		e.to = r.origin(q, si, extract.Nobody())
		e.from = r.Ahead(f.next, si, e.to)
		if !e.from.IsSome() {
			e.from = r.Ahead(f.next, si, extract.Nobody())
		}
		if e.from.IsSome() && (!e.to.IsSome() || r.Same(e.from, e.to)) {
			e.to = r.origin(q, si, e.from)
		}
	case r.setIn(f, s).IsSome():
		// "…, while 400 km away in B the president …"
		if r.ofWeapon(q, l, s) {
			return e, false
		}
		e.from = r.setIn(f, s)
		e.to = r.origin(q, si, e.from)
	default:
		if !f.away && !l.finite && !l.paren && !l.comma && !l.participle && r.Mention(l.at) < 0 &&
			!r.Tokens[l.at].Capital {
			return e, false // "advanced 5 km south"
		}
		if r.ofWeapon(q, l, s) {
			return e, false
		}
		switch {
		case l.paren:
			e.from = r.nounBefore(l.at, si, extract.Nobody(), true)
		case l.finite:
			e.from = r.verbSubject(l.at, si, extract.Nobody())
		default:
			e.from = r.awaySubject(q, l, si)
		}
		e.to = r.origin(q, si, e.from)
		if f.anchor.kind == phraseNone && e.from.IsSome() && e.to.IsSome() && r.Same(e.from, e.to) {
			e.to = r.Focus(q.First, si, e.from)
		}
		r.besideAnchored(&e, q, f, si)
	}
	if !e.from.IsSome() && !e.to.IsSome() || !e.from.IsSome() && !f.away {
		return e, false
	}
	return e, r.plausible(q, e)
}

// setIn returns the place that follows an unanchored distance at once: "100
// km away in B", "60 km to the south, at B". Only a spot counts: "100 km away
// in the Highlands" says where in the Highlands.
func (r aways) setIn(f *rightContext, s extract.Sentence) extract.Entity {
	k := f.next
	if r.Low(k) == "," {
		k++
	}
	if low := r.Low(k); k >= s.Next || low != "in" && low != "at" {
		return extract.Nobody()
	}
	if t := r.phraseAt(k+1, s.Next); t.kind == phraseMention && r.Spot(t.mention) && t.relation == extract.From {
		return extract.Mentioned(t.mention, extract.Stated, .9)
	}
	return extract.Nobody()
}

// leads reports whether the words before q are a way that leads somewhere:
// "which leads 15 miles to", "drove 30 miles to", "a 30-mile drive".
func (r aways) leads(q quantity.Quantity, s extract.Sentence) bool {
	for k := q.First - 1; k >= s.First && k > q.First-5; k-- {
		if r.is(k, classLeading) {
			return true
		}
	}
	return false
}

// ofWeapon reports whether a distance without a named end is the reach of a
// weapon or a machine: "can hit targets 300 km away", or how far off something
// was noticed: "was heard 10 km away", but not "can be seen from X, 10 km away".
func (r aways) ofWeapon(q quantity.Quantity, l leftContext, s extract.Sentence) bool {
	named := l.comma && r.Mention(l.at) >= 0 && r.Spot(r.Mention(l.at))
	for k := s.First; k < q.First; k++ {
		if r.is(k, classPerceived) && !named {
			return true
		}
		for j := q.First - 1; r.is(k, classWeapon) && j > k; j-- {
			if r.is(j, classAiming) {
				return true
			}
		}
	}
	return false
}

// awaySubject finds the place right before a distance without an anchor:
// "Trier, some 24 km away", "Siegen 30 km to the north".
func (r aways) awaySubject(q quantity.Quantity, l leftContext, si int) extract.Entity {
	s := r.Sentences[si]
	if l.participle && s.Subject.Defining && s.Subject.Verb < q.First && r.Mention(max(l.at, 0)) < 0 && !l.comma {
		switch s.Subject.Kind {
		case extract.SubjectPlace, extract.SubjectName:
			return s.Subject.Of(extract.Stated, .8)
		}
	}
	e := r.nounBefore(l.at, si, extract.Nobody(), true)
	if e.IsSome() {
		return e
	}
	if s.Subject.Kind == extract.SubjectPlace && r.Spot(s.Subject.Mention) {
		return s.Subject.Of(extract.Stated, .6)
	}
	// "the capital, 300 km away"
	for k := l.at; k >= s.First && k > l.at-4; k-- {
		if r.is(k, classSettlement) && r.Mention(k) < 0 {
			t := phrase{kind: phraseGeneric, relation: extract.From, mention: -1, head: r.Low(k), next: k + 1}
			return r.genericEntity(t, r.origin(q, si, extract.Nobody()), si, q)
		}
	}
	return extract.Nobody()
}

// origin returns the place from which an unanchored distance is measured:
// what the sentence is about, the topic of the text, another place of the
// sentence, or the place that the text was last at.
func (r aways) origin(q quantity.Quantity, si int, from extract.Entity) extract.Entity {
	s := r.Sentences[si]
	sub := s.Subject
	if e, ok := r.sharedOrigin(q, si, from); ok {
		return e
	}
	if sub.Kind == extract.SubjectPlace && r.SpotOrArea(sub.Mention) && r.TokenOf(sub.Mention) < q.First &&
		sub.Defining {
		basis := extract.Stated
		if r.Low(q.After) == "away" && r.namesOther(sub.Of(basis, 0), from, q.First, si) {
			basis = extract.Inferred
		}
		if e := sub.Of(basis, .85); !r.Same(e, from) && !r.placed(e, si) {
			return e
		}
	}
	if sub.Kind == extract.SubjectName && sub.Defining && sub.Start < q.First {
		if e := sub.Of(extract.Stated, .6); !r.Same(e, from) {
			return e
		}
	}
	about, ok := r.Topic(si - 1)
	if !ok {
		about, ok = r.IsTitle()
	}
	if ok && !r.Same(about, from) &&
		(sub.Kind == extract.SubjectAnaphor || sub.Kind == extract.SubjectOther || sub.Defining) {
		return about
	}
	if !ok && sub.Kind == extract.SubjectAnaphor && sub.Verb < q.First {
		if e := r.Referent(si, sub.Head, from); e.IsSome() {
			return e
		}
	}
	// Another place of the same sentence, before the located one.
	limit := q.First
	if from.Mention >= 0 {
		if k := r.TokenOf(from.Mention); k < limit {
			limit = k
		}
	}
	other := extract.Nobody()
	r.Spots(limit, s.First, func(m, _ int) bool {
		e := extract.Mentioned(m, extract.Inferred, .75)
		if r.Same(e, from) || r.placed(e, si) || r.aside(m, si) {
			return true
		}
		e.Rule = extract.RuleSameSentence
		other = e
		return false
	})
	if other.IsSome() {
		return other
	}
	if ok && !r.Same(about, from) {
		return about
	}
	if si > 0 || q.First > s.First {
		return r.Focus(q.First, si, from)
	}
	return extract.Nobody()
}

// namesOther reports whether the sentence names a place before token limit that is neither of two. What is just so far "away"
// may be measured from it as well: "Tashkent is twice as far from Moscow as Kyiv, which is 750 km away".
func (r aways) namesOther(a, b extract.Entity, limit, si int) bool {
	other := false
	r.Spots(limit, r.Sentences[si].First, func(m, _ int) bool {
		e := extract.Mentioned(m, extract.Inferred, 0)
		other = !r.Same(e, a) && !r.Same(e, b)
		return !other
	})
	return other
}

// sharedOrigin returns the anchor of the claim before in the same sentence
// when both are measured from it: "A is 7 km to the north, and B is 12 km to the
// south", "A is 150 km from C while B is 185 km away". An anchor that the words
// state is else shared only when the text is about it.
func (r aways) sharedOrigin(q quantity.Quantity, si int, from extract.Entity) (extract.Entity, bool) {
	f, ok := r.last(si)
	if !ok || f.Relation != extract.From || !f.To.IsSome() || r.Same(f.To, from) || r.Same(f.From, from) {
		return extract.Nobody(), false
	}
	if f.Anchored && !f.Both && !(r.Low(q.After) == "away" && r.clauseJoined(f.End, q.First)) {
		about, ok := r.Topic(si - 1)
		if !ok || !r.Same(about, f.To) {
			return extract.Nobody(), false
		}
	}
	return f.To, true
}

// besideAnchored reads "A, 240 km north of C, and B, 400 km north", as well when the two are clauses or sentences: B is measured
// from C as A is, but "another 400 km north" from A. Where the directions differ it may be measured from A or from C: the
// words do not say which, and do not in either case say it of B itself.
func (r aways) besideAnchored(e *ends, q quantity.Quantity, f *rightContext, si int) {
	n := len(r.Discourse.Frames)
	if n == 0 || e.from.Mention < 0 || !e.to.IsSome() {
		return
	}
	p := &r.Discourse.Frames[n-1]
	if !p.Anchored || p.Both || p.Relation != extract.From || p.Direction == "" || f.direction == "" || !r.Same(e.to, p.From) ||
		r.hedgedBy(q, roleAnother) || r.plays(q.After, roleAnother) {
		return
	}
	// Nothing but the name of B stands between the two.
	if name := r.TokenOf(e.from.Mention); name-p.End > 3 || q.First-name > 4 {
		return
	}
	if f.direction == p.Direction {
		e.to = p.To
	}
	e.to.Basis = extract.Inferred
}

// clauseJoined reports whether a word that sets two clauses side by side
// stands between two tokens.
func (r aways) clauseJoined(i, limit int) bool {
	for k := i; k < limit && k < i+4; k++ {
		if r.plays(k, roleBesideClause) {
			return true
		}
	}
	return false
}

// placed reports whether a claim of the same sentence already put e somewhere.
func (r aways) placed(e extract.Entity, si int) bool {
	for i := len(r.Discourse.Frames) - 1; i >= 0 && r.SentenceAt(r.Discourse.Frames[i].End-1) == si; i-- {
		if f := &r.Discourse.Frames[i]; (!f.Anchored || f.Both) && r.Same(f.From, e) {
			return true
		}
	}
	return false
}

// aside reports whether mention m only anchors another claim of the same
// sentence: in "from A, 75 km north of B, to C, 35 km away" C is not measured from B.
func (r aways) aside(m, si int) bool {
	for i := len(r.Discourse.Frames) - 1; i >= 0 && r.SentenceAt(r.Discourse.Frames[i].End-1) == si; i-- {
		if f := &r.Discourse.Frames[i]; f.Anchored && !f.Both && f.To.Mention == m {
			return true
		}
	}
	return false
}

// pairApart pairs "A and B are 30 km apart" and "the two cities, 30 km apart".
func (r aways) pairApart(q quantity.Quantity, si int) (ends, bool) {
	s := r.Sentences[si]
	e := ends{relation: extract.Between, from: extract.Nobody(), to: extract.Nobody()}
	var found []int
	for k := q.First - 1; k >= s.First && len(found) < 2; k-- {
		m := r.Mention(k)
		if m < 0 || !r.Spot(m) || len(found) > 0 && found[0] == m {
			continue
		}
		if len(found) == 1 &&
			r.Same(extract.Mentioned(found[0], extract.Stated, 0), extract.Mentioned(m, extract.Stated, 0)) {
			continue
		}
		found = append(found, m)
	}
	if len(found) == 2 {
		e.from, e.to = extract.Mentioned(found[1], extract.Stated, .9), extract.Mentioned(found[0], extract.Stated, .9)
		return e, true
	}
	// "Lying 30 km apart, A and B …"
	if len(found) == 0 {
		for k := q.Next; k < s.Next && len(found) < 2; k++ {
			if m := r.Mention(
				k,
			); m >= 0 && r.Spot(m) &&
				(len(found) == 0 ||
					!r.Same(extract.Mentioned(found[0], extract.Stated, 0), extract.Mentioned(m, extract.Stated, 0))) {
				found = append(found, m)
			}
		}
		if len(found) == 2 && q.First-s.First < 4 {
			e.from, e.to = extract.Mentioned(
				found[0],
				extract.Stated,
				.85,
			), extract.Mentioned(
				found[1],
				extract.Stated,
				.85,
			)
			return e, true
		}
	}
	two := false
	for k := s.First; k < min(s.Next, q.After+6); k++ {
		two = two || r.is(k, classTwo)
	}
	if !two {
		return e, false
	}
	return r.pairTwo(q, si)
}

// parted reports whether the words before a length say that it keeps two places apart: "A and B are separated by 30 km".
func (r aways) parted(q quantity.Quantity) bool {
	i := q.First - 2
	return r.plays(i, roleDivided) && r.Low(i+1) == "by" && r.is(i-1, classFinite|classAdverb)
}

// pairTwo pairs "the two cities": the last two that the text was at.
func (r aways) pairTwo(q quantity.Quantity, si int) (ends, bool) {
	s := r.Sentences[si]
	e := ends{relation: extract.Between, from: extract.Nobody(), to: extract.Nobody()}
	e.from = r.Focus(s.First, si, extract.Nobody())
	if !e.from.IsSome() {
		return e, false
	}
	e.to = r.Focus(s.First, si, e.from)
	return e, true
}

// pairJourney pairs "from A to B, a distance of 300 km", and "The 300-km
// journey" after a sentence that says from where to where.
func (r aways) pairJourney(q quantity.Quantity, si int) (ends, bool) {
	s := r.Sentences[si]
	if e, ok := r.journey(s.First, q.First); ok {
		return e, true
	}
	if si > 0 && q.Hyphened {
		if e, ok := r.journey(r.Sentences[si-1].First, r.Sentences[si-1].Next); ok {
			e.from.Basis, e.to.Basis = extract.Inferred, extract.Inferred
			e.from.Rule, e.to.Rule = extract.RuleJourney, extract.RuleJourney
			return e, true
		}
	}
	return ends{}, false
}

// journey finds the last "from A to B" or "between A and B" of tokens
// [first, limit).
func (r aways) journey(first, limit int) (ends, bool) {
	e := ends{relation: extract.Between, from: extract.Nobody(), to: extract.Nobody()}
	for k := limit - 1; k >= first; k-- {
		low := r.Low(k)
		if low != "from" && low != "between" {
			continue
		}
		a := r.phraseAt(k+1, limit)
		if a.kind != phraseMention || !r.Spot(a.mention) {
			continue
		}
		for j := a.next; j < limit && j < a.next+6; j++ {
			if w := r.Low(j); w == "to" || w == "for" || w == "and" && low == "between" {
				if b := r.phraseAt(j+1, limit); b.kind == phraseMention && r.Spot(b.mention) {
					e.from, e.to = extract.Mentioned(
						a.mention,
						extract.Stated,
						.85,
					), extract.Mentioned(
						b.mention,
						extract.Stated,
						.85,
					)
					return e, true
				}
			}
		}
	}
	return e, false
}

// pairDistance pairs "the distance from A to B is 30 km" and its kin, whose
// places stand before the number.
func (r aways) pairDistance(q quantity.Quantity, si int) (ends, bool) {
	s := r.Sentences[si]
	e := ends{relation: extract.Between, from: extract.Nobody(), to: extract.Nobody()}
	noun := -1
	for k := q.First - 1; k >= s.First && k > q.First-30; k-- {
		low := r.Low(k)
		if r.is(k, classDistanceNoun) {
			noun = k
			break
		}
		if low == ";" {
			return e, false
		}
	}
	if noun < 0 {
		if r.hedgedBy(q, roleDistance) {
			return r.pairJourney(q, si)
		}
		return e, false
	}
	var a, b phrase
	k := noun + 1
	for k < q.First && r.Low(k) != "from" && r.Low(k) != "between" && r.Low(k) != "to" && r.Low(k) != "of" &&
		!r.is(k, classFinite) {
		k++
	}
	switch r.Low(k) {
	case "between":
		switch low := r.Low(k + 1); {
		case low == "them",
			low == "both",
			low == "the" && r.Low(k+2) == "two",
			low == "the" && r.plays(k+2, roleSpots):
			return r.pairTwo(q, si)
		}
		a = r.phraseAt(k+1, q.First)
		if r.Low(a.next) == "and" {
			b = r.phraseAt(a.next+1, q.First)
		}
	case "from", "to":
		a = r.phraseAt(k+1, q.First)
		if w := r.Low(a.next); a.kind != phraseNone && (w == "to" || w == "from") {
			b = r.phraseAt(a.next+1, q.First)
		}
	default:
		if r.parted(q) {
			return r.pairApart(q, si)
		}
		return e, false
	}
	if a.kind == phraseNone {
		return e, false
	}
	// "the distance from X is 30 km", "separated from X by 30 km"
	if r.plays(noun, roleDivided) && r.Low(q.First-1) != "by" {
		return e, false
	}
	e.from = r.entityOf(a, extract.Nobody(), si, q)
	if b.kind != phraseNone {
		e.to = r.entityOf(b, e.from, si, q)
		return e, e.from.IsSome() || e.to.IsSome()
	}
	e.to = e.from
	e.relation = extract.From
	if r.plays(noun, roleDivided) {
		e.from = r.verbSubject(noun-1, si, e.to)
		return e, true
	}
	about, ok := r.Topic(si)
	if !ok || r.Same(about, e.to) {
		about = r.Focus(noun, si, e.to)
	}
	e.from = about
	return e, e.to.IsSome() && !r.plays(noun, roleGap)
}
