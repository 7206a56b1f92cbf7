package recognise

import (
	"strings"

	"dateline/gazetteer/text"
)

// maxCompass bounds the words of a direction: "north by north-west".
const maxCompass = 5

// bulletins tells what distances are measured from.
type bulletins struct {
	proposer
	of text.Set
}

// measuredFrom returns where among the tokens from … to a name begins from which the text measures a distance in a direction, and
// the number of the match of the division behind the comma that follows it: "12 km NNE of Pinnacles, CA". What bulletins measure
// from is a place, though the gazetteer lacks it. It returns 0 for nowhere.
func (r bulletins) measuredFrom(from, to int32) (at, division int32) {
	comma := r.At(int(to), to-1)
	if r.lengths == nil || comma == nil || comma.Punct != ',' {
		return 0, -1
	}
	next := r.At(int(to)+1, to-1)
	if next == nil || !next.Capital() {
		return 0, -1
	}
	k := r.Matches.starting[to+1]
	if k < 0 || r.Matches.List[k].Group != GroupAdmin1 && r.Matches.List[k].Group != GroupCountry {
		return 0, -1
	}
	for i := to - 1; i >= from; i-- {
		of := r.At(int(i)-1, i)
		if of != nil && r.Text.Tokens[i].Capital() && r.of.Has(of) && r.isLengthInDirection(int(i)-2, i) {
			return i, k
		}
	}
	return 0, -1
}

// isLengthInDirection reports whether a number, a unit and a direction end at token i, in the sentence of token of.
func (r bulletins) isLengthInDirection(i int, of int32) bool {
	compass := 0
	for t := r.At(i, of); t != nil && compass < maxCompass && (isCompass(r.Text, t) || t.Punct == '-'); t = r.At(i, of) {
		i, compass = i-1, compass+1
	}
	t := r.At(i, of)
	if compass == 0 || t == nil {
		return false
	}
	if t.Shape == text.ShapeAlnum {
		return r.lengths.UnitTokens(r.Text, i) > 0 // "5km"
	}
	number := r.At(i-1, of)
	return r.lengths.IsUnitWord(t) && number != nil && (number.Shape == text.ShapeDigit || number.Class == text.ClassNumber)
}

// isCompass reports whether a token is a direction, be it by its letters: "north", "NNE".
func isCompass(x *text.Text, t *text.Token) bool {
	return t.Class == text.ClassDirection || t.FoldLen() <= 3 && strings.Trim(x.Fold(t), "nesw") == ""
}
