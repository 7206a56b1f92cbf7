package frames

import (
	"slices"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
	"dateline/geo"
)

// Lengths below leastLength are no distances between places. Those below leastLoose are where
// the words name both ends or what they are measured from.
const (
	leastLength = 100 * geo.Metre
	leastLoose  = geo.Kilometre
)

// How many sentences before a length may name "the two towns", how many tokens before and behind a length a word may stand that makes it the measure of a
// thing, and one that tells how it was travelled.
const (
	maxBack      = 3 // sentences
	measureReach = 3
	aimReach     = 8
	modeReach    = 5
	numberReach  = 9 // of the comma before another number
)

// modes are the classes of words that tell how a distance is travelled.
const modes = classRoad | classAir | classSea | classStraight

// frame makes a frame of the pattern that matched. ok is false when its ends are no two places.
func (r *matcher) frame(p *pattern) (f extract.Frame, ok bool) {
	f = extract.Frame{
		Quantity: r.q, Relation: p.relation, Direction: r.direction, Journey: p.journey,
		Anchored: p.anchored || p.two, Both: p.two || p.anchored && p.located,
		From: extract.Nobody(), To: extract.Nobody(), End: r.end,
	}
	f.Mode = r.mode()
	switch {
	case p.two:
		f.From, f.To = r.lastTwo()
		if !f.From.IsSome() || !f.To.IsSome() {
			return f, false
		}
	default:
		r.ends(p, &f)
	}
	if p.label {
		f.To.Basis = extract.Inferred // "A – B: 12 km" may be the length of a jam on the road
	}
	if r.anchor.relation != "" && p.relation == extract.From {
		f.Relation = r.anchor.relation
	}
	if f.From.IsSome() && f.To.IsSome() && r.Same(f.From, f.To) {
		return f, false
	}
	both := f.From.IsSome() && f.To.IsSome()
	if !both && (p.located && p.anchored || !p.anchored || r.anchor.kind != phraseMention && r.anchor.kind != phraseName) {
		return f, false
	}
	if f.Relation == extract.Between && r.measuredAt(r.start-1) {
		return f, false // "the length of the border between A and B"
	}
	if f.Relation == extract.Border && f.From.Mention < 0 && f.From.Described == f.To.Described {
		return f, false
	}
	if !p.open && !both && r.direction == "" && !r.grammar.flags["postposed"] {
		return f, false // "the marathon of Paris, 42 km"
	}
	if r.q.Value.Max < leastLoose && !(both && p.anchored) {
		return f, false
	}
	if r.travels() {
		if !both {
			return f, false
		}
		f.Journey = true
	}
	return f, true
}

// ends finds the two ends of a frame that a pattern names, and those that it leaves to the words
// before it and to the discourse.
func (r *matcher) ends(p *pattern, f *extract.Frame) {
	fixed := r.anchor.kind == phraseMention || r.anchor.kind == phraseName || r.anchor.kind == phraseCapitalOf
	if fixed {
		f.To = r.entity(r.anchor, r.start, extract.Nobody())
	}
	switch {
	case p.located:
		f.From = r.entity(r.located, r.start, f.To)
	default:
		f.From = r.again(f.To)
		if r.describes() {
			return // "a village 20 km from X": what comes behind it, not what was named before
		}
		if !f.From.IsSome() {
			f.From = locator{r.reader}.locate(r.start, f.To)
		}
	}
	if fixed {
		return
	}
	if !f.From.IsSome() {
		return
	}
	if r.anchor.kind != phraseNone {
		f.To = r.entity(r.anchor, r.start, f.From)
		return
	}
	f.To = r.Focus(r.start, r.si, f.From)
	if r.deictic {
		f.To = guess(r.Only(f.To))
	}
}

// describes reports whether the words behind the length make it an attribute of what follows.
func (r *matcher) describes() bool {
	for k := r.q.After; k < r.end; k++ {
		if r.has(k, classAttribute) {
			return true
		}
	}
	return false
}

// measuredAt reports whether the noun that ends at token i is one whose length is told, and no distance.
func (r *matcher) measuredAt(i int) bool {
	for i >= r.low && r.has(i, classInner|classOf|classArticle|classDistance) && !r.has(i, classMeasure) {
		i--
	}
	return i >= r.low && r.has(i, classMeasure|classBorder|classMoving)
}

// again returns what the distance before this one places where both are said of one thing: "30 km
// from X and 40 km from Y".
func (r *matcher) again(anchor extract.Entity) extract.Entity {
	if len(r.Discourse.Frames) == 0 {
		return extract.Nobody()
	}
	last := &r.Discourse.Frames[len(r.Discourse.Frames)-1]
	if last.End > r.start || last.End < r.sentence.First || last.Relation == extract.Between || r.Same(last.From, anchor) {
		return extract.Nobody()
	}
	for k := last.End; k < r.start; k++ {
		if !r.has(k, classAnd|classAt|classAdverb|classInner) && !isComma(r.Low(k)) {
			return extract.Nobody()
		}
	}
	e := last.From
	e.Subject = r.NumberSubject()
	return e
}

// lastTwo returns the two places that "the two towns" are: those that the last sentence with two
// names, or else those that the text was last at.
func (r *matcher) lastTwo() (a, b extract.Entity) {
	for si := r.si; si >= 0 && si > r.si-maxBack; si-- {
		var named []extract.Entity
		r.Spots(min(r.start, r.Sentences[si].Next), r.Sentences[si].First, func(m, _ int) bool {
			e := extract.Mentioned(m, extract.Inferred, .7)
			e.Rule = extract.RuleSameSentence
			if !slices.ContainsFunc(named, func(o extract.Entity) bool { return r.Same(o, e) }) {
				named = append(named, e)
			}
			return true
		})
		if len(named) == 2 {
			return named[1], named[0]
		}
	}
	a = r.Focus(r.start, r.si, extract.Nobody())
	if !a.IsSome() {
		return a, a
	}
	return a, r.Focus(r.start, r.si, a)
}

// mode tells how the distance was travelled, by the words about it.
func (r *matcher) mode() quantity.Mode {
	lo, hi := max(r.low, min(r.start, r.left-modeReach)), min(r.sentence.Next, max(r.end, r.q.After+modeReach))
	hi = min(hi, r.ownEnd())
	for k := lo; k < hi; k++ {
		switch c := r.Class[k]; {
		case r.Mention(k) >= 0:
		case c&classStraight != 0:
			return quantity.Straight
		case c&classRoad != 0:
			return quantity.Road
		case c&classAir != 0:
			return quantity.Flight
		case c&classSea != 0:
			return quantity.Sea
		}
	}
	return ""
}

// ownEnd returns where the words about the distance end: with its sentence, or at the comma behind it where another
// number follows, of which the words there are said, "620 km from X, 505 in a straight line".
func (r *matcher) ownEnd() int {
	comma := r.sentence.Next
	for k := r.q.After; k < r.sentence.Next && k < comma+numberReach; k++ {
		switch {
		case r.Mention(k) >= 0:
		case comma == r.sentence.Next && (isComma(r.Low(k)) || r.Low(k) == ";"):
			comma = k
		case comma < k && r.Tokens[k].Kind == quantity.Number:
			return comma
		}
	}
	return r.sentence.Next
}

// travels reports whether a verb of travel stands before the length.
func (r *matcher) travels() bool {
	for k := r.q.First - 1; k >= r.low && k >= r.left-aimReach; k-- {
		if r.has(k, classTravel) {
			return true
		}
	}
	return false
}
