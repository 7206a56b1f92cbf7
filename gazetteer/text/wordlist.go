package text

import (
	"math/bits"

	"dateline/gazetteer"
)

// WordList is what a [Lexicon] is made of.
type WordList struct {
	Frequency  map[string]int // occurrences of a word, in the case that it is mostly written in
	FirstNames []string
	Names      []string // first names and surnames
}

// Pack returns the bytes that [OpenLexicon] reads. Equal lists give equal bytes.
func (l WordList) Pack() []byte {
	entry := map[uint64]LexEntry{}
	var fold []byte
	keyOf := func(w string) uint64 {
		fold = gazetteer.Fold(fold[:0], w)
		return Hash(fold)
	}
	for w, n := range l.Frequency {
		k := keyOf(w)
		e := LexEntry(min(bits.Len32(uint32(min(n, 1<<30))), 31))
		if s, _ := ShapeOf(w); s != ShapeLower {
			e |= LexCapital
		}
		if old := entry[k]; old.Frequency() < e.Frequency() {
			entry[k] = e
		}
	}
	for _, w := range l.FirstNames {
		entry[keyOf(w)] |= LexFirstName | LexName
	}
	for _, w := range l.Names {
		entry[keyOf(w)] |= LexName
	}
	return packLexicon(sortedKeys(entry), entry)
}
