package geoparse

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// kindReader tells how mentions refer to their places.
type kindReader struct {
	*resolve.Resolution
	words *kindWords
	clubs clubReader
}

func newKindReader(r *resolve.Resolution, w *kindWords) kindReader {
	return kindReader{r, w, newClubReader(r, w)}
}

// kindWords are the sets of words that tell the kind of a mention, a field for each set
// of the tables.
type kindWords struct {
	of, forWord, toWord, on                text.Set
	be, actedUpon, pressure, government    text.Set
	event, plain, ground                   text.Set
	languageVerb, languageIn, languageNoun text.Set
	matchVerb, matchNoun, matchPreposition text.Set
	clubVerb, resultVerb                   text.Set
	player, sport                          text.Set
	club                                   text.Set // what names of clubs begin with: "Real"
	clubWord                               text.Set // those that are ordinary words as well: "Racing"
	clubTail                               text.Set // what British ones end with: "City"
	nickname                               text.Set // ordinary words that clubs are called by behind a place: "Jazz"
	clubArticle                            text.Set // articles before clubs, which towns do not have: "el Sevilla"
	institution                            text.Set // words behind a place that make a name of it, in a script without spaces
	people                                 text.Set // words for people and powers, of which a country before them is an attribute
	unit                                   recognise.UnitTail
	unitName, unitState                    text.Set // the last word of a division's name
	unitedStates                           gazetteer.Ref
	isles                                  [2]gazetteer.Ref // Great Britain and Ireland
}

// InstitutionSet is the set of the words that end names of institutions, in a script without spaces.
const InstitutionSet = "institution"

// newKindWords takes the sets from the tables. The error names what is missing.
func newKindWords(w *text.Words) (*kindWords, error) {
	names := []string{
		"of", "for", "to", "on", "be", "acted-upon", "pressure", "government", "event", "plain", "ground", "language-verb",
		"language-in", "language-noun", "honorific", "at", "from", "study-at", "study-from", "thing", "craft", "crafts",
		"club-verb", "given-name", "past-verb",
	}
	if err := w.Need(names...); err != nil {
		return nil, err
	}
	return kindWordsOf(w), nil
}

// kindWordsOf takes the sets from the tables, empty ones for those that are missing, as most are but
// in English.
func kindWordsOf(w *text.Words) *kindWords {
	return &kindWords{
		unit: recognise.NewUnitTail(w), unitName: w.Set("unit-name"), unitState: w.Set("unit-state"),
		of: w.Set("of"), forWord: w.Set("for"), toWord: w.Set("to"), on: w.Set("on"),
		be: w.Set("be"), actedUpon: w.Set("acted-upon"), pressure: w.Set("pressure"), government: w.Set("government"),
		event: w.Set("event"), plain: w.Set("plain"), ground: w.Set("ground"),
		languageVerb: w.Set("language-verb"), languageIn: w.Set("language-in"), languageNoun: w.Set("language-noun"),
		matchVerb: w.Set("match-verb"), matchNoun: w.Set("match-noun"), matchPreposition: w.Set("match-preposition"),
		clubVerb: w.Set("club-verb"), resultVerb: w.Set("result-verb"),
		player: w.Set("player"), sport: w.Set("sport"), club: w.Set("club"), clubWord: w.Set("club-word"), clubTail: w.Set("club-tail"),
		nickname: w.Set("club-nickname"), clubArticle: w.Set("club-article"),
		institution: w.Set(InstitutionSet), people: w.Set("people"),
	}
}

// kindOf tells how a mention refers to its place, from the name that it was found
// by, the run of capitals around it and the words beside it. c is nil for a mention
// without a place.
func (r kindReader) kindOf(m *resolve.Mention, c *resolve.Candidate) Kind {
	if c != nil && recognise.ClassOfName(c.Kind) == recognise.NameAdjective || c == nil && r.isAdjective(m) {
		if r.isLanguage(m) {
			return Language
		}
		return Demonym
	}
	switch {
	case r.isFacility(m, c):
		return Facility
	case r.clubs.isClub(m, c), r.clubs.opensClubName(m):
		return Organisation
	case r.isEmbedded(m, c):
		return Embedded
	case r.isAssociative(m, c):
		return Associative
	}
	return Literal
}

// isAdjective reports whether the gazetteer knows the words as an adjective.
func (r kindReader) isAdjective(m *resolve.Mention) bool {
	k := r.Matches.Starting(m.From)
	if k < 0 {
		return false
	}
	x := &r.Matches.List[k]
	return x.To == m.To && recognise.ClassOfName(x.Kind) == recognise.NameAdjective
}

// isLanguage reports whether an adjective stands for the language.
func (r kindReader) isLanguage(m *resolve.Mention) bool {
	before, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	if after != nil && after.Class == text.ClassLanguage {
		return true
	}
	if after != nil && after.Punct == '-' {
		if c := r.At(int(m.To)+1, m.To); c != nil && r.words.languageNoun.Has(c) {
			return true
		}
	}
	if before == nil || before.Shape == text.ShapePunct {
		return false
	}
	if r.words.languageIn.Has(before) {
		return after == nil || after.Shape == text.ShapePunct || after.Class == text.ClassConjunction
	}
	return r.words.languageVerb.Has(before)
}

// isFacility reports whether the mention is a building, street, venue or
// institution.
func (r kindReader) isFacility(m *resolve.Mention, c *resolve.Candidate) bool {
	if c != nil && c.Variant == resolve.VariantWhole {
		return c.Group == recognise.GroupSite || c.Group == recognise.GroupAirport
	}
	return r.IsSite(m.From, m.To)
}

// isEmbedded reports whether the mention stands inside a longer name.
func (r kindReader) isEmbedded(m *resolve.Mention, c *resolve.Candidate) bool {
	if c != nil && c.Variant == resolve.VariantInside {
		return true
	}
	if r.isUnit(m, c) {
		return false
	}
	// Capitals that follow at once: "Toronto Police", "Harvard University's".
	for i := r.words.unit.After(r.Recognition, int(m.To), m.To); i < int(m.To)+maxNameTokens; i++ {
		w := r.At(i, m.To)
		if w == nil || !w.Capital() {
			break
		}
		switch w.Class {
		case text.ClassTitle, text.ClassRole, text.ClassCalendar:
			return false // "Ukrainian President", "Ohio Gov."
		case text.ClassOrganisation, text.ClassTeam, text.ClassMedia, text.ClassVenue, text.ClassStreet, text.ClassDivision:
			return true
		}
	}
	if r.isBrand(m) {
		return true
	}
	p := r.At(int(m.From)-1, m.From)
	if p == nil {
		return false
	}
	switch p.Class {
	case text.ClassPrepositionTo: // "University of Istanbul", "Allendale Club of New Jersey"
		w := r.At(int(m.From)-2, m.From)
		return r.words.of.Has(p) && w != nil && w.Capital() && w.Class == text.ClassOrganisation
	case text.ClassPrepositionIn, text.ClassArticle, text.ClassConjunction, text.ClassPronoun, text.ClassAuxiliary,
		text.ClassCalendar,
		text.ClassDirection, text.ClassTitle, text.ClassRole, text.ClassPerson, text.ClassDivision, text.ClassCity:
		return false
	}
	return p.Capital() && !p.First() && r.Active(int(m.From)-1) && !p.Shouted()
}

// isUnit reports whether a division is named and its noun, the last capital of the name, follows: "Hokkaido Prefecture", "Jonglei
// State". An American state before "State" is a university.
func (r kindReader) isUnit(m *resolve.Mention, c *resolve.Candidate) bool {
	noun, next := r.At(int(m.To), m.To), r.At(int(m.To)+1, m.To)
	if c == nil || c.Group != recognise.GroupAdmin1 && c.Group != recognise.GroupAdmin2 || noun == nil ||
		noun.Shape != text.ShapeTitle || next != nil && next.Capital() {
		return false
	}
	return r.words.unitName.Has(noun) || r.words.unitState.Has(noun) && c.Country != r.words.unitedStates
}

// isBrand reports whether a capital of no class follows that makes a longer name: "Boston Dynamics",
// "Boston Marathon". People and other places may stand beside a place by themselves.
func (r kindReader) isBrand(m *resolve.Mention) bool {
	w := r.At(int(m.To), m.To)
	if w == nil || w.Shape != text.ShapeTitle || w.Class != text.ClassNone || w.Possessive() || w.Lex&text.LexFirstName != 0 ||
		r.Text.Casing(int(w.Sentence)) != text.CasingPlain {
		return false
	}
	if p := r.At(int(m.From)-1, m.From); p != nil && p.Punct == ',' { // "in Reno, Nev. Nobody …"
		return false
	}
	return r.Matches.Starting(m.To) < 0
}

// maxNameTokens bounds the capitals behind a mention that are looked at.
const maxNameTokens = 10
