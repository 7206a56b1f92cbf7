package resolve

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// contextWords are the sets of words that tell what a mention means, a field for each set of the tables.
type contextWords struct {
	definite, of                          text.Set
	admin1, admin2, town                  text.Set // behind a name
	admin1Of, admin2Of, townOf, countryOf text.Set // "… of" before it
	division, inland                      text.Set
	settlements                           text.Set // plurals that lists of settlements begin with
	located                               text.Set // "X, located in Y"
	several                               text.Set // plurals behind the last name of a list
	opposing, matchVerb                   text.Set // "against X", "beat X"
	nationOffice, stateOffice             text.Set // "X's parliament", "the governor of X"
	capital                               text.Set // "X's capital"
	joiner, university                    text.Set // "X upon Y", "X University"
	minor                                 text.Set // "X Creek"
	mine                                  text.Set // "the X mine"
	force                                 text.Set // "X troops"
	club                                  text.Set // what names of clubs begin with: "Real"
	street                                text.Set // what names of streets abroad begin with: "Rue"
	unit                                  recognise.UnitTail
	unitName                              text.Set // the last word of a division's name that is no institution's
}

// describes reports whether a word behind a name says what kind of place it is.
func (w *contextWords) describes(t *text.Token) bool {
	return w.admin1.Has(t) || w.admin2.Has(t) || w.town.Has(t)
}

// newContextWords takes the sets from the tables. The error names what is missing, which is empty then.
func newContextWords(w *text.Words) (*contextWords, error) {
	names := []string{
		"definite", "of", "admin1-noun", "admin2-noun", "town-noun", "admin1-of", "admin2-of", "town-of", "country-of",
		"division-noun", "inland", "settlements", "be",
		"located", "several", "opposing", "match-verb", "nation-office", "state-office", "capital", "name-joiner",
		"university", "minor-feature", "mine", "armed-force",
	}
	return &contextWords{
		definite: w.Set("definite"), of: w.Set("of"),
		admin1: w.Set("admin1-noun"), admin2: w.Set("admin2-noun"), town: w.Set("town-noun"),
		admin1Of: w.Set("admin1-of"), admin2Of: w.Set("admin2-of"), townOf: w.Set("town-of"), countryOf: w.Set("country-of"),
		division: w.Set("division-noun"), inland: w.Set("inland"),
		settlements: w.Set("settlements"), located: w.Set("located"),
		several: w.Set("several"), opposing: w.Set("opposing"), matchVerb: w.Set("match-verb"),
		nationOffice: w.Set("nation-office"), stateOffice: w.Set("state-office"), capital: w.Set("capital"),
		joiner: w.Set("name-joiner"), university: w.Set("university"), minor: w.Set("minor-feature"),
		unit: recognise.NewUnitTail(w), unitName: w.Set("unit-name"),
		mine: w.Set("mine"), force: w.Set("armed-force"), club: w.Set("club"), street: w.Set("foreign-street"),
	}, w.Need(names...)
}
