package text

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// LexEntry is what the word lists know of a word, packed into one byte.
//
//	bits 0–4  1 + log2 of its frequency in running text; 0 when not listed
//	bit  5    it is mostly written with a capital
//	bit  6    it is a first name
//	bit  7    it is a first name or surname of the large list
type LexEntry uint8

const (
	LexCapital   LexEntry = 1 << 5
	LexFirstName LexEntry = 1 << 6
	LexName      LexEntry = 1 << 7
)

func (e LexEntry) Frequency() int { return int(e & 31) }

// Ordinary returns the frequency of a word that is mostly written small, 0 for
// one that is mostly a name.
func (e LexEntry) Ordinary() int {
	if e&LexCapital != 0 {
		return 0
	}
	return e.Frequency()
}

// Lexicon is an open-addressed table of words, read in place. A slot holds 24
// bits of the word's hash and its entry; the table has a power of two slots, so
// a word that is not in it is taken for another once in about ten million
// Lookups.
type Lexicon struct {
	slots []byte // four bytes each
	mask  uint32
}

func OpenLexicon(b []byte) (Lexicon, bool) {
	n := len(b) / 4
	if n == 0 || len(b)%4 != 0 || n&(n-1) != 0 {
		return Lexicon{}, false
	}
	return Lexicon{slots: b, mask: uint32(n - 1)}, true
}

// IsEmpty reports whether the lexicon has no words.
func (l Lexicon) IsEmpty() bool { return l.slots == nil }

// Lookup returns the entry of the word with the given hash, 0 when it has none.
func (l Lexicon) Lookup(key uint64) LexEntry {
	if l.slots == nil {
		return 0
	}
	tag := uint32(key>>40) << 8
	i := uint32(key) & l.mask
	for range len(l.slots) / 4 { // a damaged table may have no free slot
		v := binary.LittleEndian.Uint32(l.slots[i*4:])
		if v == 0 {
			return 0
		}
		if v&^0xff == tag {
			return LexEntry(v)
		}
		i = (i + 1) & l.mask
	}
	return 0
}

// packLexicon writes the table. Its order of insertion is the order of keys, so
// equal lists give equal bytes.
func packLexicon(keys []uint64, entry map[uint64]LexEntry) []byte {
	n := 1 << bits.Len(uint(len(keys)*3/2))
	b := make([]byte, n*4)
	for _, k := range keys {
		e := entry[k]
		if e == 0 {
			continue
		}
		v := uint32(k>>40)<<8 | uint32(e)
		for i := uint32(k) & uint32(n-1); ; i = (i + 1) & uint32(n-1) {
			old := binary.LittleEndian.Uint32(b[i*4:])
			if old == 0 {
				binary.LittleEndian.PutUint32(b[i*4:], v)
				break
			}
			if old&^0xff == v&^0xff {
				binary.LittleEndian.PutUint32(b[i*4:], old|uint32(e)&0xe0)
				break
			}
		}
	}
	return b
}

func sortedKeys(m map[uint64]LexEntry) []uint64 {
	return slices.Sorted(maps.Keys(m))
}
