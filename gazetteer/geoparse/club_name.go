package geoparse

import (
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
	if c.begins(&tokens[m.From]) && (m.To-m.From > 1 || c.isTown(m.To)) {
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
	if before != nil && isQuotation(c.Text, before) && c.sport {
		if t := c.At(int(m.From)-2, m.From); t != nil && c.begins(t) {
			return true // «Динамо» Київ
		}
	}
	after := c.At(int(m.To), m.To)
	return c.sport && before != nil && after != nil && isQuotation(c.Text, before) && isQuotation(c.Text, after)
}

// begins reports whether names of clubs begin with a word.
func (c clubReader) begins(t *text.Token) bool {
	return t.Shape != text.ShapeLower && (c.words.club.Has(t) || t.Class == text.ClassTeam)
}

// isTown reports whether the name of a place begins at token i.
func (c clubReader) isTown(i int32) bool { return c.StartingAt(int(i), i) >= 0 }

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
	return isInstitution(before) || isInstitution(after)
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
