package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// surroundings are the words of a text with what the gazetteer and the tables know of them.
type surroundings struct {
	*recognise.Recognition
	index *gazetteer.Index
	words *contextWords
}

// contextReader reads the words around mentions.
type contextReader struct {
	surroundings
	containers containerReader
	governors  governorReader
	offices    officeReader
}

func newContextReader(s surroundings, h *headings) contextReader {
	return contextReader{s, containerReader{s}, governorReader{s, h}, officeReader{s}}
}

// read reads the words around the tokens from … to.
func (r *contextReader) read(from, to int32) Context {
	var c Context
	r.containers.after(&c, r.listEnd(from, to))
	r.containers.before(&c, from)
	r.governors.read(&c, from, to)
	if c.Cue = r.offices.power(from, to); c.Cue == recognise.GroupNone {
		c.Cue = r.cue(from, r.listEnd(from, to))
	}
	c.Dateline = r.Text.Tokens[from].Dateline()
	before, after := r.At(int(from)-1, from), r.At(int(to), to)
	c.Definite = r.isDefinite(before)
	c.Bare = after == nil || endsPhrase(after) || after.Class == text.ClassAuxiliary || after.Class == text.ClassPrepositionIn ||
		after.Class == text.ClassPrepositionTo && !r.words.of.Has(after)
	c.Modifies = after != nil && after.Capital() && after.Class != text.ClassDivision && after.Class != text.ClassCity
	c.Opposed = before != nil && before.Shape == text.ShapeLower && (r.words.opposing.Has(before) || r.words.matchVerb.Has(before))
	c.Unit = after != nil && r.isUnitName(after, to)
	c.Campus = r.isCampus(from, to)
	c.Armed = r.isArmed(to)
	c.Acts = after != nil && (after.Class == text.ClassAgency || after.Class == text.ClassSpeech) && !behindPreposition(before)
	return c
}

// isCampus reports whether a mention is, or stands in, the name of a university: "the University
// of Cambridge", "Leiden University".
func (r *contextReader) isCampus(from, to int32) bool {
	if t := r.At(int(to), to); t != nil && t.Capital() && r.words.university.Has(t) || to-from > 1 &&
		r.words.university.Has(r.LastWord(from, to)) {
		return true
	}
	first := &r.Text.Tokens[from]
	if to-from > 2 && r.words.university.Has(first) {
		return true
	}
	of, t := r.At(int(from)-1, from), r.At(int(from)-2, from)
	return of != nil && t != nil && r.words.of.Has(of) && t.Capital() && r.words.university.Has(t)
}

// maxForce bounds the words between a country and its forces: "Russian ground forces", "Turkish and Syrian troops".
const maxForce = 3

// isArmed reports whether what ends at token to is whose forces or arms the words behind it are: "Russian troops", "Israel's
// air strikes". These are said to be abroad as often as at home.
func (r *contextReader) isArmed(to int32) bool {
	for i := int(to); i <= int(to)+maxForce; i++ {
		t := r.At(i, to)
		switch {
		case t == nil:
			return false
		case r.words.force.Has(t):
			return true
		case t.Possessive() && i == int(to), t.Punct == '-', t.Class == text.ClassConjunction:
		case t.Shape == text.ShapePunct, t.Class != text.ClassNone && t.Class != text.ClassRole && t.Class != text.ClassPerson &&
			t.Class != text.ClassOrganisation && t.Class != text.ClassLand:
			return false
		}
	}
	return false
}

// endsPhrase reports whether a token is a mark that no longer name goes on behind.
func endsPhrase(t *text.Token) bool {
	switch t.Punct {
	case ',', '.', ';', ':', ')':
		return true
	}
	return false
}

func (r *contextReader) isDefinite(t *text.Token) bool {
	return t != nil && t.Class == text.ClassArticle && r.words.definite.Has(t)
}

func behindPreposition(before *text.Token) bool {
	return before != nil && (before.Class == text.ClassPrepositionIn || before.Class == text.ClassPrepositionTo)
}

// isUnitName reports whether the noun t of a division ends the name that goes on behind token to: "Kherson Region".
func (r *contextReader) isUnitName(t *text.Token, to int32) bool {
	next := r.At(int(to)+1, to)
	return t.Shape == text.ShapeTitle && r.words.unitName.Has(t) && (next == nil || !next.Capital())
}

// cue returns the class that a word beside the mention names: "Washington state",
// "the city of Granada".
func (r *contextReader) cue(from, to int32) recognise.Group {
	w := r.words
	if t := r.At(int(to), to); t != nil && (t.Shape == text.ShapeLower || r.isUnitName(t, to)) {
		switch {
		case w.admin1.Has(t):
			return recognise.GroupAdmin1
		case w.admin2.Has(t):
			return recognise.GroupAdmin2
		case w.town.Has(t):
			return recognise.GroupTown
		}
	}
	if from < 2 {
		return recognise.GroupNone
	}
	of, t := r.At(int(from)-1, from), r.At(int(from)-2, from)
	if of == nil || t == nil || !w.of.Has(of) {
		return recognise.GroupNone
	}
	switch {
	case w.admin1Of.Has(t):
		return recognise.GroupAdmin1
	case w.admin2Of.Has(t):
		return recognise.GroupAdmin2
	case w.townOf.Has(t):
		return recognise.GroupTown
	case w.countryOf.Has(t):
		return recognise.GroupCountry
	}
	return recognise.GroupNone
}
