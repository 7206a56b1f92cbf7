package text

import (
	"maps"
	"math/bits"
	"slices"

	"dateline/gazetteer"
)

// WordList is what a [Lexicon] is made of.
type WordList struct {
	Frequency  map[string]int // occurrences of a word, in the case that it is mostly written in
	FirstNames []string
	Names      []string // first names and surnames
}

// Pack returns the bytes that [OpenLexicon] reads. Equal lists give equal bytes. Of
// words that fold to the same the commonest counts, and the first in byte order of
// those that are as common.
func (l WordList) Pack() []byte {
	entry := map[uint64]LexEntry{}
	var fold []byte
	keyOf := func(w string) uint64 {
		fold = gazetteer.Fold(fold[:0], w)
		return Hash(fold)
	}
	most := map[uint64]int{}
	for _, w := range slices.Sorted(maps.Keys(l.Frequency)) {
		k, n := keyOf(w), l.Frequency[w]
		if n <= most[k] {
			continue
		}
		most[k] = n
		e := LexEntry(min(bits.Len32(uint32(min(n, 1<<30))), 31))
		if s, _ := ShapeOf(w); s != ShapeLower {
			e |= LexCapital
		}
		entry[k] = e
	}
	for _, w := range l.FirstNames {
		entry[keyOf(w)] |= LexFirstName | LexName
	}
	for _, w := range l.Names {
		entry[keyOf(w)] |= LexName
	}
	return packLexicon(sortedKeys(entry), entry)
}
