package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// nounBefore finds the place whose noun phrase ends at token i, walking back
// over its region and country ("Irpin, Kyiv region, Ukraine"). Inside a
// clause that is about no place, the nearest place with "in" or "at" counts;
// tight asks for the phrase itself.
func (r nouns) nounBefore(i, si int, not extract.Entity, tight bool) extract.Entity {
	return r.surely(r.nearestBefore(i, si, not, tight), i, si)
}

// nearestBefore does so without asking whether the words between are a phrase.
func (r nouns) nearestBefore(i, si int, not extract.Entity, tight bool) extract.Entity {
	s := r.Sentences[si]
	best := extract.Nobody()
	verbs := 0
	floor := s.First
	if i >= r.Body {
		floor = max(floor, r.Body) // where a story was written is no part of its sentences
	}
	for k, n := i, 0; k >= floor && n < 40; n++ {
		if r.Low(k) == ")" {
			if o := r.opening(k, s.First); o >= 0 {
				k = o - 1
				continue
			}
		}
		if m := r.Mention(k); m >= 0 {
			b := r.Before(k)
			if r.Spot(m) {
				e := extract.Mentioned(m, extract.Stated, .9)
				if !r.Same(e, not) {
					switch {
					case r.plays(b, roleAttaching):
						if r.Low(b) == "of" && r.partOf(b) || tight && n < 3 || n == 0 && !r.plays(b, roleLoose) {
							return e
						}
						if !r.IsKnown(best) && n < 4 &&
							(r.Low(b) == "to" || r.Low(b) == "outside" || r.Low(b) == "of") {
							best = e
							best.Confidence = .6
						}
					default:
						// "X, Y": the first of a chain of names holds the rest.
						if r.Low(b) == "," && b > s.First && r.Mention(b-1) >= 0 && r.Spot(r.Mention(b-1)) &&
							r.within(r.Mention(b-1), m) {
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
		tok := r.Tokens[k]
		low := tok.Word
		switch {
		case low == ";" || false:
			return best
		case low == "," && (r.Low(k+1) == "a" || r.Low(k+1) == "an" || r.Low(k+1) == "the") && k > floor &&
			(r.Mention(k-1) >= 0 || r.Tokens[k-1].Capital):
			n = -1 // "Falluja, a stronghold 40 miles west of": the name is as good as next
		case tok.Capital && n < 12 && (k > s.First || n < 2 && !r.is(k, classOpening)) && !r.is(k, classAdverbial) &&
			!r.is(k, classTitle) && !r.is(k, classCalendar):
			// A name that is no mention, right before the quantity.
			e := r.nameEnding(k, s)
			if e.End > e.Start && !r.IsKnown(best) &&
				(r.placeName(e, s) || n < 4 && !r.person(e, s) && !r.isWay(e) && r.Known(r.Words(e.Start, e.End))) {
				return e
			}
			k = e.Start
		case r.words.plays(low, roleCapital) && n < 3 && r.theBefore(k):
			t := phrase{kind: phraseGeneric, relation: extract.From, mention: -1, head: low, next: k + 1}
			return r.genericEntity(t, not, si, quantity.Quantity{First: k})
		case r.is(k, classSettlement) && n < 3 && r.theBefore(k):
			return r.Referent(si, low, not)
		case r.is(k, classReporting):
			return best // the place of who speaks is not what is located
		case r.is(k, classFinite) || r.is(k, classSpeech):
			if verbs++; tight && n > 2 || verbs > 1 {
				return best
			}
		case tight && r.is(k, classClauseEnd) && low != "and" && n > 6:
			return best
		}
		k--
	}
	return best
}

// partOf reports whether "of" at token b follows a noun that only leads to
// its place: "the town of X".
func (r phrases) partOf(b int) bool {
	return r.is(b-1, classThrough) || r.is(b-1, classSettlement)
}

// within reports whether place b may hold place a: an admin unit that bears
// a town's class by mistake of resolution does, another town does not.
func (r nouns) within(a, b int) bool {
	p, ok1 := r.Place(a)
	q, ok2 := r.Place(b)
	return !ok1 || !ok2 || p.Country == q.Country && p.Admin1 == q.Admin1 && q.Population > 4*p.Population
}

// nameEnding returns the capitalised name that ends at token k.
func (r nouns) nameEnding(k int, s extract.Sentence) extract.Entity {
	j := k
	for j > s.First && r.Mention(j-1) < 0 {
		t := r.Tokens[j-1]
		touches := t.End == r.Tokens[j].Start
		if t.Capital || touches && (t.Kind == quantity.Word || t.Dash() || t.Word == "'" || t.Word == "’") ||
			r.is(j-1, classJoiner) && j-1 > s.First && r.Tokens[j-2].Capital && r.Mention(j-2) < 0 {
			j--
			continue
		}
		break
	}
	// The first word of a sentence is capitalised in any case.
	if j == s.First && j < k && (r.is(j, classClauseEnd) || r.is(j, classAdverbial) || r.Low(j) == "the") {
		j++
	}
	return extract.Name(j, k+1, extract.Stated, .6)
}

// person reports whether the words around a name make it one of a person:
// "said Ivanov", "Mr Marburg".
func (r nouns) person(e extract.Entity, s extract.Sentence) bool {
	b := e.Start - 1
	if r.is(e.Start, classTitle) && r.Low(e.Start) != "the" {
		return true
	}
	return b >= s.First && (r.is(b, classSpeech) || r.is(b, classTitle) && r.Low(b) != "the") ||
		r.is(e.End, classSpeech)
}

// placeName reports whether the words before a name make it one of a place:
// "in Zarichne", "the village of Zarichne".
func (r nouns) placeName(e extract.Entity, s extract.Sentence) bool {
	b := e.Start - 1
	if b < s.First {
		return true
	}
	low := r.Low(b)
	return r.is(b, classLocative) || low == "of" && r.partOf(b) || low == "near" || r.is(b, classSettlement) ||
		low == "nearby"
}

// surely makes an entity that nounBefore found before token i a guess, unless
// its own noun phrase ends there: in "a bomb fell in X 40 km from Y" it does not
// say that X is what lies 40 km away.
func (r nouns) surely(e extract.Entity, i, si int) extract.Entity {
	if e.Basis == extract.Stated && e.Mention >= 0 && !(r.isSubject(e, si) && r.isPredicate(e.Mention, i)) &&
		!r.endsAt(e.Mention, i) {
		e.Basis, e.Rule = extract.Inferred, extract.RuleSameSentence
	}
	return e
}

// isSubject reports whether an entity is the subject of its sentence.
func (r nouns) isSubject(e extract.Entity, si int) bool {
	s := r.Sentences[si].Subject
	return s.Kind == extract.SubjectPlace && r.Same(e, s.Of(extract.Stated, 0))
}

// isPredicate reports whether what follows token i may be said of mention m as the subject:
// a verb stands between, and no other noun that is joined to it or that it has. Otherwise it
// belongs to that noun: "X and the camp, 40 km from Y", "X has a camp 40 km from Y".
func (r nouns) isPredicate(m, i int) bool {
	verb := false
	for k := r.After(r.TokenOf(m)); k <= i; k++ {
		switch {
		case r.Mention(k) >= 0:
		case r.takesOver(k):
			verb = false
		case r.is(k, classFinite|classPast|classLies|classPlacing):
			verb = true
		}
	}
	return verb
}

// takesOver reports whether a noun of its own follows token k: "and the camp", "has a camp".
func (r phrases) takesOver(k int) bool {
	if r.Mention(k) >= 0 || r.Low(k) != "and" && !r.is(k, classHaving) {
		return false
	}
	return r.plays(k+1, roleDeterminer)
}

// endsAt reports whether the noun phrase of mention m ends at token i: only marks, brackets, the
// regions of the place, participles and an apposition ("X, a small town located") stand
// between. A place behind a preposition needs a comma too, for it may belong to another
// noun: "trains to X", but "in X, 40 km from Y".
func (r nouns) endsAt(m, i int) bool {
	k := r.TokenOf(m)
	b := k - 1
	for k = r.After(k); k <= i; k++ {
		switch {
		case r.Low(k) == "(" || r.Low(k) == "[":
			if e := r.closing(k, len(r.Tokens)); e > 0 {
				k = e
			}
		case r.takesOver(k):
			return false
		case r.Mention(k) >= 0, r.Tokens[k].Kind != quantity.Word, r.Capital(k):
		case r.is(k, classSettlement|classPlacing|classSmall|classRelative|classArea) || r.compass(k) != "":
		case r.inApposition(k):
		default:
			return false
		}
	}
	behind := r.is(b, classLocative|classPreposition) || r.Low(b) == "of" && !r.partOf(b)
	return !behind || r.Low(i+1) == "," || r.Low(i+1) == "(" || r.Low(r.After(r.TokenOf(m))) == ","
}

// inApposition reports whether token k stands between a comma with an article and a
// noun for a place: "X, a small mining town".
func (r nouns) inApposition(k int) bool {
	for j := k; j > k-5 && j > 0; j-- {
		if low := r.Low(j); (low == "a" || low == "an" || low == "the") && r.Low(j-1) == "," {
			for j = k; j < k+5; j++ {
				if r.is(j, classSettlement) {
					return true
				}
			}
			return false
		}
	}
	return false
}
