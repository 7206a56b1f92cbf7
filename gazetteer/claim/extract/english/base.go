package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// The parts of the grammar, each of which uses those before it.
type (
	things   struct{ reader }   // what names and brackets hold
	phrases  struct{ things }   // noun phrases
	subjects struct{ phrases }  // what a sentence is about
	rights   struct{ subjects } // what follows a quantity
	base     struct {           // what earlier sentences say
		rights
		*extract.Discourse
	}
	nouns    struct{ base }     // the noun before a quantity
	locating struct{ nouns }    // what "Q from X" puts somewhere
	aways    struct{ locating } // distances without an anchor
	pairs    struct{ aways }    // both ends
)

// direction reads the compass direction that starts at token i and ends before
// limit.
func (r reader) direction(limit, i int) (quantity.Direction, int) {
	return r.lengths.Direction(r.Tokens[:limit], i)
}

// compass returns the letters of the compass word at token i, "" for all else.
func (r reader) compass(i int) string { return r.lengths.Letters(r.Tokens, i) }

// is reports whether token i plays a part.
func (r reader) is(i int, c class) bool {
	return i >= 0 && i < len(r.Class) && class(r.Class[i])&c != 0
}

// plays reports whether token i plays a role.
func (r reader) plays(i int, of role) bool { return r.words.plays(r.Low(i), of) }

// last returns the distance before the one in hand, when it stands in the same
// sentence.
func (r base) last(si int) (f *extract.Frame, ok bool) {
	n := len(r.Discourse.Frames)
	if n == 0 || r.SentenceAt(r.Discourse.Frames[n-1].End-1) != si {
		return nil, false
	}
	return &r.Discourse.Frames[n-1], true
}
