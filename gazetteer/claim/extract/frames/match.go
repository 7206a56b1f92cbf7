package frames

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// matcher matches the patterns of a language with the words around one quantity.
type matcher struct {
	*reader
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
func (r *matcher) find() (f extract.Frame, ok bool) {
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
func (r *matcher) matches(p *pattern) bool {
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
func (r *matcher) try(p *pattern, i int) bool {
	r.located, r.anchor, r.direction, r.two, r.deictic, r.start = phrase{}, phrase{}, "", false, false, i
	return r.run(p.elements, i)
}

// run matches elements from token i on.
func (r *matcher) run(p []element, i int) bool {
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
func (r *matcher) one(p []element, e *element, i int) bool {
	rest := p[1:]
	if e.many {
		rest = p
	}
	switch e.kind {
	case elementQuantity:
		if i < r.left || i > r.q.First || e.need != 0 && !r.at {
			return false
		}
		if r.run(rest, r.q.After) {
			return true
		}
		k := r.q.After
		for n := 0; n < maxAdjectives && r.free(k) && r.has(k, modes); n++ {
			k = r.next(k)
		}
		return k > r.q.After && r.run(rest, k) // "55 km Luftlinie von X"
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
			next := r.next(i)
			if i < r.q.First {
				next = min(next, r.q.First) // "hay unos", of which the hedge of the length is a part
			}
			if r.run(rest, next) {
				return true
			}
			r.deictic = was
		}
	}
	return false
}
