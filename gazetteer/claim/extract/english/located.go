package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// locate finds the place that "Q from X" puts somewhere.
func (r locating) locate(
	q quantity.Quantity,
	f *rightContext,
	l leftContext,
	si int,
	to extract.Entity,
) extract.Entity {
	s := r.Sentences[si]
	if e, ok := r.gapped(l, si); ok {
		return e
	}
	if e, ok := r.listed(q, f, si); ok {
		return e
	}
	if e, ok := r.nameAfter(f, l, s); ok {
		return e
	}
	if prev, ok := r.coordinate(q, l, si); ok {
		if !r.hedgedBy(q, roleAnother) && !r.timed(q, si) {
			prev.Subject = r.NumberSubject()
		}
		return prev
	}
	if r.Low(q.First-1) == ";" {
		return r.afterSemicolon(q, si)
	}
	if l.at < s.First {
		return r.frontedSubject(f, l.participle, si, to)
	}
	if l.paren {
		return r.parenSubject(l.at, si, to)
	}
	if r.is(l.at, classPronoun) {
		return r.Referent(si, "", to)
	}
	if l.finite {
		return r.verbSubject(l.at, si, to)
	}
	if e, ok := r.joinedName(l, si); ok {
		return e
	}
	sub := s.Subject
	told := sub.Defining && sub.Verb < q.First && !r.ownSubject(q, sub, s)
	if told && sub.Strict {
		if e := r.subjectEntity(
			sub,
			si,
			to,
		); e.Basis != extract.Unknown && !r.Same(e, to) &&
			!(sub.Kind == extract.SubjectAnaphor && r.other(l.at)) {
			return e
		}
	}
	if e := r.nounBefore(l.at, si, to, false); e.Basis != extract.Unknown {
		return e
	}
	if told {
		if e := r.subjectEntity(sub, si, to); !r.Same(e, to) {
			return e
		}
	}
	return extract.Nobody()
}

// joinedName returns the name between "and" and the distance, whose verb is that of the clause
// before: "Irpin lies 20 km from Kyiv and Quaxtead 40 km from Odesa". A place that is known
// needs that other distance, for "between A and B 40 km from C" has the same words.
func (r locating) joinedName(l leftContext, si int) (extract.Entity, bool) {
	s := r.Sentences[si]
	if l.comma || l.at <= s.First || !r.endsName(l.at) {
		return extract.Entity{}, false
	}
	if m := r.Mention(l.at); m >= 0 {
		f, ok := r.last(si)
		if b := r.Before(l.at); !ok || b < f.End || !r.isConjunction(b) {
			return extract.Entity{}, false
		}
		return extract.Mentioned(m, extract.Stated, .9), true
	}
	e := r.nameEnding(l.at, s)
	return e, r.isConjunction(e.Start - 1)
}

// gapped returns the place between another distance and this one, both from the same anchor, of which the verb is left out:
// "Tripoli lies 70 km and Sidon 40 km from Beirut".
func (r locating) gapped(l leftContext, si int) (extract.Entity, bool) {
	s := r.Sentences[si]
	if l.at <= s.First || l.comma || r.Mention(l.at) < 0 || !r.Spot(r.Mention(l.at)) {
		return extract.Entity{}, false
	}
	b := r.Before(l.at)
	if b <= s.First || !r.isConjunction(b) && r.Low(b) != "," {
		return extract.Entity{}, false
	}
	unit := b - 1
	if r.Low(unit) == "," {
		unit--
	}
	if r.Low(unit) == ")" { // "276 km (171 miles)"
		for unit > s.First && r.Low(unit) != "(" {
			unit--
		}
		unit--
	}
	if unit <= s.First || !r.lengths.IsUnit(r.Tokens[:s.Next], unit) {
		return extract.Entity{}, false
	}
	return extract.Mentioned(r.Mention(l.at), extract.Stated, .9), true
}

// isConjunction reports whether token i joins two clauses.
func (r things) isConjunction(i int) bool { return r.plays(i, roleConjunction) }

// nameAfter finds the name that follows an anchor and says which place the noun
// before the distance stands for: "A village 12 km from X, Ivanivske, was hit".
func (r locating) nameAfter(f *rightContext, l leftContext, s extract.Sentence) (extract.Entity, bool) {
	if l.comma || l.at < s.First || r.Mention(l.at) >= 0 || !r.is(l.at, classSettlement) || r.Low(f.next) != "," {
		return extract.Entity{}, false
	}
	indefinite := false
	for k := l.at - 1; k >= s.First && k > l.at-4; k-- {
		if low := r.Low(k); low == "a" || low == "an" || low == "another" {
			indefinite = true
		}
	}
	i := f.next + 1
	if !indefinite || i >= s.Next {
		return extract.Entity{}, false
	}
	// A verb must follow, or the name is the region of the anchor: "from X, Y, Z".
	verb := func(k int) bool {
		return r.Low(k) == "," && (r.is(k+1, classFinite) || r.is(k+1, classPast))
	}
	if m := r.Mention(i); m >= 0 && verb(r.After(i)) && r.Spot(m) {
		return extract.Mentioned(m, extract.Stated, .9), true
	}
	if end := r.nameEnd(i, s.Next); r.Mention(i) < 0 && r.Tokens[i].Capital && verb(end) {
		return extract.Name(i, end, extract.Stated, .6), true
	}
	return extract.Entity{}, false
}

// subjectEntity makes an entity of a sentence's subject, named or referred to.
func (r locating) subjectEntity(sub extract.Subject, si int, not extract.Entity) extract.Entity {
	switch sub.Kind {
	case extract.SubjectPlace, extract.SubjectName:
		return sub.Of(extract.Stated, .9)
	case extract.SubjectAnaphor:
		return r.Referent(si, sub.Head, not)
	}
	return extract.Nobody()
}

// other reports whether the name that ends at token i is said to be another
// place: "the other being X", "such as X".
func (r locating) other(i int) bool {
	if r.Mention(i) < 0 {
		return false
	}
	b := r.Before(i)
	return r.plays(b, roleNaming)
}

// ownSubject reports whether another clause starts between the sentence's
// verb and the quantity, so that the sentence's subject is not what is located.
func (r locating) ownSubject(q quantity.Quantity, sub extract.Subject, s extract.Sentence) bool {
	for k := sub.Verb + 1; k < q.First; k++ {
		low := r.Low(k)
		if (low == ";" || low == "while" || low == "whereas" || low == "where") && k > sub.Verb {
			return true
		}
		if r.is(k, classSpeech) {
			return true
		}
	}
	return false
}

// How many words may stand between two distances of one place: "32 km from
// the capital, Perth, along the coast and 5 km from".
const (
	commaGap = 8
	andGap   = 16
)

// coordinate reports whether q goes on from the claim before it in the same
// sentence ("3 km from A, 275 km from B and 192 km from C") and returns the
// place that they share.
func (r locating) coordinate(q quantity.Quantity, l leftContext, si int) (extract.Entity, bool) {
	f, ok := r.last(si)
	if !ok || !f.Anchored || f.Both || f.End > q.First {
		return extract.Nobody(), false
	}
	for k := f.End; k < q.First; k++ {
		low := r.Low(k)
		if r.is(k, classFinite) && !l.and || low == ";" || low == "while" || r.is(k, classSpeech) {
			return extract.Nobody(), false
		}
		if r.is(k, classFinite) && k > f.End && r.Low(k-1) != "and" && r.Low(k-1) != "also" && r.Low(k-1) != "it" {
			return extract.Nobody(), false
		}
	}
	if gap := q.First - f.End; gap > commaGap && !l.and || gap > andGap {
		return extract.Nobody(), false
	}
	if l.finite && l.at >= f.End && !l.and && r.Low(l.at) != "and" {
		return extract.Nobody(), false
	}
	// "Irpin, 20 km from Kyiv, and Bucha, 25 km from it"
	if !l.and && !l.finite && l.at >= f.End && r.endsName(l.at) && r.conjoined(l.at, f.End) {
		return extract.Nobody(), false
	}
	return f.From, true
}

// endsName reports whether token i ends the name of a place, or one that nobody knows.
func (r locating) endsName(i int) bool {
	if m := r.Mention(i); m >= 0 {
		return r.Spot(m)
	}
	return r.Tokens[i].Capital && r.compass(i) == "" && !r.is(i, classCalendar|classTime)
}

// timed reports whether a time stands between q and the distance before it: what was 250 miles
// off at 5 a.m. and 100 miles off on Friday was in two places.
func (r locating) timed(q quantity.Quantity, si int) bool {
	f, ok := r.last(si)
	if !ok {
		return false
	}
	for k := f.End; k < q.First; k++ {
		if r.is(k, classCalendar|classTime) || r.Tokens[k].Kind == quantity.Number {
			return true
		}
	}
	return false
}

// afterSemicolon finds what a distance right behind a semicolon puts somewhere: what the one
// before it does, when that is known, for the semicolon also stands between events.
func (r locating) afterSemicolon(q quantity.Quantity, si int) extract.Entity {
	f, ok := r.last(si)
	if !ok || !f.Anchored || f.Both {
		return extract.Nobody()
	}
	return f.From
}

// conjoined reports whether the noun phrase that ends at token i is joined
// by "and" to what comes before floor.
func (r locating) conjoined(i, floor int) bool {
	for k := i; k >= floor; k-- {
		if low := r.Low(k); low == "and" || low == "or" || low == "but" || low == "to" || low == "in" {
			return true
		}
	}
	return false
}

// parenSubject finds what a bracket with its own anchor puts somewhere:
// "Nadi (80 km to the west from Suva)", but in "between A and B (240 km
// from B …)" the subject of the sentence.
func (r locating) parenSubject(i, si int, to extract.Entity) extract.Entity {
	if m := r.Mention(i); m >= 0 && r.Same(extract.Mentioned(m, extract.Stated, 0), to) {
		switch s := r.Sentences[si].Subject; s.Kind {
		case extract.SubjectPlace, extract.SubjectName:
			return s.Of(extract.Stated, .8)
		case extract.SubjectAnaphor:
			return r.Referent(si, s.Head, to)
		}
	}
	return r.nounBefore(i, si, to, true)
}

// frontedSubject finds the subject of "About 30 km from X, the town of Y …".
// placed says that a participle opens the sentence ("Located 30 km from X"),
// so that its subject is a place in any case.
func (r locating) frontedSubject(f *rightContext, placed bool, si int, to extract.Entity) extract.Entity {
	s := r.Sentences[si]
	k := f.next
	for k < s.Next && r.Low(k) != "," && k < f.next+8 {
		if r.Mention(k) < 0 && r.is(k, classClauseEnd) {
			break
		}
		k++
	}
	if k >= s.Next {
		if placed {
			return r.Referent(si, "", to)
		}
		return extract.Nobody()
	}
	if r.Low(k) == "," {
		k++
	}
	if r.plays(k, roleStands) {
		k++
	}
	sub := r.phraseSubject(k, s)
	if f.anchor.past {
		return extract.Nobody() // "3 km beyond X it turns north" is said of a point of a way
	}
	switch sub.Kind {
	case extract.SubjectPlace:
		if r.Spot(sub.Mention) {
			return extract.Mentioned(sub.Mention, extract.Stated, .9)
		}
	case extract.SubjectName:
		if sub.Defining {
			return sub.Of(extract.Stated, .6)
		}
	case extract.SubjectAnaphor:
		return r.Referent(si, sub.Head, to)
	}
	for j := k; j < s.Next; j++ {
		// "30 km from X, and built beside a lake, it is"
		if r.Low(j) == "," && (r.Low(j+1) == "it" || r.Low(j+1) == "the" && r.is(j+2, classSettlement)) {
			placed = true
			break
		}
	}
	if placed || r.Low(k) == "and" {
		return r.Referent(si, "", to)
	}
	return extract.Nobody()
}

// verbSubject finds the subject of the verb of being after token i.
func (r locating) verbSubject(i, si int, not extract.Entity) extract.Entity {
	s := r.Sentences[si]
	if i < s.First {
		return extract.Nobody()
	}
	for i > s.First && r.is(i, classAdverb) {
		i--
	}
	if s.Subject.End == i+1 || s.Subject.End > i && s.Subject.Start <= i ||
		s.Subject.End == i && r.is(i, classSettlement) && s.Subject.Kind == extract.SubjectPlace { // "X village is"
		switch s.Subject.Kind {
		case extract.SubjectPlace, extract.SubjectName:
			return s.Subject.Of(extract.Stated, .95)
		case extract.SubjectAnaphor:
			return r.Referent(si, s.Subject.Head, not)
		}
	}
	low := r.Low(i)
	if r.is(i, classRelative) {
		return r.nounBefore(i-1, si, not, true)
	}
	if low == "and" {
		// A second verb of the sentence's subject.
		switch s.Subject.Kind {
		case extract.SubjectPlace, extract.SubjectName:
			return s.Subject.Of(extract.Stated, .85)
		case extract.SubjectAnaphor:
			return r.Referent(si, s.Subject.Head, not)
		}
	}
	if r.is(i, classPronoun) {
		return r.Referent(si, "", not)
	}
	if low == ")" || low == "," {
		if o := r.opening(i, s.First); low == ")" && o > 0 {
			i = o - 1
		}
		if s.Subject.Verb > i && (s.Subject.Kind == extract.SubjectPlace || s.Subject.Kind == extract.SubjectName) {
			return s.Subject.Of(extract.Stated, .9)
		}
	}
	if r.Tokens[i].Kind == quantity.Word && r.Mention(i) < 0 && !r.Tokens[i].Capital {
		if r.is(i, classSettlement) && r.theBefore(i) {
			return r.Referent(si, low, not)
		}
		return extract.Nobody() // "troops are", "the fire was"
	}
	return r.nounBefore(i, si, not, true)
}

// theBefore reports whether the noun at token i is "the town" or "the little town".
func (r phrases) theBefore(i int) bool {
	for k := i - 1; k > i-3; k-- {
		switch low := r.Low(k); {
		case low == "the" || low == "this":
			return true
		case k < 0 || r.Mention(k) >= 0 || r.Tokens[k].Capital || r.is(k, classClauseEnd) || r.is(k, classSuperlative) ||
			low == "a" || r.is(k, classSettlement):
			return false
		}
	}
	return false
}
