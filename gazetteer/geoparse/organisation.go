package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// clubReader tells the clubs that are called by their town: "Liverpool beat Chelsea 2-1".
type clubReader struct {
	*resolve.Resolution
	words *kindWords
	sport bool           // the text speaks of sport
	clubs map[int32]bool // names that are those of clubs somewhere in the text
}

// newClubReader finds the names of clubs in a text.
func newClubReader(r *resolve.Resolution, w *kindWords) clubReader {
	c := clubReader{Resolution: r, words: w}
	for i := range r.Text.Tokens {
		if t := &r.Text.Tokens[i]; t.Shape == text.ShapeLower && w.sport.Has(t) || c.isScore(i) {
			c.sport = true
			break
		}
	}
	if !c.sport {
		return c
	}
	c.clubs = map[int32]bool{}
	for k := range r.Mentions {
		if m := &r.Mentions[k]; m.From < m.To && c.plays(m) {
			c.clubs[m.Name] = true
		}
	}
	return c
}

// isClub reports whether a mention of a town or a state stands for a club. What lies
// somewhere, or where something is, is a place.
func (c clubReader) isClub(m *resolve.Mention, of *resolve.Candidate) bool {
	if !c.clubs[m.Name] || of == nil || of.Variant != resolve.VariantWhole || !of.Group.IsSettlement() && of.Group != recognise.GroupAdmin1 {
		return false
	}
	if m.Context.Strict || m.Context.Dateline {
		return false
	}
	before := c.At(int(m.From)-1, m.From)
	if before != nil && before.Class == text.ClassPrepositionTo { // "fans from Liverpool", but "a win over Liverpool"
		return c.plays(m)
	}
	return before == nil || before.Class != text.ClassPrepositionIn
}

// plays reports whether the words around a mention are those of a match.
func (c clubReader) plays(m *resolve.Mention) bool {
	before, after := c.At(int(m.From)-1, m.From), c.At(int(m.To), m.To)
	if before != nil && before.Class == text.ClassPrepositionIn || m.Context.Strict {
		return false
	}
	switch {
	case after == nil:
	case c.words.player.Has(after) && after.Shape == text.ShapeLower:
		return true
	case c.isScore(int(m.To)):
		return true
	case c.words.matchVerb.Has(after) && after.Shape == text.ShapeLower:
		return true
	}
	if before == nil || before.Shape != text.ShapeLower {
		return false
	}
	if c.words.matchVerb.Has(before) {
		return true
	}
	verb := c.At(int(m.From)-2, m.From)
	return verb != nil && verb.Shape == text.ShapeLower && c.words.matchPreposition.Has(before) && (c.words.matchVerb.Has(verb) || c.words.matchNoun.Has(verb))
}

// isScore reports whether the result of a match begins at token i: "2-1", "98–90".
func (c clubReader) isScore(i int) bool {
	tokens := c.Text.Tokens
	if i+2 >= len(tokens) {
		return false
	}
	a, mark, b := &tokens[i], &tokens[i+1], &tokens[i+2]
	if a.Shape != text.ShapeDigit || b.Shape != text.ShapeDigit || a.End-a.Start > 3 || b.End-b.Start > 3 ||
		mark.Punct != '-' && mark.Punct != '_' || mark.SpaceBefore() || b.SpaceBefore() {
		return false
	}
	if i+3 < len(tokens) { // "10-15 km", "10-15 people"
		n := &tokens[i+3]
		return n.Shape == text.ShapePunct || n.Class == text.ClassPrepositionIn || n.Class == text.ClassPrepositionTo || n.Class == text.ClassConjunction ||
			n.Class == text.ClassCalendar
	}
	return true
}
