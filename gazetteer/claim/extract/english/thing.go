package english

import (
	"strings"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// maxApposition bounds the words between a name and the noun that says what
// it is: "the Fremont, a Liberian bulk carrier".
const maxApposition = 6

// Moves implements [extract.Grammar].
func (g *Grammar) Moves(r *extract.Reading, m int) bool {
	p := phrases{g.reader(r)}
	return p.wayOrArea(m) || p.ofThing(m)
}

// Part implements [extract.Grammar].
func (g *Grammar) Part(r *extract.Reading, m int) bool {
	p := phrases{g.reader(r)}
	i := p.TokenOf(m)
	j := p.After(i)
	return p.Capital(j) && p.is(j, classWay) && j > 0 && p.Tokens[j].Start == p.Tokens[j-1].End+1
}

// wayOrArea reports whether the words of mention m, or the word after it, name a
// road, a river or an area: "Matara district", "the Dnipro river".
func (r phrases) wayOrArea(m int) bool {
	for w := range strings.FieldsSeq(r.Doc.Mentions[m].Text) {
		if r.has(strings.ToLower(w), classWay) || '0' <= w[0] && w[0] <= '9' {
			return true
		}
	}
	i := r.TokenOf(m)
	if r.Mention(i) != m {
		return false
	}
	j := r.After(i)
	return j < len(r.Tokens) && r.Mention(j) < 0 && !r.Capital(j) && r.is(j, classArea) &&
		r.Tokens[j].Start == r.Doc.Mentions[m].End+1
}

// ofThing reports whether the words beside mention m make it the name of
// something that moves or burns, or of a person: "Storm Helene", "the Dixie
// Fire", "Captain Dallas", "the Fremont, a bulk carrier".
func (r phrases) ofThing(m int) bool {
	i := r.TokenOf(m)
	if r.Mention(i) != m {
		return false
	}
	if i > 0 && r.Mention(i-1) < 0 && (r.is(i-1, classMoving) || r.is(i-1, classPersonTitle)) {
		return true
	}
	j := r.After(i)
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

// isWay reports whether a name is one of a road or a river, or has a number.
func (r phrases) isWay(e extract.Entity) bool {
	for k := e.Start; k < e.End; k++ {
		if r.Tokens[k].Kind == quantity.Number || r.is(k, classWay) {
			return true
		}
	}
	return false
}
