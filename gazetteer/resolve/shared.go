package resolve

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// maxShared bounds the tokens between a direction and the name that it shares words with: "North, West
// and South Darfur".
const maxShared = 8

// sharedHead returns the tokens of the words that the direction from … to shares with a name behind it:
// of "North" in "North and South Kivu", those of Kivu. The range is empty where it shares none.
func sharedHead(r *recognise.Recognition, from, to int32) (head, end int32) {
	if to-from != 1 || !isCapitalDirection(&r.Text.Tokens[from]) {
		return 0, 0
	}
	joined := false
	for i := to; i < to+maxShared; i++ {
		t := r.At(int(i), to)
		switch {
		case t == nil:
			return 0, 0
		case t.Class == text.ClassConjunction:
			joined = true
		case t.Punct == ',':
		case isCapitalDirection(t):
			end := nameEnd(r, i, to)
			if end > 0 && !joined {
				return 0, 0
			}
			if end > 0 {
				return i + 1, end
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// nameEnd returns the end of the name that the direction at token i begins, or that follows it, 0 for none.
func nameEnd(r *recognise.Recognition, i, of int32) int32 {
	if k := r.StartingAt(int(i), of); k >= 0 && r.Matches.List[k].To > i+1 {
		return r.Matches.List[k].To
	}
	if k := r.StartingAt(int(i)+1, of); k >= 0 {
		return r.Matches.List[k].To
	}
	return 0
}

func isCapitalDirection(t *text.Token) bool { return t.Class == text.ClassDirection && t.Capital() }
