package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// maxApposition bounds the words between a name and the noun that says what
// it is: "the Fremont, a Liberian bulk carrier".
const maxApposition = 6

// Moves implements [extract.Grammar].
func (g *Grammar) Moves(r *extract.Reading, first, next int) bool {
	p := things{g.reader(r)}
	return p.wayOrArea(first, next) || p.ofThing(first, next)
}

// Part implements [extract.Grammar].
func (g *Grammar) Part(r *extract.Reading, m int) bool {
	p := things{g.reader(r)}
	i := p.TokenOf(m)
	j := p.After(i)
	return p.Capital(j) && p.is(j, classWay) && j > 0 && p.Tokens[j].Start == p.Tokens[j-1].End+1
}

// wayOrArea reports whether the words of the name of tokens [i, j), or the word after it, name
// a road, a river or an area: "Matara district", "the Dnipro river".
func (r things) wayOrArea(i, j int) bool {
	for k := i; k < j; k++ {
		if r.is(k, classWay) || r.Tokens[k].Kind == quantity.Number {
			return true
		}
	}
	return j < len(r.Tokens) && r.Mention(j) < 0 && !r.Capital(j) && r.is(j, classArea) && r.apart(j)
}

// apart reports whether one space stands before token j.
func (r things) apart(j int) bool { return j > 0 && r.Tokens[j].Start == r.Tokens[j-1].End+1 }

// ofThing reports whether the words of the name of tokens [i, j), or those beside it, make it
// the name of something that moves or burns, or of a person: "Storm Helene", "the Dixie
// Fire", "Captain Dallas", "the Fremont, a bulk carrier".
func (r things) ofThing(i, j int) bool {
	if j > i+1 && !r.isPlace(i, j) { // "Harpers Ferry" is one
		if r.Capital(i) && r.is(i, classPersonTitle) {
			return true
		}
		for k := i; k < j; k++ {
			if r.Capital(k) && r.is(k, classMoving) {
				return true
			}
		}
	}
	if i > 0 && r.Mention(i-1) < 0 && r.is(i-1, classMoving|classPersonTitle) && r.Low(i-2) != "by" {
		return true
	}
	if r.Mention(j) < 0 && r.Capital(j) && r.is(j, classMoving) {
		return true
	}
	if r.Low(j) != "," || r.Low(j+1) != "a" && r.Low(j+1) != "an" && r.Low(j+1) != "the" {
		return false
	}
	for k := j + 2; k < len(r.Tokens) && k < j+2+maxApposition; k++ {
		if r.Tokens[k].Kind != quantity.Word || r.is(k, classClauseEnd) || r.is(k, classSettlement) {
			return false
		}
		if r.is(k, classMoving) {
			return true
		}
	}
	return false
}

// isPlace reports whether the gazetteer has a place of the name of tokens [i, j).
func (r things) isPlace(i, j int) bool {
	if m := r.Mention(i); m >= 0 && r.Doc.Mentions[m].Place >= 0 {
		return true
	}
	return r.Known(r.Words(i, j))
}

// isWay reports whether a name is one of a road or a river, or has a number.
func (r things) isWay(e extract.Entity) bool {
	for k := e.Start; k < e.End; k++ {
		if r.Tokens[k].Kind == quantity.Number || r.is(k, classWay) {
			return true
		}
	}
	return false
}
