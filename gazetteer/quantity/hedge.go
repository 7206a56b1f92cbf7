package quantity

// Hedge is how sure a text is of its number.
type Hedge uint8

// The hedges.
const (
	Plain  Hedge = iota // none, or one that only stresses: "only", "exactly"
	About               // about, roughly, some, or so
	Nearly              // nearly, almost, just under
	Beyond              // just over, a little more than
	Over                // more than, at least
	Under               // less than
	UpTo                // up to, within, at most
	Vague               // a range so vague that no number is meant: "hundreds of"
)

func hedgeClasses() map[string]Hedge {
	return map[string]Hedge{
		"plain":  Plain,
		"about":  About,
		"nearly": Nearly,
		"over":   Over,
		"under":  Under,
		"up-to":  UpTo,
	}
}

// maxHedges bounds the hedges before one number: "only just over".
const maxHedges = 4

// hedgeBefore reads the hedges that end just before token i, combined from
// right to left ("just over", "only about", "at least some"), and returns their
// first token. start == i means that there is none.
func (r *hedges) hedgeBefore(t []Token, i int) (h Hedge, start int) {
	start = i
	for range maxHedges {
		class, n := r.before.find(t, start-1, -1)
		if n == 0 {
			break
		}
		softens := r.softens[t[start-1].Key]
		start -= n
		switch {
		case softens && h == Over:
			h = Beyond
		case softens && h == Under:
			h = Nearly
		case class == Plain || h == Over || h == Under || h == UpTo || h == Nearly || h == Beyond:
		default:
			h = class
		}
	}
	if start < i {
		if _, n := r.opens.find(t, start-1, 1); n > 0 {
			start-- // "a little more than", "an estimated 40 km"
		}
	}
	return h, start
}

// hedgeAfter reads a hedge that follows the unit at token i: "or so", "or
// more". next == i means that there is none.
func (r *hedges) hedgeAfter(t []Token, i int) (h Hedge, next int) {
	h, n := r.after.find(t, i, 1)
	return h, i + n
}

// skipHedges returns the token after the hedges of one word that start at token i.
func (r *hedges) skipHedges(t []Token, i int) int {
	for i < len(t) {
		if _, n := r.before.find(t[:i+1], i, -1); n != 1 {
			break
		}
		i++
	}
	return i
}
