package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// isClubName reports whether a mention is part of what a club is called in languages that put the town
// behind: "Real Madrid", "Bayern München", "Olympique de Marseille", or is called so alone in quotation
// marks where the text speaks of sport: «Ростов».
func (c clubReader) isClubName(m *resolve.Mention) bool {
	if m.From >= m.To {
		return false
	}
	tokens := c.Text.Tokens
	if hasWordOf(c.Resolution, c.words.club, m) {
		return true
	}
	if c.begins(&tokens[m.From]) && (m.To-m.From > 1 && !c.isWhole(m) || c.isTown(m.To)) {
		return true
	}
	i := int(m.From) - 1
	before := c.At(i, m.From)
	if before != nil && before.Class == text.ClassPrepositionTo && before.Shape == text.ShapeLower {
		i-- // "Olympique de Marseille"
	}
	if t := c.At(i, m.From); t != nil && c.begins(t) {
		return i == int(m.From)-1 || t.Class == text.ClassTeam
	}
	if before != nil && isQuotation(c.Text, before) {
		if t := c.At(int(m.From)-2, m.From); t != nil && (c.sport && c.begins(t) || c.words.club.Has(t)) {
			return true // «Динамо» Київ
		}
	}
	after := c.At(int(m.To), m.To)
	return c.sport && before != nil && after != nil && isQuotation(c.Text, before) && isQuotation(c.Text, after)
}

// isWhole reports whether the gazetteer has all words of a mention as a name: "Porto Alegre" is no club.
func (c clubReader) isWhole(m *resolve.Mention) bool {
	d := c.ChosenOf(m)
	return d != nil && d.Variant == resolve.VariantWhole
}

// isArticledClub reports whether an article stands before the name of a town in a text that speaks of sport, or before a verb
// of that, as it does before clubs: "el Sevilla", "il Bologna". What the gazetteer has with the article, "la Spezia", is a town.
func (c clubReader) isArticledClub(m *resolve.Mention, of *resolve.Candidate) bool {
	after := c.At(int(m.To), m.To)
	plays := after != nil && after.Shape == text.ShapeLower && c.words.matchVerb.Has(after)
	if !c.sport && !plays || of == nil || m.To-m.From != 1 || !of.Group.IsSettlement() || len(m.Context.Containers()) > 0 {
		return false
	}
	i := int(m.From) - 1
	if p := c.At(i, m.From); p != nil && p.Punct == '\'' {
		i-- // "l'Empoli"
	}
	p := c.At(i, m.From)
	return p != nil && c.words.clubArticle.Has(p)
}

// opensClubName reports whether a mention is the word that a club's name begins with, before its town: "Bayern" of "Bayern
// Munich".
func (c clubReader) opensClubName(m *resolve.Mention) bool {
	return m.To-m.From == 1 && c.words.club.Has(&c.Text.Tokens[m.From]) && c.isTown(m.To)
}

// begins reports whether names of clubs begin with a word.
func (c clubReader) begins(t *text.Token) bool {
	return t.Shape != text.ShapeLower && (c.words.club.Has(t) || t.Class == text.ClassTeam)
}

// isTown reports whether the name of a place begins at token i.
func (c clubReader) isTown(i int32) bool { return c.StartingAt(int(i), i) >= 0 }

// maxTail is how many signs a word of a set has at most that makes a longer name of a place before it.
const maxTail = 4

// hasWordOf reports whether a mention in a script without spaces ends with a word of a set, or one stands behind it: "国安"
// of "北京国安", "大学" of "北京大学".
func hasWordOf(r *resolve.Resolution, set text.Set, m *resolve.Mention) bool {
	if set.Len() == 0 || m.From >= m.To || r.Text.Tokens[m.To-1].Shape != text.ShapeUncased {
		return false
	}
	for n := int32(1); n <= maxTail; n++ {
		if m.To-n > m.From && isWordOf(r, set, m.To-n, m.To) || isWordOf(r, set, m.To, m.To+n) {
			return true
		}
	}
	return false
}

// isWordOf reports whether the tokens from … to are a word of a set, and end one of the text.
func isWordOf(r *resolve.Resolution, set text.Set, from, to int32) bool {
	tokens := r.Text.Tokens
	if int(to) > len(tokens) || from > 0 && tokens[from].SpaceBefore() {
		return false
	}
	if w, ok := r.JoinedAt(to - 1); ok && !w.Last {
		return false
	}
	var room [4 * maxTail]byte
	word := room[:0]
	for i := from; i < to; i++ {
		if tokens[i].Shape != text.ShapeUncased {
			return false
		}
		word = append(word, r.Text.Fold(&tokens[i])...)
	}
	return set.HasKey(text.Hash(word))
}

// isInName reports whether a mention stands inside the name of an institution, a newspaper or the like:
// "Universität Kiel", "université de Strasbourg", "جامعة القاهرة", "北京大学".
func (c clubReader) isInName(m *resolve.Mention) bool {
	i := int(m.From) - 1
	before := c.At(i, m.From)
	for n := 0; n < 2 && before != nil && (before.Class == text.ClassPrepositionTo || before.Class == text.ClassArticle); n++ {
		i--
		before = c.At(i, m.From)
	}
	after := c.At(int(m.To), m.To)
	return isInstitution(before) || isInstitution(after) || hasWordOf(c.Resolution, c.words.institution, m) || c.beginsName(m)
}

// Bounds of the words between a place and the last word of an institution's name that begins with it.
const (
	maxBetween    = 2
	commonestWord = 14 // frequency of words that are hardly part of a name
)

// beginsName reports whether a name of an institution begins with a mention in a script without spaces and goes on with words of
// its own: "北京市伊斯兰教经学院". Where something is, "在", it may be the place that does so, "在北京参观大学".
func (c clubReader) beginsName(m *resolve.Mention) bool {
	set, tokens := c.words.institution, c.Text.Tokens
	if set.Len() == 0 || m.From >= m.To || tokens[m.To-1].Shape != text.ShapeUncased {
		return false
	}
	if p := c.At(int(m.From)-1, m.From); p != nil && p.Class == text.ClassPrepositionIn {
		return false
	}
	i := m.To
	for range maxBetween {
		if int(i) >= len(tokens) {
			return false
		}
		if t := &tokens[i]; t.Shape != text.ShapeUncased || t.SpaceBefore() || t.Class != text.ClassNone {
			return false
		}
		w, ok := c.JoinedAt(i)
		if !ok || !w.First || w.Frequency >= commonestWord || c.StartingAt(int(i), i) >= 0 {
			return false
		}
		i += int32(w.Size)
		for n := int32(1); n <= maxTail; n++ {
			if isWordOf(c.Resolution, set, i, i+n) {
				return true
			}
		}
	}
	return false
}

// isAttribute reports whether the name of a country stands where other languages have an adjective, before a word for people
// or a power in a script without spaces: "中国人", "法国总统".
func (c clubReader) isAttribute(m *resolve.Mention, of *resolve.Candidate) bool {
	set := c.words.people
	if of.Group != recognise.GroupCountry || set.Len() == 0 || m.From >= m.To || c.Text.Tokens[m.To-1].Shape != text.ShapeUncased {
		return false
	}
	for n := int32(1); n <= maxTail; n++ {
		if isWordOf(c.Resolution, set, m.To, m.To+n) {
			return true
		}
	}
	return false
}

func isInstitution(t *text.Token) bool {
	return t != nil && (t.Class == text.ClassOrganisation || t.Class == text.ClassMedia) &&
		(t.Shape == text.ShapeUncased || t.Capital() && !t.First()) // "the police of Kazakhstan" is no name
}

// isQuotation reports whether a token is a mark of quotation.
func isQuotation(x *text.Text, t *text.Token) bool {
	switch x.Word(t) {
	case "\"", "«", "»", "„", "“", "”":
		return true
	}
	return false
}
