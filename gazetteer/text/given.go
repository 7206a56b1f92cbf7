package text

import (
	"errors"
	"io/fs"
	"strings"
)

// givenTable lists first names: what names begin with, and the endings behind that in all forms,
// "-" for none.
const givenTable = "given.tsv"

// WithGiven returns the words with the first names of a folder's given.tsv, beside those that the
// lexicon has. The table may be missing. The error names file and line.
func (w *Words) WithGiven(folder fs.FS) (*Words, error) {
	rows, err := ReadTable(folder, givenTable, 3)
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return nil, err
	}
	c := *w
	c.given = map[uint64]bool{}
	for _, row := range rows {
		for _, stem := range strings.Fields(row[0]) {
			for _, ending := range strings.Fields(row[1]) {
				c.given[KeyOf(stem+strings.Trim(ending, "-"))] = true
			}
		}
	}
	return &c, nil
}

// WithOwn returns the words with a lexicon of their language, which comes before that of
// [Words.WithLexicon]: of this one only the names are still taken.
func (w *Words) WithOwn(l Lexicon) *Words {
	c := *w
	c.own = &l
	return &c
}

// look returns what the lexicons and the first names say of a word. Articles of a language with first names of its own are no
// names, which those of others may be: "La" and "Der" are first names in English texts.
func (w *Words) look(key uint64, c Class) LexEntry {
	e := w.lexicon.Lookup(key)
	if w.own != nil {
		e = w.own.Lookup(key) | e&(LexFirstName|LexName)
	}
	if w.given != nil && w.given[key] {
		e |= LexFirstName | LexName | LexCapital
	}
	if w.given != nil && c == ClassArticle {
		e &^= LexFirstName | LexName
	}
	return e
}
