package recognise

// Common tells the words and names that several of the articles have that a field was fitted on.
// A name of the gazetteer that is not among them is rarely a common word. It is a Bloom filter
// with one hash.
type Common []byte

// commonBits is the length of the keys in a Common.
const commonBits = 20

// CommonSize is how many bytes a Common has.
const CommonSize = 1 << (commonBits - 3)

// NewCommon returns an empty Common.
func NewCommon() Common { return make(Common, CommonSize) }

// Add adds a key, which has to be a hash.
func (c Common) Add(key uint64) {
	k := key >> (64 - commonBits)
	c[k/8] |= 1 << (k % 8)
}

// Has reports whether a key was added; a nil Common has none.
func (c Common) Has(key uint64) bool {
	if c == nil {
		return false
	}
	k := key >> (64 - commonBits)
	return c[k/8]>>(k%8)&1 != 0
}

// Keys calls do with the keys of the words of a text and of the names of the gazetteer in it.
func (w *Workspace) Keys(do func(key uint64)) {
	for i := range w.Text.Tokens {
		if t := &w.Text.Tokens[i]; w.active[i] && t.Word() {
			do(t.Key)
		}
	}
	for k := range w.Matches.List {
		m := &w.Matches.List[k]
		do(w.Key(m.From, m.To))
	}
}
