package claim

// located finds the place that "Q from X" puts somewhere.
func (r *reader) located(q quantity, f *frame, l lead, si int, to entity) entity {
	s := r.sent[si]
	if e, ok := r.listed(q, f, si); ok {
		return e
	}
	if e, ok := r.nameAfter(f, l, s); ok {
		return e
	}
	if prev, ok := r.coordinate(q, l, si); ok {
		if prev.subject == 0 && !q.hedgedBy(r.tok, "another") {
			r.subjects++
			prev.subject = r.subjects
			r.pairs[len(r.pairs)-1].from.subject = prev.subject
		}
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

// nameAfter finds the name that follows an anchor and says which place the noun
// before the distance stands for: "A village 12 km from X, Ivanivske, was hit".
func (r *reader) nameAfter(f *frame, l lead, s sentence) (entity, bool) {
	if l.comma || l.at < s.first || r.at[l.at] >= 0 || !settlementNoun(r.low(l.at)) || r.low(f.next) != "," {
		return entity{}, false
	}
	indefinite := false
	for k := l.at - 1; k >= s.first && k > l.at-4; k-- {
		if low := r.low(k); low == "a" || low == "an" || low == "another" {
			indefinite = true
		}
	}
	i := f.next + 1
	if !indefinite || i >= s.next {
		return entity{}, false
	}
	// A verb must follow, or the name is the region of the anchor: "from X, Y, Z".
	verb := func(k int) bool { return r.low(k) == "," && (finiteBe(r.low(k+1)) || pastVerb(r.low(k+1))) }
	if m := r.at[i]; m >= 0 && verb(r.after(i)) && r.spot(m) {
		return r.mentioned(m, Stated, .9), true
	}
	if end := r.nameEnd(i, s.next); r.at[i] < 0 && r.tok[i].upper && verb(end) {
		return unlistedName(i, end, Stated, .6), true
	}
	return entity{}, false
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

// How many words may stand between two distances of one place: "32 km from
// the capital, Perth, along the coast and 5 km from".
const (
	commaGap = 8
	andGap   = 16
)

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
	if gap := q.first - f.next; gap > commaGap && !l.and || gap > andGap {
		return nobody(), false
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
// "Nadi (80 km to the west from Suva)", but in "between A and B (240 km
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
	if f.past {
		return nobody() // "3 km beyond X it turns north" is said of a point of a way
	}
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
