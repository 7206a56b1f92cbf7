package geoparse

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"
)

// lexEntry is what the word lists know of a word, packed into one byte.
//
//	bits 0–4  1 + log2 of its frequency in running text; 0 when not listed
//	bit  5    it is mostly written with a capital
//	bit  6    it is a first name
//	bit  7    it is a first name or surname of the large list
type lexEntry uint8

const (
	lexCapital lexEntry = 1 << 5
	lexFirst   lexEntry = 1 << 6
	lexName    lexEntry = 1 << 7
)

func (e lexEntry) frequency() int { return int(e & 31) }

// ordinary returns the frequency of a word that is mostly written small, 0 for
// one that is mostly a name.
func (e lexEntry) ordinary() int {
	if e&lexCapital != 0 {
		return 0
	}
	return e.frequency()
}

// lexicon is an open-addressed table of words, read in place. A slot holds 24
// bits of the word's hash and its entry; the table has a power of two slots, so
// a word that is not in it is taken for another once in about ten million
// lookups.
type lexicon struct {
	slots []byte // four bytes each
	mask  uint32
}

func openLexicon(b []byte) (lexicon, bool) {
	n := len(b) / 4
	if n == 0 || len(b)%4 != 0 || n&(n-1) != 0 {
		return lexicon{}, false
	}
	return lexicon{slots: b, mask: uint32(n - 1)}, true
}

// lookup returns the entry of the word with the given hash, 0 when it has none.
func (l lexicon) lookup(key uint64) lexEntry {
	if l.slots == nil {
		return 0
	}
	tag := uint32(key>>40) << 8
	for i := uint32(key) & l.mask; ; i = (i + 1) & l.mask {
		v := binary.LittleEndian.Uint32(l.slots[i*4:])
		if v == 0 {
			return 0
		}
		if v&^0xff == tag {
			return lexEntry(v)
		}
	}
}

// packLexicon writes the table. Its order of insertion is the order of keys, so
// equal lists give equal bytes.
func packLexicon(keys []uint64, entry map[uint64]lexEntry) []byte {
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

func sortedKeys(m map[uint64]lexEntry) []uint64 {
	return slices.Sorted(maps.Keys(m))
}
