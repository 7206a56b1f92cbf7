package geoparse

import (
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// unlistedReader tells persons and firms that are called like a town behind a name which no list has.
type unlistedReader struct{ personReader }

// isPlainTitle reports whether a word has a capital and no class.
func isPlainTitle(t *text.Token) bool { return t.Shape == text.ShapeTitle && t.Class == text.ClassNone }

// isBehindUnknown reports whether a word with a capital that no place bears stands right before a town, as first names and firms
// do that no list has, "Evaristo Lugo", in languages where nouns are small and towns stand behind prepositions. What is "in" the
// first of the two is an address without its comma: "en Nules Castellón".
func (r unlistedReader) isBehindUnknown(m *resolve.Mention) bool {
	if r.beforeTown.Len() == 0 || m.To-m.From != 1 {
		return false
	}
	t, p := &r.Text.Tokens[m.From], r.At(int(m.From)-1, m.From)
	c := r.ChosenOf(m)
	if c == nil || !c.Group.IsSettlement() || p == nil || !isPlainTitle(p) || t.Shape != text.ShapeTitle || r.beforeTown.Has(p) ||
		r.Text.Casing(int(t.Sentence)) != text.CasingPlain || r.Usages.Of(t).Located > 0 {
		return false
	}
	if next := r.At(int(m.To), m.To); next != nil && (next.Capital() || next.Punct == '-' || isDash(r.Text, next)) {
		return false // "la línea Alsa Oviedo-Gijón"
	}
	if k := r.Matches.Covering(m.From); k >= 0 && (r.Matches.List[k].From < m.From || r.Matches.List[k].To > m.To) {
		return false
	}
	before := r.At(int(m.From)-2, m.From)
	first := p.Lex&text.LexFirstName != 0 && (before == nil || !isSmall(before)) // "condannato Rosario Catania"
	if isKnownPlace(r.Resolution, m.From-1) && !first {
		return false
	}
	if p.First() { // a verb may stand there: "Vuelve Lugo"
		return first || !r.opening.Has(p) && r.isApposed(m)
	}
	return before == nil || before.Class != text.ClassPrepositionIn && before.Shape != text.ShapePunct ||
		before.Punct == ',' || isQuotation(r.Text, before)
}

// isUnknownFull reports whether a mention is made of a word with a capital that no place bears and a town, as names of persons
// are: "Adelino Lisboa".
func (r unlistedReader) isUnknownFull(m *resolve.Mention) bool {
	c := r.ChosenOf(m)
	if r.beforeTown.Len() == 0 || m.To-m.From != 2 || c == nil || c.Variant == resolve.VariantWhole || !c.Group.IsSettlement() {
		return false
	}
	p, t := &r.Text.Tokens[m.From], &r.Text.Tokens[m.From+1]
	return isPlainTitle(p) && !p.First() && isPlainTitle(t) &&
		!r.beforeTown.Has(p) && !isKnownPlace(r.Resolution, m.From) && r.Text.Casing(int(t.Sentence)) == text.CasingPlain
}

// isApposed reports whether a comma and a word that says who somebody is follow a mention, "Sánchez Guadalajara, consejero", or
// one that says of where, "Toufic Aleppo, parroco di Sidone".
func (r unlistedReader) isApposed(m *resolve.Mention) bool {
	comma, noun, of := r.At(int(m.To), m.To), r.At(int(m.To)+1, m.To), r.At(int(m.To)+2, m.To)
	if comma == nil || comma.Punct != ',' || noun == nil || noun.Shape != text.ShapeLower {
		return false
	}
	switch noun.Class {
	case text.ClassRole, text.ClassPerson, text.ClassTitle:
		return true
	case text.ClassNone:
		return of != nil && isSmall(of)
	}
	return false
}
