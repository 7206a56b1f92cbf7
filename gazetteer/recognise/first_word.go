package recognise

import "dateline/gazetteer"

// firstWords remembers where the names that begin with a word go on. Most names of a text
// begin with a few words, and the way along their bytes is long. The zero value is ready
// to use; it serves one goroutine.
type firstWords struct {
	index *gazetteer.Index
	slots []firstWord
}

// firstWord is what one slot remembers: the last word that fell to it.
type firstWord struct {
	key   uint64 // hash of the folded word
	after gazetteer.Cursor
	ok    bool // names begin with the word
}

const firstWordBits = 10

// step returns the cursor of x behind a folded word with the given hash, and whether
// names go on there.
func (f *firstWords) step(x *gazetteer.Index, word string, key uint64) (gazetteer.Cursor, bool) {
	if f.index != x {
		*f = firstWords{index: x, slots: make([]firstWord, 1<<firstWordBits)}
	}
	s := &f.slots[key&(1<<firstWordBits-1)]
	if s.key != key {
		*s = firstWord{key: key, after: x.Cursor()}
		s.ok = StepAll(&s.after, word)
	}
	return s.after, s.ok
}
