package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// isSurname reports whether an adjective or the word for a people is what somebody is called: "Bremer" where "Thomas Bremer"
// stands in the text.
func (r personReader) isSurname(m *resolve.Mention) bool {
	if m.To-m.From != 1 {
		return false
	}
	first := &r.Text.Tokens[m.From]
	if first.Shape != text.ShapeTitle {
		return false
	}
	if r.Usages.Of(first).Named == 0 || r.Usages.Of(first).Located > 0 {
		return false
	}
	for i := 1; i < len(r.Text.Tokens); i++ {
		if r.Text.Tokens[i].Key != first.Key {
			continue
		}
		if p := r.At(i-1, int32(i)); p != nil && p.Class == text.ClassNone && p.Shape == text.ShapeTitle && p.Lex&text.LexFirstName != 0 {
			return true // and not "Les" of "Les Niçois"
		}
	}
	return false
}

// isAddressed reports whether a name stands behind a title, with or without a first name, as no city does that has no preposition
// before it: "Frau Hamburg", "Madame Lourdes Marseille". In a script without spaces a sign for a surname before it tells
// the same: "张" of "记者张北京".
func (r personReader) isAddressed(m *resolve.Mention) bool {
	if len(m.Context.Containers()) > 0 && m.Context.Strict || m.To-m.From < 1 {
		return false
	}
	first := &r.Text.Tokens[m.From]
	if first.Shape == text.ShapeUncased {
		return r.behindSign(m)
	}
	if k := r.Matches.Covering(m.From); first.Shape != text.ShapeTitle || m.To-m.From > 1 || k >= 0 && r.Matches.List[k].Derived {
		return false // "сенатор Москвы"
	}
	i := int(m.From) - 1
	p := r.At(i, m.From)
	if p != nil && p.Lex&text.LexFirstName != 0 && p.Shape == text.ShapeTitle && p.Class == text.ClassNone {
		if !r.isInflected(m) && !isKnownPlace(r.Resolution, m.From-1) && r.Usages.Of(first).Located == 0 {
			return true // "Elfriede Bochum"
		}
		i--
		p = r.At(i, m.From)
	}
	if p != nil && p.Punct == '.' {
		p = r.At(i-1, m.From)
	}
	return p != nil && p.Class == text.ClassTitle
}

// isOfGreat reports whether a great city or a country stands behind "of", where a person may follow: "il sindaco di Roma
// Roberto Gualtieri". English has no such order.
func (r personReader) isOfGreat(m *resolve.Mention) bool {
	p := r.At(int(m.From)-1, m.From)
	return r.tagged && p != nil && p.Class == text.ClassPrepositionTo && r.startsDivision(m.From)
}

// isInflected reports whether an ending that tells where something is stands behind a mention: "Mehmet Ankara'ya gitti".
func (r personReader) isInflected(m *resolve.Mention) bool {
	return int(m.To) < len(r.Text.Tokens) && recognise.IsSuffix(r.Text, m.To) && !r.genitive.Has(&r.Text.Tokens[m.To])
}

// isKnownPlace reports whether the name of a place that is not small begins at token i.
func isKnownPlace(r *resolve.Resolution, i int32) bool {
	k := r.Matches.Starting(i)
	return k >= 0 && (r.Matches.List[k].Fame >= firstNamePlace || r.Matches.List[k].To > i+1)
}

// firstNamePlace is the fame from which on a first name is as well that of a town.
const firstNamePlace = 0.4

// behindSign reports whether the sign for a surname stands before a mention, by itself and where a name may begin.
func (r personReader) behindSign(m *resolve.Mention) bool {
	i := m.From - 1
	p := r.At(int(i), m.From)
	if p == nil || m.From == 0 || r.Text.Tokens[m.From].SpaceBefore() || !r.surnames.Has(p) || m.To-m.From > 2 {
		return false
	}
	w, ok := r.JoinedAt(i)
	if !ok || !w.First || !w.Last {
		return false
	}
	before := r.At(int(i)-1, i)
	if before == nil || before.Shape == text.ShapePunct {
		return true
	}
	title, ok := r.JoinedAt(i - 1)
	return ok && title.Size > 1 && title.Last
}
