package frames

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// maxLeft is how many tokens before a pattern what is located may stand.
const maxLeft = 24

// skipped are the classes of words between a place and the distance that is said of it.
const skipped = classLies | classRelative | classFiller | classAdverb | classAt | classDirection | classOf | classArticle |
	classContainer | classLocative | classNear | classDistance | classAway

// locator finds what the words before a distance place.
type locator struct{ *reader }

// locate finds what the words before token i place: the phrase that they stand in
// apposition to, or the subject of a verb of lying. anchor is what it cannot be.
func (r locator) locate(i int, anchor extract.Entity) extract.Entity {
	lies, noun, indefinite, marked, head := -1, -1, false, false, ""
	if i < len(r.Class) && r.Class[i]&classLies != 0 {
		lies = i
	}
	adjectives := 0
	for k := i - 1; k >= r.low && k >= i-maxLeft; k-- {
		c := r.Class[k]
		if m := r.Mention(k); m >= 0 {
			first := r.Before(k) + 1
			switch {
			case r.areaOf(first, m):
			case r.Spot(m) && !r.Same(extract.Mentioned(m, extract.Stated, 0), anchor):
				if r.edgeOf(first) {
					return extract.Nobody()
				}
				if noun >= 0 && !r.defines(k+1, noun) && !r.has(k+1, classPost) && k+1 != noun {
					return r.subject(lies, anchor) // "in X a village 20 km from Y"
				}
				if lies >= 0 {
					if e := r.topic(k, lies, m); e.IsSome() && !r.Same(e, anchor) {
						return e
					}
				}
				e := extract.Mentioned(m, extract.Stated, .9)
				if lies < 0 && i-k > maxLeft/2 || r.near(first) || r.within(first, m) || r.severalOf(first, m) {
					e.Basis, e.Rule = extract.Inferred, extract.RuleSameSentence
				}
				return e
			case r.Spot(m):
				return r.subject(lies, anchor)
			}
			k = first
			continue
		}
		marked = marked || noun >= 0 && r.Tokens[k].Kind == quantity.Mark && mark(r.Low(k)) != "'"
		switch {
		case c&classInner != 0, c&cases != 0 && mark(r.Low(k-1)) == "'":
		case mark(r.Low(k)) == "'":
		case c&classThing != 0:
			return extract.Nobody()
		case c&(classSettlement|classCapital) != 0 && noun < 0:
			noun, head = k, r.head(k)
		case c&(classPost|classCentre) != 0:
		case c&classIndefinite != 0:
			indefinite = true
		case c&classLies != 0:
			lies = k
		case c&(classPronoun) != 0:
			return r.anaphor(k, "", anchor)
		case c&skipped != 0:
			if noun >= 0 && c&classLocative != 0 && !r.grammar.flags["articles"] {
				return extract.Nobody() // "in a village 20 km from Y"
			}
		case c == 0 && (r.has(k+1, classContainer) || r.has(k-1, classContainer)) && adjectives < maxAdjectives:
			adjectives++ // "in the Canadian province of X"
		case c == 0 && noun < 0 && adjectives < maxAdjectives && r.Tokens[k].Kind == quantity.Word && r.Mention(k-1) >= 0 && !r.Spot(r.Mention(k-1)):
			adjectives++ // "X, Ontario canadien"
		case noun >= 0 && !marked && c == 0 && r.Tokens[k].Kind == quantity.Word && adjectives <= maxAdjectives:
			adjectives++
		default:
			return r.blocked(lies, noun, adjectives, indefinite, head, anchor)
		}
	}
	return r.blocked(lies, noun, adjectives, indefinite, head, anchor)
}

// blocked is what locate finds where no place stands beside the distance.
func (r locator) blocked(lies, noun, adjectives int, indefinite bool, head string, anchor extract.Entity) extract.Entity {
	if noun >= 0 && adjectives == 0 && !indefinite {
		return r.anaphor(noun, head, anchor)
	}
	return r.subject(lies, anchor)
}

// areaOf reports whether the name at token i, of mention m, is that of the area in which a town lies: "X, a town of Y".
func (r locator) areaOf(i, m int) bool {
	p, ok := r.Place(m)
	if !ok || p.Class != "A" {
		return false
	}
	for i--; r.has(i, classOf|classArticle|classInner); i-- {
	}
	return r.has(i, classSettlement) && i > r.sentence.First
}

// defines reports whether tokens [i, noun) part a name from a noun that says what it is: "X is a
// small town", "X, a town".
func (r locator) defines(i, noun int) bool {
	for k := i; k < noun; k++ {
		if r.has(k, classFiller|classLies|classIndefinite) {
			return true
		}
	}
	return false
}

// edgeOf reports whether the words before the name at token i mean its coast or border, which
// may be anywhere along it.
func (r locator) edgeOf(i int) bool {
	for k := i - 1; k >= r.low && k >= i-maxAdjectives-1 && r.Mention(k) < 0; k-- {
		if r.has(k, classCoast|classBorder) {
			return true
		}
		if !r.has(k, classOf|classArticle|classWith|classInner) {
			return false
		}
	}
	return false
}

// near reports whether the words before the name at token i say that something is only near it.
func (r locator) near(i int) bool {
	for k := i - 1; k >= r.low && k >= i-maxAdjectives-1 && r.Mention(k) < 0; k-- {
		if r.has(k, classNear) {
			return true
		}
		if !r.has(k, classOf|classArticle|classSettlement|classInner) {
			return false
		}
	}
	return false
}

// within reports whether the name at token i, of mention m, only says where the subject of the
// sentence lies: "X lies in Y, 20 km from Z".
func (r locator) within(i, m int) bool {
	s := r.sentence.Subject
	return s.Kind == extract.SubjectPlace && s.Mention != m && s.End < i && r.has(i-1, classLocative)
}

// severalOf reports whether mention m, which starts at token first, is only the last of several:
// "A and B lie 20 km from X".
func (r locator) severalOf(first, m int) bool {
	if first < 2 || !r.has(first-1, classAnd) {
		return false
	}
	b := r.Mention(first - 2)
	return b >= 0 && b != m && r.Spot(b)
}

// topic returns the subject of the sentence where mention m, which ends at token k, only belongs
// to an apposition of it: "X, a suburb of Y, lies".
func (r locator) topic(k, lies, m int) extract.Entity {
	s := r.sentence.Subject
	if s.Kind != extract.SubjectPlace || s.Mention == m || s.End > k || !isComma(r.Low(s.End)) || !r.Spot(s.Mention) {
		return extract.Nobody()
	}
	for j := k + 1; j < lies; j++ {
		if isComma(r.Low(j)) {
			return extract.Mentioned(s.Mention, extract.Stated, .85)
		}
	}
	return extract.Nobody()
}

func isComma(w string) bool { return w == "," || w == "，" || w == "،" }

// subject returns the subject of the sentence where a verb of lying at token lies says where it
// is; nobody where there is none.
func (r locator) subject(lies int, anchor extract.Entity) extract.Entity {
	if lies < 0 {
		return extract.Nobody()
	}
	s := r.sentence.Subject
	switch s.Kind {
	case extract.SubjectPlace:
		if !r.Spot(s.Mention) {
			return extract.Nobody()
		}
		fallthrough
	case extract.SubjectName:
		if e := s.Of(extract.Referred, .8); s.End <= lies && !r.Same(e, anchor) {
			return e
		}
	case extract.SubjectAnaphor:
		return r.anaphor(s.Start, s.Head, anchor)
	}
	return extract.Nobody()
}

// introduced returns the tokens of a name that is no mention and that the noun at token i
// introduces, "X" of "the town of X": then the noun stands for no place that was named before. An empty range
// is none.
func introduced(r *extract.Reading, i int) (start, end int) {
	if i < 0 || i >= len(r.Class) || r.Class[i]&(classSettlement|classCapital) == 0 {
		return 0, 0
	}
	k := i + 1
	for n := 0; n < maxAdjectives && k < len(r.Class) && r.Mention(k) < 0 &&
		(r.Class[k]&(classOf|classArticle) != 0 || mark(r.Low(k)) == "'"); n++ {
		k++
	}
	for end = k; end < len(r.Class) && end < k+maxName && r.Capital(end) && r.Mention(end) < 0 && r.Class[end] == 0; {
		end++
	}
	return k, end
}

// anaphor returns what "it" or "the town" at token i stands for: the subject of the text before the
// sentence, unless the sentence itself names a place before it.
func (r locator) anaphor(i int, head string, anchor extract.Entity) extract.Entity {
	if start, end := introduced(r.Reading, i); end > start {
		return extract.Name(start, end, extract.Stated, guessed)
	}
	here := false
	r.Spots(i, r.sentence.First, func(m, _ int) bool {
		here = !r.Same(extract.Mentioned(m, extract.Stated, 0), anchor)
		return !here
	})
	if !here {
		return guess(r.Referent(r.si, head, anchor))
	}
	return guess(r.Only(r.Focus(i, r.si, anchor)))
}

// guessed is the confidence of an anaphor whose antecedent is only the likeliest place that was
// named: names may have gone unread, so that the one place that seems to be left is another. Verdicts call no
// text wrong by it.
const guessed = .6

// guess lowers the confidence of an anaphor, unless the same noun introduced what it stands for.
func guess(e extract.Entity) extract.Entity {
	if e.Basis == extract.Referred && e.Rule != extract.RuleSameNoun {
		e.Confidence = min(e.Confidence, guessed)
	}
	return e
}
