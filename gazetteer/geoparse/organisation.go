package geoparse

import (
	"slices"

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
		if t := &r.Text.Tokens[i]; t.Shape == text.ShapeLower && w.sport.Has(t) || c.isScore(i) || c.isResult(i) {
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
	for k := len(r.Mentions) - 2; k >= 0; k-- { // "X and Y drew 1-1"
		if m, next := &r.Mentions[k], &r.Mentions[k+1]; m.From < m.To && c.clubs[next.Name] && c.plays(next) && c.joins(m, next) {
			c.clubs[m.Name] = true
		}
	}
	return c
}

// isClub reports whether a mention of a town or a state stands for a club. What lies
// somewhere, or where something is, is a place.
func (c clubReader) isClub(m *resolve.Mention, of *resolve.Candidate) bool {
	if of != nil && c.hasNickname(m) {
		return true
	}
	if of == nil || !of.Group.IsSettlement() && of.Group != recognise.GroupAdmin1 && of.Group != recognise.GroupCountry {
		return false
	}
	if c.isTeam(m) || c.isBritishClub(m, of) || c.isBehindClub(m) {
		return true
	}
	if !c.clubs[m.Name] || of.Variant > resolve.VariantTrim || of.Group == recognise.GroupCountry {
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
	end := c.nameEnd(m)
	before, after := c.At(int(m.From)-1, m.From), c.At(int(end), end)
	if before != nil && before.Class == text.ClassPrepositionIn || m.Context.Strict {
		return false
	}
	switch {
	case after == nil:
	case c.words.player.Has(after) && after.Shape == text.ShapeLower:
		return true
	case c.isScore(int(end)):
		return true
	case (c.words.matchVerb.Has(after) || c.words.clubVerb.Has(after)) && after.Shape == text.ShapeLower:
		return true
	}
	if before == nil || before.Shape != text.ShapeLower {
		return false
	}
	if c.words.matchVerb.Has(before) {
		return true
	}
	verb := c.At(int(m.From)-2, m.From)
	if verb != nil && c.words.of.Has(before) && verb.Shape == text.ShapeLower && c.words.player.Has(verb) {
		return true // "the captain of Leeds"
	}
	return verb != nil && verb.Shape == text.ShapeLower && c.words.matchPreposition.Has(before) && (c.words.matchVerb.Has(verb) || c.words.matchNoun.Has(verb))
}

// joins reports whether nothing but a conjunction or a comma stands between two mentions, and
// the first is no place where something is.
func (c clubReader) joins(m, next *resolve.Mention) bool {
	end := c.nameEnd(m)
	t := c.At(int(end), m.To)
	if t == nil || t.Class != text.ClassConjunction && t.Punct != ',' || next.From != end+1 || m.Context.Strict {
		return false
	}
	before := c.At(int(m.From)-1, m.From)
	return before == nil || before.Class != text.ClassPrepositionIn
}

// maxTeam bounds the words of a club's name behind its town: "Preston North End".
const maxTeam = 3

// nameEnd returns the token behind the capitals that follow a mention, where these may be the
// rest of a club's name: "Peshawar Zalmi", "Birmingham City".
func (c clubReader) nameEnd(m *resolve.Mention) int32 {
	end := m.To
	for n := 0; n < maxTeam; n++ {
		t := c.At(int(end), m.To)
		if t == nil || !t.Capital() {
			return end
		}
		switch t.Class {
		case text.ClassNone, text.ClassTeam, text.ClassCity, text.ClassDirection, text.ClassOrganisation:
			end++
		default:
			return m.To
		}
	}
	return end
}

// isTeam reports whether a mention begins the name of a club: the last of the capitals behind it
// is what clubs are called ("Leicester Tigers", "Leeds United").
func (c clubReader) isTeam(m *resolve.Mention) bool {
	end := c.nameEnd(m)
	if end == m.To {
		return m.To-m.From > 1 && c.Text.Tokens[m.To-1].Class == text.ClassTeam && c.Text.Tokens[m.To-1].Capital()
	}
	return c.Text.Tokens[end-1].Class == text.ClassTeam
}

// hasNickname reports whether an ordinary word that clubs are called by stands behind a mention, with a capital and nothing
// else of a name behind it: "Utah Jazz", but not "Chicago Fire Department" or "Utah jazz musicians".
func (c clubReader) hasNickname(m *resolve.Mention) bool {
	t := c.At(int(m.To), m.To)
	if t == nil || t.Shape != text.ShapeTitle || !c.words.nickname.Has(t) || c.Text.Casing(int(t.Sentence)) != text.CasingPlain {
		return false
	}
	after := c.At(int(m.To)+1, m.To)
	return after == nil || !after.Capital() && after.Punct != '-'
}

// isBritishClub reports whether a town of Great Britain or Ireland has "City" or "Town" behind it that is no part of its name:
// these are football clubs ("Manchester City", "Ipswich Town"), where elsewhere the town itself is
// written so ("Kandahar City").
func (c clubReader) isBritishClub(m *resolve.Mention, of *resolve.Candidate) bool {
	if !slices.Contains(c.words.isles[:], of.Country) || m.Context.Strict {
		return false
	}
	end := m.To
	if m.To-m.From < 2 || of.Variant != resolve.VariantTrim {
		end++ // "Salford City's ground"
	}
	last := c.At(int(end)-1, m.To)
	if last == nil || !c.words.clubTail.Has(last) || !last.Capital() {
		return false
	}
	before, after := c.At(int(m.From)-1, m.From), c.At(int(end), m.To)
	if before != nil && before.Class == text.ClassPrepositionIn {
		return false
	}
	if after == nil || after.Capital() || c.words.ground.Has(after) {
		return after == nil
	}
	switch after.Class {
	case text.ClassCity, text.ClassVenue, text.ClassOrganisation, text.ClassStreet: // "Norwich City centre", "London City airport"
		return false
	}
	return true
}

// isBehindClub reports whether what clubs are called stands before the name of a town: "Real Madrid",
// "Bayern Munich", "Dynamo Kyiv". Some of the words are ordinary ones where a sentence begins: "Racing Paris".
func (c clubReader) isBehindClub(m *resolve.Mention) bool {
	t := c.At(int(m.From)-1, m.From)
	if first := &c.Text.Tokens[m.From]; m.To-m.From > 1 && (c.words.club.Has(first) || c.words.clubWord.Has(first)) {
		t = first
	}
	return t != nil && t.Capital() && (c.words.club.Has(t) || c.words.clubWord.Has(t) && (c.sport || !t.First()))
}

// isResult reports whether token i is a verb of sport between two names: "Chelsea beat Arsenal", "Leeds drew with Hull".
func (c clubReader) isResult(i int) bool {
	t := &c.Text.Tokens[i]
	if t.Shape != text.ShapeLower || !c.words.resultVerb.Has(t) {
		return false
	}
	before, after := c.At(i-1, int32(i)), c.At(i+1, int32(i))
	if after != nil && c.words.matchPreposition.Has(after) {
		after = c.At(i+2, int32(i))
	}
	return before != nil && before.Capital() && after != nil && after.Capital()
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
