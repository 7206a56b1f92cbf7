package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// personReader tells mentions that are persons.
type personReader struct {
	*resolve.Resolution
	honorific   text.Set
	given       text.Set // towns and lands that are also first names
	surnameTown text.Set // large towns that have their names from persons, whose surnames they are
	words       personWords
	tagged      bool // the language's lists have first names, but hardly a surname

	surnames text.Set // signs that begin the names of persons in a script without spaces
	genitive text.Set // endings behind an apostrophe that persons have as often as places: "'nın"

	// Words with a capital that make a longer name of a place with the town behind them, "Gran Valencia", in languages where an
	// unknown word with a capital right before a town tells a person or a firm.
	beforeTown text.Set
	opening    text.Set // words that open sentences there, and are no names: "Según"
}

// isPerson reports whether the mention is plainly a person: a first name before a
// surname ("Paris Hilton"), a name behind a title ("Mr. Lincoln"), or both names of
// somebody.
func (r personReader) isPerson(m *resolve.Mention) bool {
	if len(m.Context.Containers()) > 0 && m.Context.Strict || m.Context.Dateline {
		return false // "Paris, Texas"
	}
	first := &r.Text.Tokens[m.From]
	if m.To-m.From > 1 {
		return r.isFullName(m) || unlistedReader{r}.isUnknownFull(m)
	}
	if r.tagged && (r.isCalledSo(m) || unlistedReader{r}.isBehindUnknown(m)) {
		return true
	}
	if r.tagged && r.opensSentence(m) && r.startsDivision(m.From) {
		return false // "Von Berlin", "De Madrid"
	}
	if first.Shape != text.ShapeTitle {
		return false
	}
	if r.given.Has(first) && r.isBeforeSurname(m) {
		return true
	}
	if first.Lex&text.LexFirstName != 0 && !r.isOfGreat(m) {
		if n := r.At(int(m.To), m.To); n != nil && n.Shape == text.ShapeTitle && n.Class == text.ClassNone &&
			!r.startsDivision(m.To) && (n.Lex&text.LexName != 0 || r.isUnknownWord(m.To)) {
			return true
		}
	}
	if r.surnameFollows(m) || r.firstNameBefore(m) || r.rankBefore(m) {
		return true
	}
	if p := r.beforeStop(m.From); p != nil && p.Capital() && r.honorific.Has(p) {
		return true
	}
	if !r.tagged && r.doesAsPerson(m) {
		return true
	}
	h := r.Usages.Of(first)
	return h.Named > 0 && h.Located == 0 && first.Lex&text.LexName != 0 && !m.Context.Acts
}

// isBeforeSurname reports whether a surname, and nothing more, follows a mention: "Paris Hilton",
// "Brooklyn Beckham", but not "London Heathrow" or "Paris Fashion Week".
func (r personReader) isBeforeSurname(m *resolve.Mention) bool {
	first, n, after := &r.Text.Tokens[m.From], r.At(int(m.To), m.To), r.At(int(m.To)+1, m.To)
	if n == nil || n.Shape != text.ShapeTitle || n.Class != text.ClassNone {
		return false
	}
	if p := r.At(int(m.From)-1, m.From); p == nil || p.Class != text.ClassRole { // "guard Paris Hill"
		if n.Lex&text.LexName == 0 || n.Lex.Ordinary() >= 8 {
			return false
		}
	}
	if rather := r.surnameTown.Has(n) && !r.surnameTown.Has(first); r.startsDivision(m.To) && !rather {
		return false
	}
	if after != nil && after.Capital() || r.Matches.Covering(m.From) >= 0 && r.Matches.List[r.Matches.Covering(m.From)].To > m.To {
		return false
	}
	p := r.At(int(m.From)-1, m.From)
	return p == nil || p.Class != text.ClassArticle &&
		(!p.Capital() || p.First() || p.Class == text.ClassRole || p.Class == text.ClassTitle)
}

// isUnknownWord reports whether the word at token i is no ordinary one and the gazetteer
// does not have it: behind a first name it is a surname ("Paris Geller").
func (r personReader) isUnknownWord(i int32) bool {
	return r.Text.Tokens[i].Lex.Ordinary() == 0 && r.Matches.Starting(i) < 0
}

// surnameFollows reports whether the next word is a surname by how the article uses
// it: behind a role ("Mayor London Breed"), or alone elsewhere.
func (r personReader) surnameFollows(m *resolve.Mention) bool {
	n := r.At(int(m.To), m.To)
	if n == nil || n.Shape != text.ShapeTitle || n.Class != text.ClassNone || n.Lex.Ordinary() >= 8 || r.startsDivision(m.To) {
		return false
	}
	if r.tagged && r.startsDivision(m.From) {
		return false // "Президент Молдови Мая Санду"
	}
	if p := r.beforeStop(m.From); p != nil && p.Class == text.ClassRole && p.Capital() {
		return true
	}
	h := r.Usages.Of(n)
	return n.Lex&text.LexName != 0 && h.Seen > h.Long && h.Located == 0 && h.Headed == 0
}

// firstNameBefore reports whether a surname stands behind a first name that opens a
// sentence or a clause: "Jack London wrote it".
func (r personReader) firstNameBefore(m *resolve.Mention) bool {
	t, p := &r.Text.Tokens[m.From], r.At(int(m.From)-1, m.From)
	if p == nil || p.Sentence != t.Sentence || p.Shape != text.ShapeTitle || p.Lex&text.LexFirstName == 0 ||
		p.Class != text.ClassNone || t.Lex&text.LexName == 0 {
		return false
	}
	if k := r.Matches.Starting(m.From - 1); k >= 0 && r.Matches.List[k].To > m.From {
		return false // "San Jose"
	}
	h := r.Usages.Of(t)
	return h.Located == 0 && h.Headed == 0
}

// rankBefore reports whether a surname that the article never locates stands behind a
// role with a capital: "Captain Dallas was 200 km from Oslo".
func (r personReader) rankBefore(m *resolve.Mention) bool {
	t, p := &r.Text.Tokens[m.From], r.At(int(m.From)-1, m.From)
	if p == nil || p.Sentence != t.Sentence || p.Class != text.ClassRole || p.Shape != text.ShapeTitle || t.Lex&text.LexName == 0 {
		return false
	}
	if k := r.Matches.Starting(m.From - 1); k >= 0 && r.Matches.List[k].To > m.From {
		return false // "General Santos"
	}
	k := r.Matches.Starting(m.From)
	if k >= 0 && (r.Matches.List[k].Group.IsArea() || r.Matches.List[k].Group == recognise.GroupAdmin1) {
		return false // "Prime Minister Israel" is a slip, not a person
	}
	h := r.Usages.Of(t)
	return h.Located == 0 && h.Headed == 0
}

// personGrade grades weaker signs of a person: 1 for the surname of somebody whom
// the article calls by both names and never locates, 2 for a name behind a first
// name.
func (r personReader) personGrade(m *resolve.Mention) int {
	first := &r.Text.Tokens[m.From]
	if m.To-m.From > 1 || !first.Capital() || len(m.Context.Containers()) > 0 && m.Context.Strict {
		return 0
	}
	p := r.At(int(m.From)-1, m.From)
	if p != nil && p.Shape == text.ShapeTitle && p.Lex&text.LexFirstName != 0 && p.Class == text.ClassNone {
		return 2
	}
	h := r.Usages.Of(first)
	if h.Named+h.Titled > 0 && h.Located == 0 {
		return 1
	}
	return 0
}

// greatCity is the least fame of a city that may stand behind another name without
// a comma: "Austin Texas", "Paris France".
const greatCity = 0.45

// startsDivision reports whether a country, a first-level division or a great city
// begins at token i.
func (r personReader) startsDivision(i int32) bool {
	k := r.Matches.Starting(i)
	if k < 0 {
		return false
	}
	x := &r.Matches.List[k]
	return x.Fame >= greatCity || x.Group == recognise.GroupCountry || x.Group == recognise.GroupAdmin1
}

// isFullName reports whether a mention of several words is a first name and a
// surname that the gazetteer does not have.
func (r personReader) isFullName(m *resolve.Mention) bool {
	n := &r.Names[m.Name]
	if n.First < n.Last && r.Candidates[n.First].Variant == resolve.VariantWhole || r.IsSite(m.From, m.To) {
		return false
	}
	a, b := &r.Text.Tokens[m.From], &r.Text.Tokens[m.To-1]
	return m.To-m.From == 2 && a.Lex&text.LexFirstName != 0 && a.Class == text.ClassNone &&
		b.Shape == text.ShapeTitle && b.Class == text.ClassNone && (b.Lex&text.LexName != 0 || r.tagged) && b.Lex.Ordinary() < 8
}

// isCalledSo reports whether a mention, which is no well-known place, is a first name before another
// name, or what somebody is called in the text behind a first name: "Мураками" of "Харуки Мураками".
func (r personReader) isCalledSo(m *resolve.Mention) bool {
	first := &r.Text.Tokens[m.From]
	switch {
	case m.Context.Strict:
		return false
	case first.Shape == text.ShapeUncased:
		return r.BehindPerson(m.From) && !r.startsDivision(m.From)
	case !first.Capital():
		return false
	}
	before := r.At(int(m.From)-1, m.From)
	in := before != nil && before.Class == text.ClassPrepositionIn
	n := r.At(int(m.To), m.To)
	named := n != nil && n.Shape == text.ShapeTitle && n.Class == text.ClassNone && !r.startsDivision(m.To)
	if named && !in && !r.isOfGreat(m) && first.Lex&text.LexFirstName != 0 {
		return true
	}
	if before != nil && before.Class != text.ClassNone && before.Class != text.ClassTitle && !in {
		return false // small words may look like first names where a sentence begins
	}
	return !in && r.IsPerson(m.From) && !r.startsDivision(m.From) && r.Usages.Of(first).Located == 0
}

// opensSentence reports whether a mention stands behind a small word that begins a sentence and may look like a first name.
func (r personReader) opensSentence(m *resolve.Mention) bool {
	p := r.At(int(m.From)-1, m.From)
	return p != nil && p.First() && (p.Class == text.ClassPrepositionTo || p.Class == text.ClassPrepositionIn)
}

// beforeStop returns the token before i, or before the full stop before i: "Mr."
func (r personReader) beforeStop(i int32) *text.Token {
	p := r.At(int(i)-1, i)
	if p != nil && p.Punct == '.' {
		return r.At(int(i)-2, i)
	}
	return p
}
