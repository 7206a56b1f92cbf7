package frames

import (
	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// reader reads the words around one quantity.
type reader struct {
	*extract.Discourse
	grammar  *Grammar
	q        quantity.Quantity
	si       int
	sentence extract.Sentence
	low      int  // the first token that belongs to no earlier quantity
	left     int  // the first token of the quantity with the prepositions before it
	at       bool // such a preposition stands there
}

// next returns the token after the phrase of the table that starts at token i.
func (r *reader) next(i int) int {
	for i++; i < len(r.Class) && r.Class[i]&classInner != 0; i++ {
	}
	return i
}

// free reports whether token i is one of the sentence, outside the quantity.
func (r *reader) free(i int) bool {
	return i >= r.low && i < r.sentence.Next && (i < r.q.First || i >= r.q.After)
}

// has reports whether token i is no part of a name and has one of the classes.
func (r *reader) has(i int, c class) bool {
	return i >= 0 && i < len(r.Class) && r.Class[i]&c != 0 && r.Mention(i) < 0
}

// measures reports whether the words beside the quantity make it the measure of a thing: how long,
// how high, how fast.
func (r *reader) measures() bool {
	if r.q.Hyphened || r.q.Value.Max < leastLength {
		return true
	}
	i := r.q.After
	if i < r.sentence.Next {
		if r.Low(i) == "/" || r.has(i, classUnitAfter) {
			return true
		}
		for n := 0; n < maxAdjectives && i < r.sentence.Next && r.has(i, classOf|classAt|classLocative|classArticle); n++ {
			i = r.next(i)
		}
		if r.has(i, classMeasure) && !r.has(i, classDistance|modes) {
			return true
		}
	}
	words := 0
	for k := r.left - 1; k >= r.low && words < measureReach; k-- {
		switch c := r.Class[k]; {
		case r.Mention(k) >= 0:
			words = measureReach
		case c&(classDistance|classAway) != 0:
			words = measureReach
		case c&(classMeasure|classAdvance) != 0:
			return true
		case c&(classFiller|classOf|classAt|classArticle|classIndefinite|classAdverb|classInner|classTo) != 0:
			words++
		default:
			if words > 0 || r.Tokens[k].Kind != quantity.Word {
				words = measureReach
			}
			words += measureReach - 1
		}
	}
	for k := r.left - 1; k >= r.low && k >= r.left-aimReach; k-- {
		switch {
		case r.has(k, classAiming):
			return true
		case isComma(r.Low(k)) && r.has(k+1, classRelative|classLies):
			return false // "the attack hit X, which lies 20 km from Y"
		}
	}
	return false
}

// How many tokens before a length a word may stand that denies it, and how many behind it where verbs come last.
const (
	denialReach = 8
	denialAfter = 4
)

// denied reports whether the clause says that something does not lie at the length, or leaves it open: "X is not
// 20 km from Y". A text that denies a distance claims none.
func (r *reader) denied() bool {
	if r.asked() || r.calledFalse() {
		return true
	}
	for k := r.q.Number - 1; k >= r.low && k >= r.left-denialReach && !breaks(r.Reading, k); k-- {
		switch {
		case r.Mention(k) >= 0:
		case k >= r.q.First && r.Class[k]&classOnly == 0: // a hedge: "no more than"
		case k < r.q.First && r.Class[k]&(classNot|classOnly) != 0 && r.next(k) > r.q.First:
			return true // of "no farther than 80 km" the table of hedges has "farther than" only
		case r.Class[k]&classOnly != 0:
			return false // "is not more than", "lies but 20 km from"
		case r.Class[k]&classNot != 0:
			return true
		}
	}
	if !r.grammar.flags["verb-last"] {
		return false
	}
	for k := r.q.After; k < r.sentence.Next && k < r.q.After+denialAfter && !breaks(r.Reading, k); k++ {
		if r.has(k, classNot) {
			return true
		}
	}
	return false
}

// asked reports whether the sentence is a question: "Is X 20 km from Y?".
func (r *reader) asked() bool {
	for k := r.q.After; k < r.sentence.Next; k++ {
		switch r.Low(k) {
		case "?", "؟", "？":
			return true
		}
	}
	return false
}

// falseReach is how many tokens from the beginning or the end of a sentence a word may stand that calls all of it false, and
// shortRemark how many a sentence or clause behind it has at most that does so.
const (
	falseReach  = 5
	shortRemark = 8
)

// calledFalse reads "it is wrong that X is 20 km from Y", and "it is not so, that …", where a comma ends the clause that denies.
func (r *reader) calledFalse() bool {
	for k := r.sentence.First; k < r.q.First && k < r.sentence.First+falseReach; k++ {
		if r.has(k, classFalse) || r.has(k, classNot) && (breaks(r.Reading, k+1) || breaks(r.Reading, k+2)) {
			return true
		}
	}
	for k := r.sentence.Next - 1; r.grammar.flags["verb-last"] && k >= r.q.After && k >= r.sentence.Next-falseReach; k-- {
		if r.has(k, classFalse) {
			return true
		}
	}
	for k := r.q.After; k < r.sentence.Next; k++ {
		if breaks(r.Reading, k) && r.remarksFalse(k+1, r.sentence.Next) {
			return true // "…, which is wrong"
		}
	}
	return r.si+1 < len(r.Sentences) && r.remarksFalse(r.Sentences[r.si+1].First, r.Sentences[r.si+1].Next) // "That is wrong."
}

// remarksFalse reports whether the tokens from … to only say that what went before is false.
func (r *reader) remarksFalse(from, to int) bool {
	said := false
	if to-from > shortRemark {
		return false
	}
	for k := from; k < to; k++ {
		if r.Mention(k) >= 0 || r.Tokens[k].Kind == quantity.Number || k > from && breaks(r.Reading, k) {
			return false
		}
		said = said || r.Class[k]&classFalse != 0
	}
	return said
}

// directionAt reads a direction at token i, with the small words before and behind it.
func (r *reader) directionAt(i int) (quantity.Direction, int) {
	for n := 0; n < maxAdjectives+1 && r.free(i) && r.has(i, classDirection); n++ {
		i = r.next(i)
	}
	if !r.free(i) || r.Mention(i) >= 0 {
		return "", i
	}
	d, next := r.grammar.lengths.Direction(r.Tokens[:r.sentence.Next], i)
	if d == "" || i < r.q.First && next > r.q.First {
		return "", i
	}
	if r.free(next) && r.has(next, classSide) {
		next = r.next(next)
	}
	return d, next
}

// closes reports whether a clause ends before token i.
func (r *reader) closes(i int) bool {
	if i >= r.sentence.Next {
		return true
	}
	switch r.Low(i) {
	case ".", ",", ";", ":", ")", "!", "?", "…", "—", "–", "»", "”", "\"", "،", "؛", "。", "，", "；", "）", "！", "？", "、":
		return true
	}
	return r.has(i, classAnd|classRelative) && r.Class[i]&classFrom == 0
}

// edge finds the first token of the quantity with the prepositions and hedges before it.
func (r *reader) edge() {
	r.left = r.q.First
	for k := r.q.First - 1; k >= r.low && r.Mention(k) < 0; k-- {
		if r.Class[k]&classInner != 0 {
			continue
		}
		if r.Class[k]&(classAt|classAdverb) == 0 || r.next(k) != r.left {
			break
		}
		r.at = r.at || r.Class[k]&classAt != 0
		r.left = k
	}
	for k := r.q.First; k < r.q.Number; k++ {
		r.at = r.at || r.Class[k]&classAt != 0 // "примерно в 350 км"
	}
}

// countries returns the places that tell of which country "the capital" is: that of an end,
// and those of the text.
func (r *reader) countries(e extract.Entity) []gazetteer.Place {
	var out []gazetteer.Place
	if p, ok := r.PlaceOf(e); ok {
		out = append(out, p)
	}
	for _, p := range r.Doc.Places {
		if extract.IsSpot(p.Place) {
			return append(out, p.Place)
		}
	}
	return out
}
