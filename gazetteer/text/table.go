package text

// Table maps the hashes of words to values, of which the zero value stands for what is not in it.
// It is open-addressed and never more than half full: texts are asked for each of their words, and
// most are not in it. The zero Table is empty. It may be read by several goroutines while none
// puts anything into it. Its keys are those of word lists: who may choose them can choose such as
// share their last bits, which makes it slow.
type Table[V comparable] struct {
	slots []slot[V] // a power of two of them, or none
	n     int
}

type slot[V comparable] struct {
	key   uint64
	value V // zero for a free slot
}

// Get returns the value of a key, zero where the table lacks it.
func (t *Table[V]) Get(key uint64) V {
	var zero V
	if len(t.slots) == 0 {
		return zero
	}
	mask := len(t.slots) - 1
	for i := int(key) & mask; ; i = (i + 1) & mask {
		s := &t.slots[i&(len(t.slots)-1)]
		if s.key == key || s.value == zero {
			return s.value
		}
	}
}

// Put sets the value of a key, which must not be zero.
func (t *Table[V]) Put(key uint64, value V) {
	if 2*(t.n+1) > len(t.slots) {
		t.grow()
	}
	var zero V
	mask := len(t.slots) - 1
	i := int(key) & mask
	for t.slots[i].value != zero && t.slots[i].key != key {
		i = (i + 1) & mask
	}
	if t.slots[i].value == zero {
		t.n++
	}
	t.slots[i] = slot[V]{key, value}
}

// Len returns how many keys have a value.
func (t *Table[V]) Len() int { return t.n }

func (t *Table[V]) grow() {
	old := t.slots
	t.slots, t.n = make([]slot[V], max(2*len(old), 8)), 0
	var zero V
	for _, s := range old {
		if s.value != zero {
			t.Put(s.key, s.value)
		}
	}
}
