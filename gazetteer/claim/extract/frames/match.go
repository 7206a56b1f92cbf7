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

	located, anchor phrase
	direction       quantity.Direction
	two             bool
	deictic         bool // a word for "there" was matched
	start, end      int  // of what the pattern matched
}

// reach is how many tokens before a quantity its pattern may start.
const reach = 40

// find matches the patterns with the words around the quantity: the frame of the first that
// fits. ok is false where none does.
func (r *reader) find() (f extract.Frame, ok bool) {
	for i := range r.grammar.patterns {
		p := &r.grammar.patterns[i]
		if !r.matches(p) {
			continue
		}
		if p.none {
			return f, false
		}
		if f, ok = r.frame(p); ok {
			return f, true
		}
	}
	return f, false
}

// matches looks for the place where a pattern matches, the nearest to the quantity.
func (r *reader) matches(p *pattern) bool {
	if p.open {
		return r.try(p, r.left)
	}
	for k := r.q.First - 1; k >= max(r.low, r.left-reach); k-- {
		inside := r.Class[k]&classInner != 0 && r.Mention(k) < 0 || k > 0 && r.Mention(k) >= 0 && r.Mention(k-1) == r.Mention(k)
		if !inside && r.try(p, k) {
			return true
		}
	}
	return false
}

// try matches a pattern at token i.
func (r *reader) try(p *pattern, i int) bool {
	r.located, r.anchor, r.direction, r.two, r.deictic, r.start = phrase{}, phrase{}, "", false, false, i
	return r.run(p.elements, i)
}

// run matches elements from token i on.
func (r *reader) run(p []element, i int) bool {
	if len(p) == 0 {
		r.end = i
		return true
	}
	e := &p[0]
	if r.one(p, e, i) {
		return true
	}
	return e.none && r.run(p[1:], i)
}

// one matches one element, and those behind it.
func (r *reader) one(p []element, e *element, i int) bool {
	rest := p[1:]
	if e.many {
		rest = p
	}
	switch e.kind {
	case elementQuantity:
		if i < r.left || i > r.q.First || e.need != 0 && !r.at {
			return false
		}
		return r.run(rest, r.q.After)
	case elementLocated, elementAnchor:
		slot := &r.located
		if e.kind == elementAnchor {
			slot = &r.anchor
		}
		for _, f := range r.phrasesAt(i) {
			if e.need != 0 && r.Class[f.last]&e.need == 0 {
				continue
			}
			*slot = f
			if r.run(rest, f.end) {
				return true
			}
		}
		*slot = phrase{}
	case elementDirection:
		if e.mask != 0 && r.free(i) && r.has(i, e.mask) && (e.need == 0 || r.has(i, e.need)) && r.run(rest, r.next(i)) {
			return true
		}
		d, next := r.directionAt(i)
		if d == "" || e.need != 0 && r.Class[next-1]&e.need == 0 {
			return false
		}
		r.direction = d
		if r.run(rest, next) {
			return true
		}
		r.direction = ""
	case elementTwo:
		for n := 0; n < maxAdjectives && r.free(i) && r.has(i, classArticle) && !r.has(i, classTwo); n++ {
			i = r.next(i)
		}
		if !r.free(i) || !r.has(i, classTwo) {
			return false
		}
		k := r.next(i)
		for n := 0; n < maxAdjectives && r.free(k) && r.has(k, classSettlement|classCapital|classArticle|classTwo); n++ {
			k = r.next(k)
		}
		r.two = true
		return r.run(rest, k)
	case elementStart:
		return i == r.sentence.First && r.run(rest, i)
	case elementEnd:
		return r.closes(i) && r.run(rest, i)
	case elementClass:
		if r.free(i) && r.has(i, e.mask) && (e.need == 0 || r.has(i, e.need)) {
			was := r.deictic
			r.deictic = was || e.mask&(classThere|classHere) != 0
			if r.run(rest, r.next(i)) {
				return true
			}
			r.deictic = was
		}
	}
	return false
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
