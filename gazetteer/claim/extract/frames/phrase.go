package frames

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// phraseKind says what a noun phrase stands for.
type phraseKind uint8

const (
	phraseNone       phraseKind = iota
	phraseMention               // a mention
	phraseName                  // a capitalised name that is no mention
	phraseCapitalOf             // "the capital of X"
	phraseCapital               // "the capital"
	phraseSettlement            // "the town"
	phraseDeictic               // "there", "it"
)

// phrase is a noun phrase read as a place.
type phrase struct {
	kind       phraseKind
	mention    int
	start, end int // tokens
	last       int // the token that bears its case
	head       string
	centre     bool
	relation   extract.Relation // Border, Coast or ""
	indefinite bool             // "a town"
}

// nouns are the words that tell what kind of place a phrase is.
const nouns = classSettlement | classCapital | classCentre | classBorder | classCoast

// Bounds of noun phrases, in tokens.
const (
	maxPhrase     = 9
	maxAdjectives = 2
	maxApposition = 10
	maxName       = 3
)

// phrasesAt reads the noun phrase that starts at token i: first as short as it may be, then
// with an apposition behind it.
func (r *reader) phrasesAt(i int) []phrase {
	p := phrase{start: i, mention: -1}
	country, adjectives := -1, 0
	noun, other := class(0), false
	k := i
walk:
	for steps := 0; steps < maxPhrase && r.free(k); steps++ {
		c := r.Class[k]
		if m := r.Mention(k); m >= 0 {
			if !r.Names(m) && (r.nounAhead(r.After(k)) || r.free(r.After(k)) && r.Mention(r.After(k)) >= 0) {
				country, k = m, r.After(k)
				continue
			}
			if !r.Names(m) && p.relation == "" && noun&classCapital == 0 {
				return nil
			}
			return r.mentioned(p, m, k, noun)
		}
		switch {
		case c&classOther != 0:
			other = true
		case c&nouns != 0:
			noun |= c & nouns
			p.centre = p.centre || c&classCentre != 0
			switch {
			case c&classBorder != 0:
				p.relation = extract.Border
			case c&classCoast != 0:
				p.relation = extract.Coast
			case c&(classSettlement|classCapital) != 0:
				p.head = r.head(k)
			}
		case c&(classHere|classThere|classPronoun) != 0 && noun == 0:
			p.kind, p.end = phraseDeictic, r.next(k)
			p.last = p.end - 1
			return []phrase{p}
		case c&(classArticle|classIndefinite|classContainer) != 0:
			p.indefinite = p.indefinite || c&classIndefinite != 0
		case c&(classOf|classWith) != 0 && noun != 0:
		case c == 0 && r.Tokens[k].Kind == quantity.Word && adjectives < maxAdjectives && r.nounAhead(k+1):
			adjectives++
		default:
			break walk
		}
		k = r.next(k)
	}
	p.end, p.last = k, k-1
	if r.grammar.flags["postposed"] && noun != 0 && (r.Mention(i-1) >= 0 || r.ending(i-1)) {
		return nil // it begins before
	}
	switch {
	case country >= 0 && noun&classCapital != 0:
		p.kind, p.mention = phraseCapitalOf, country
	case country >= 0 && noun&(classBorder|classCoast) != 0:
		p.kind, p.mention = phraseMention, country
	case country >= 0, other, adjectives > 0:
		return nil
	case noun&classBorder != 0, noun&classCoast != 0:
		return nil
	case noun&classCapital != 0:
		p.kind = phraseCapital
	case noun&classSettlement != 0 && p.indefinite:
		return nil // no place that was named before
	case noun&classSettlement != 0:
		p.kind = phraseSettlement
	case noun == 0:
		return r.nameAt(p, k)
	default:
		return nil
	}
	return []phrase{p}
}

// nounAhead reports whether a noun for a place stands at token k or a few words behind it.
func (r *reader) nounAhead(k int) bool {
	for n := 0; n <= maxAdjectives && r.free(k) && r.Mention(k) < 0 && r.Tokens[k].Kind == quantity.Word; n++ {
		if r.has(k, nouns) {
			return true
		}
		if r.Class[k] != 0 {
			return false
		}
		k = r.next(k)
	}
	return false
}

// ending reports whether token i is an ending of a name, behind an apostrophe.
func (r *reader) ending(i int) bool {
	return i > 1 && mark(r.Low(i-1)) == "'" && r.Class[i]&cases != 0 && r.Mention(i-2) >= 0
}

// cases are the classes of the endings of names.
const cases = classDative | classAblative | classGenitive | classLocal | classComitative

// mentioned returns the phrases that end in mention m at token k, behind the nouns that
// p has read.
func (r *reader) mentioned(p phrase, m, k int, noun class) []phrase {
	p.kind, p.mention, p.end = phraseMention, m, r.After(k)
	if mark(r.Low(p.end)) == "'" && p.end+1 < len(r.Class) && r.Class[p.end+1]&cases != 0 && r.free(p.end+1) {
		p.end += 2
	}
	p.last = p.end - 1
	if noun&classCapital != 0 && !r.Spot(m) {
		p.kind = phraseCapitalOf
	}
	if r.grammar.flags["postposed"] {
		for n := 0; n < maxAdjectives && r.free(p.end); n++ {
			e := p.end
			if r.has(e, classOf) && r.has(e+1, nouns) {
				e++
			}
			c := r.Class[e]
			if c&classInner != 0 { // "中心" of "苏州市中心": the name took the first character of the noun
				if own, ok := r.grammar.at(r.Tokens, e); ok {
					c = own.class
				}
			}
			switch {
			case r.Mention(e) >= 0:
				n = maxAdjectives
				continue
			case c&classCapital != 0 && !r.Spot(m):
				p.kind = phraseCapitalOf
			case c&classBorder != 0:
				p.relation = extract.Border
			case c&classCoast != 0:
				p.relation = extract.Coast
			case c&classCentre != 0:
				p.centre = true
			case c&(classPost|classSettlement) != 0:
			default:
				n = maxAdjectives
				continue
			}
			p.end = r.next(e)
			p.last = p.end - 1
		}
	}
	out := []phrase{p}
	if end := r.apposition(p.end); end > 0 {
		p.end = end
		out = append(out, p)
	}
	return out
}

// apposition returns the token after an apposition in commas or brackets that starts at token
// i, 0 for none.
func (r *reader) apposition(i int) int {
	closing := ""
	switch r.Low(i) {
	case ",", "，", "،":
		closing = r.Low(i)
	case "(":
		closing = ")"
	case "（":
		closing = "）"
	default:
		return 0
	}
	for k := i + 1; k <= i+maxApposition && r.free(k); k++ {
		if r.Low(k) == closing {
			return k + 1
		}
	}
	return 0
}

// nameAt reads a capitalised name that is no mention.
func (r *reader) nameAt(p phrase, k int) []phrase {
	if r.grammar.flags["capitals"] || k == r.sentence.First || !r.free(k) {
		return nil
	}
	end := k
	for end < k+maxName && r.free(end) && r.Capital(end) && r.Mention(end) < 0 && r.Class[end] == 0 {
		end++
	}
	if end == k {
		return nil
	}
	p.kind, p.start, p.end, p.last = phraseName, k, end, end-1
	return []phrase{p}
}

// head returns the noun at token i as the table has it, which all its forms share.
func (r *reader) head(i int) string {
	e, _ := r.grammar.at(r.Tokens, i)
	return e.head
}

// entity turns a noun phrase into an end. not is the other end, which it cannot be. i is the
// token before which an anaphor looks for what it stands for.
func (r *reader) entity(p phrase, i int, not extract.Entity) extract.Entity {
	switch p.kind {
	case phraseMention:
		e := extract.Mentioned(p.mention, extract.Stated, .95)
		e.Centre = p.centre
		return e
	case phraseName:
		return extract.Name(p.start, p.end, extract.Stated, .6)
	case phraseCapitalOf:
		place, ok := r.Place(p.mention)
		if !ok {
			return extract.Nobody()
		}
		return extract.Capital(r.CapitalOf(place), .85)
	case phraseCapital:
		for _, place := range r.countries(not) {
			if e := extract.Capital(r.CapitalOf(place), .7); e.IsSome() && !r.Same(e, not) {
				return e
			}
		}
		return guess(r.Only(r.Focus(i, r.si, not)))
	case phraseSettlement, phraseDeictic:
		return guess(r.Only(r.Focus(i, r.si, not)))
	}
	return extract.Nobody()
}
