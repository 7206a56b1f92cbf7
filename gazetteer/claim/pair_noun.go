package claim

// nounBefore finds the place whose noun phrase ends at token i, walking back
// over its region and country ("Irpin, Kyiv region, Ukraine"). Inside a
// clause that is about no place, the nearest place with "in" or "at" counts;
// tight asks for the phrase itself.
func (r *reader) nounBefore(i, si int, not entity, tight bool) entity {
	s := r.sent[si]
	best := nobody()
	verbs := 0
	floor := s.first
	if i >= r.dateline {
		floor = max(floor, r.dateline) // where a story was written is no part of its sentences
	}
	for k, n := i, 0; k >= floor && n < 40; n++ {
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
						if r.low(b) == "of" && r.partOf(b) || tight && n < 3 || n == 0 && r.low(b) != "between" && r.low(b) != "than" && r.low(b) != "by" && r.low(b) != "with" && r.low(b) != "via" {
							return e
						}
						if !best.known() && n < 4 && (r.low(b) == "to" || r.low(b) == "outside" || r.low(b) == "of") {
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
		case low == "," && (r.low(k+1) == "a" || r.low(k+1) == "an" || r.low(k+1) == "the") && k > floor && (r.at[k-1] >= 0 || r.tok[k-1].upper):
			n = -1 // "Falluja, a stronghold 40 miles west of": the name is as good as next
		case tok.upper && n < 12 && (k > s.first || n < 2 && !openingWord(low)) && !adverbial(low) && !title(low) && !calendarWord(low):
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
		case reportingVerb(low):
			return best // the place of who speaks is not what is located
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
