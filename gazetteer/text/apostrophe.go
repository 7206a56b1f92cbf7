package text

import (
	"strings"

	"dateline/gazetteer"
)

// The sets of words that an apostrophe joins to others, where a language has such.
const (
	setElided = "elided" // before it: "l" of "l'Aquila", "dell" of "dell'Umbria"
	setSuffix = "suffix" // behind it: "da" of "İstanbul'da"
)

// cutApostrophe returns the length of the first token of a word that an apostrophe may join to
// another: up to and with the apostrophe of an elision, or before that of an ending.
func (w *Words) cutApostrophe(word string) int {
	i := strings.IndexAny(word, "'’")
	if i <= 0 {
		return len(word)
	}
	behind := i + 1
	if word[i] != '\'' {
		behind = i + len("’")
	}
	var room [64]byte
	elided, suffix := w.Set(setElided), w.Set(setSuffix)
	if behind < len(word) && elided.HasKey(Hash(gazetteer.Fold(room[:0], word[:i]))) {
		return behind
	}
	if suffix.HasKey(Hash(gazetteer.Fold(room[:0], word[behind:]))) {
		return i
	}
	return len(word)
}
