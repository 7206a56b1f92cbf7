package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// verbReach bounds the words between a subject and its verb: names in
// other languages stand in brackets there, which do not count.
const verbReach = 40

// subjectOf reads the subject of a sentence.
func (r subjects) subjectOf(s extract.Sentence) extract.Subject {
	i := s.First
	for i < s.Next && (r.Tokens[i].Kind == quantity.Mark) {
		i++
	}
	if i >= s.Next {
		return extract.Subject{Mention: -1}
	}
	fronted := r.is(i, classPlacing)
	if j := r.afterDateline(i, s); j > i {
		i = j
	} else if fronted || r.is(i, classAdverbial) && r.Mention(i) < 0 {
		// "In 2018, …", "Located on the coast, …"
		for j := i; j < s.Next && j < i+30; j++ {
			if r.Low(j) == "(" {
				if e := r.closing(j, s.Next); e > 0 {
					j = e
				}
			}
			if !fronted && r.is(j, classPronoun) && j > i+1 && r.startsClause(j, s) {
				i = j // "At the reform of 2015 it became"
				break
			}
			if r.Low(j) == "," && j+1 < s.Next && !(r.Mention(j+1) >= 0 && j > 0 && r.Mention(j-1) >= 0 && !fronted) {
				i = j + 1
				break
			}
		}
		if fronted && r.is(i, classPlacing) {
			return extract.Subject{
				Kind:     extract.SubjectAnaphor,
				Mention:  -1,
				Start:    i,
				End:      i,
				Defining: true,
				Strict:   true,
				Verb:     i,
			}
		}
	}
	out := r.phraseSubject(i, s)
	if j := out.End; (out.Kind == extract.SubjectName || out.Kind == extract.SubjectPlace) && r.Low(j) == "," &&
		r.is(j+1, classPronoun) {
		out = r.phraseSubject(j+1, s) // "The capital of the X Department, it lies …"
	}
	if fronted && out.Kind == extract.SubjectThing {
		return extract.Subject{
			Kind:     extract.SubjectAnaphor,
			Mention:  -1,
			Start:    i,
			End:      i,
			Defining: true,
			Strict:   true,
			Verb:     s.First,
		}
	}
	return out
}

// startsClause reports whether a verb follows the pronoun at token j.
func (r subjects) startsClause(j int, s extract.Sentence) bool {
	for j++; j < s.Next && r.is(j, classAdverb); j++ {
	}
	return j < s.Next && (r.is(j, classFinite) || r.is(j, classPast) || r.is(j, classLies))
}

// phraseSubject reads the noun phrase at token i as the subject.
func (r subjects) phraseSubject(i int, s extract.Sentence) extract.Subject {
	out := extract.Subject{Mention: -1, Start: i, End: i, Verb: -1}
	if i >= s.Next {
		return out
	}
	low := r.Low(i)
	if low == "it" || low == "this" {
		out.Kind, out.End = extract.SubjectAnaphor, i+1
		if low == "this" && r.is(i+1, classSettlement) {
			out.Head, out.End = r.Low(i+1), i+2
		}
		r.verbOf(&out, s)
		return out
	}
	t := r.phraseAt(i, s.Next)
	out.End = max(t.next, i)
	switch t.kind {
	case phraseMention:
		out.Kind, out.Mention, out.Border = extract.SubjectPlace, t.mention, t.relation == extract.Border
		if !r.closesPhrase(t.next, s) || r.ofThing(r.TokenOf(t.mention), r.After(r.TokenOf(t.mention))) ||
			t.relation == extract.From && r.modifies(i, t.mention) {
			out.Kind = extract.SubjectThing
		}
	case phraseName:
		out.Kind, out.Start, out.End = extract.SubjectName, t.start, t.end
		if !r.closesPhrase(t.end, s) || !r.nameLike(t, s) {
			out.Kind = extract.SubjectThing
		}
	case phraseGeneric:
		out.Head = t.head
		out.Kind = extract.SubjectAnaphor
		for j := i; j < t.next; j++ {
			ends := r.plays(j, roleOnlyOne) || r.is(j, classBorderNoun) || r.is(j, classCoastNoun)
			if r.is(j, classOtherPlace) && (j < t.next-1 || ends) {
				out.Kind = extract.SubjectOther
			}
		}
		if t.head != "" && !r.closesPhrase(t.next, s) {
			out.Kind = extract.SubjectThing
		}
	case phraseCapital:
		out.Kind = extract.SubjectOther
	default:
		out.Kind = extract.SubjectThing
		if r.is(i, classNowhere) || (low == "the" || low == "its") && r.is(i+1, classNowhere) {
			out.Kind = extract.SubjectNone // "it" behind it is something else
		}
	}
	r.verbOf(&out, s)
	return out
}

// modifies reports whether mention m only says which thing the noun phrase at
// token i names: "the museum in X", "a plane from X", "the mayor of X", but not "the town of X".
func (r subjects) modifies(i, m int) bool {
	for k := r.TokenOf(m) - 1; k > i; k-- {
		switch low := r.Low(k); {
		case low == "of":
			return !r.partOf(k)
		case low == "from", low == "with", low == "for", low == "near", r.is(k, classLocative):
			return true
		}
	}
	return false
}

// nameLike reports whether a capitalised phrase is a name and not only the
// first word of its sentence: it has two capitals, stands inside the sentence, or
// the gazetteer knows it.
func (r subjects) nameLike(t phrase, s extract.Sentence) bool {
	if r.is(t.start, classTitle) && r.Low(t.start) != "the" {
		return false
	}
	if t.start > s.First && r.Tokens[t.start-1].Kind == quantity.Word ||
		t.end-t.start > 1 && r.Tokens[t.start+1].Capital {
		return true
	}
	return r.Known(r.Words(t.start, t.end))
}

// closesPhrase reports whether a noun phrase ends before token j: "Moscow
// is", "Istanbul (", not "Moscow's delegation" or "Istanbul talks".
func (r subjects) closesPhrase(j int, s extract.Sentence) bool {
	if j >= s.Next {
		return true
	}
	t := r.Tokens[j]
	if t.Kind != quantity.Word {
		return t.Word != "'" && t.Word != "’" && !t.Dash() || t.Dash() && (j == 0 || r.Tokens[j-1].End != t.Start)
	}
	if r.is(j, classSettlement) && j+1 < s.Next && r.is(j+1, classFinite) {
		return true
	}
	return r.is(j, classFinite) || r.is(j, classClauseEnd) || r.is(j, classPlacing) || r.is(j, classExtending) ||
		r.is(j, classAfterName) ||
		r.Mention(j) >= 0 ||
		r.is(j, classPast)
}

// verbOf finds the verb of being that makes a sentence say where its
// subject is.
func (r subjects) verbOf(out *extract.Subject, s extract.Sentence) {
	for j, n := out.End, 0; j < s.Next && n < verbReach; j, n = j+1, n+1 {
		low := r.Low(j)
		if low == "(" || low == "[" {
			if e := r.closing(j, s.Next); e > 0 {
				j = e
				continue
			}
		}
		if low == ";" || r.is(j, classSpeech) {
			return
		}
		if r.is(j, classFinite) || r.words.plays(low, roleLocates) || j == out.End && r.is(j, classPlacing) {
			if j > 0 && r.is(j-1, classRelative) {
				continue
			}
			out.Defining, out.Verb = true, j
			out.Strict = r.tellsWhere(j, s) || r.goesOnToTell(j, s)
			return
		}
	}
}

// goesOnToTell reports whether a second verb of the same subject says where it is: "is named
// after its founder and is located", "was founded in 1820 and lies".
func (r subjects) goesOnToTell(j int, s extract.Sentence) bool {
	for k := j + 1; k+1 < s.Next && k < j+verbReach; k++ {
		switch low := r.Low(k); {
		case low == ";" || r.is(k, classSpeech|classRelative):
			return false
		case low == "and" && (r.is(k+1, classLies) || r.is(k+1, classFinite) && r.is(k+2, classPlacing)):
			return true
		}
	}
	return false
}

// tellsWhere reports whether the verb at token j says what or where its
// subject is, not what was done to it.
func (r subjects) tellsWhere(j int, s extract.Sentence) bool {
	if r.is(j, classLies) {
		return true
	}
	if r.is(j, classPlacing) && !r.is(j, classFinite) {
		return true
	}
	for k := j + 1; k < s.Next && k < j+4; k++ {
		if r.is(k, classVagueAdverb) {
			continue
		}
		if r.is(k, classPredicate) {
			return true
		}
		return r.lengths.IsNumber(r.Tokens, k) || r.is(k, classPlacing) || r.Tokens[k].Kind == quantity.Number ||
			r.compass(k) != ""
	}
	return false
}

// afterDateline returns the token after a dateline at i, "KYIV, Ukraine
// (Agency) —", or i.
func (r subjects) afterDateline(i int, s extract.Sentence) int {
	for j := i; j < s.Next && j < i+16; j++ {
		t := r.Tokens[j]
		if t.Dash() && t.Word != "-" && j > i || t.Word == "-" && j > i && t.Start > r.Tokens[j-1].End {
			if r.Mention(i) >= 0 || r.allCaps(i) {
				return j + 1
			}
			return i
		}
		if t.Kind == quantity.Word && !t.Capital && r.Mention(j) < 0 && t.Word != "of" {
			return i
		}
	}
	return i
}

// allCaps reports whether token i is a word of capitals.
func (r subjects) allCaps(i int) bool {
	s := r.Doc.Text[r.Tokens[i].Start:r.Tokens[i].End]
	for k := 0; k < len(s); k++ {
		if 'a' <= s[k] && s[k] <= 'z' {
			return false
		}
	}
	return len(s) > 1
}
