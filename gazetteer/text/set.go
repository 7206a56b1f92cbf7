package text

// Set is a set of folded words, by their [Hash]. The zero value is empty. It may be read
// by several goroutines while none adds to it.
type Set struct {
	words    table
	ofTables bool // of the tables that texts are cut with, of which tokens know whether they are in any
}

// Has reports whether the word of a token is in the set.
func (s Set) Has(k *Token) bool {
	return (!s.ofTables || k.flags&listed != 0) && s.words.get(k.Key) != 0
}

// Add puts a word, by its hash, into the set.
func (s *Set) Add(key uint64) { s.words.put(key, 1) }

// Len returns how many words the set has.
func (s Set) Len() int { return s.words.n }

// table maps hashes to small numbers above 0; what it does not hold has 0. It is
// open-addressed and never more than half full: texts are asked for each of their words,
// and most are not in it.
type table struct {
	slots []slot // a power of two of them, or none
	n     int
}

type slot struct {
	key   uint64
	value uint8 // 0 for a free slot
}

func (t *table) get(key uint64) uint8 {
	if len(t.slots) == 0 {
		return 0
	}
	mask := len(t.slots) - 1
	for i := int(key) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i&(len(t.slots)-1)]
		if s.key == key || s.value == 0 {
			return s.value
		}
	}
}

// put sets the number of a key, which must not be 0.
func (t *table) put(key uint64, value uint8) {
	if 2*(t.n+1) > len(t.slots) {
		t.grow()
	}
	mask := len(t.slots) - 1
	i := int(key) & mask
	for t.slots[i].value != 0 && t.slots[i].key != key {
		i = (i + 1) & mask
	}
	if t.slots[i].value == 0 {
		t.n++
	}
	t.slots[i] = slot{key, value}
}

func (t *table) grow() {
	old := t.slots
	t.slots, t.n = make([]slot, max(2*len(old), 8)), 0
	for _, s := range old {
		if s.value != 0 {
			t.put(s.key, s.value)
		}
	}
}
