package resolve

import (
	"math/bits"

	"dateline/gazetteer"
)

// numbering gives places numbers from 0 on, in the order in which they come. The zero value
// has none. It keeps its memory when it is reset.
type numbering struct {
	places []gazetteer.Ref
	slots  []int32 // 1 + number, 0 for a free slot; a power of two of them, at most half full
}

// reset forgets all numbers.
func (n *numbering) reset() {
	n.places = n.places[:0]
	clear(n.slots)
}

// find returns the number of a place, false when it has none.
func (n *numbering) find(r gazetteer.Ref) (int32, bool) {
	if len(n.slots) == 0 {
		return 0, false
	}
	v := n.slots[n.slot(r)]
	return v - 1, v > 0
}

// number returns the number of a place, a new one when it has none.
func (n *numbering) number(r gazetteer.Ref) int32 {
	if 2*len(n.places) >= len(n.slots) {
		n.grow()
	}
	s := &n.slots[n.slot(r)]
	if *s == 0 {
		n.places = append(n.places, r)
		*s = int32(len(n.places))
	}
	return *s - 1
}

// slot returns where the number of a place stands, or the free slot for it.
func (n *numbering) slot(r gazetteer.Ref) int {
	mask := len(n.slots) - 1
	// Fibonacci hashing: the high bits of the product are well mixed.
	i := int(uint32(r)*0x9E3779B1>>(32-bits.Len(uint(mask)))) & mask
	for n.slots[i] != 0 && n.places[n.slots[i]-1] != r {
		i = (i + 1) & mask
	}
	return i
}

func (n *numbering) grow() {
	n.slots = make([]int32, max(2*len(n.slots), 64))
	for i, r := range n.places {
		n.slots[n.slot(r)] = int32(i) + 1
	}
}
