package text

// Set is a set of folded words, by their [Hash]. The zero value is empty. It may be read
// by several goroutines while none adds to it.
type Set struct {
	words    Table[uint8]
	ofTables bool // of the tables that texts are cut with, of which tokens know whether they are in any
}

// Has reports whether the word of a token is in the set.
func (s Set) Has(k *Token) bool {
	return (!s.ofTables || k.flags&listed != 0) && s.words.Get(k.Key) != 0
}

// HasKey reports whether a word is in the set, by its hash.
func (s Set) HasKey(key uint64) bool { return s.words.Get(key) != 0 }

// Add puts a word, by its hash, into the set.
func (s *Set) Add(key uint64) { s.words.Put(key, 1) }

// Len returns how many words the set has.
func (s Set) Len() int { return s.words.Len() }
