package gazetteer

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// feature is a feature class with a code of it.
type feature struct{ class, code string }

// codeTable numbers the features that occur.
type codeTable struct {
	list   []feature
	number map[feature]uint16
}

func newCodeTable() *codeTable { return &codeTable{number: make(map[feature]uint16)} }

// see takes note of a feature.
func (t *codeTable) see(f feature) { t.number[f] = 0 }

// order gives the features their numbers.
func (t *codeTable) order() {
	for f := range t.number {
		t.list = append(t.list, f)
	}
	slices.SortFunc(t.list, func(a, b feature) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.code, b.code))
	})
	for i, f := range t.list {
		t.number[f] = uint16(i)
	}
}

func (t *codeTable) write(pool *stringPool) (out []byte) {
	for _, f := range t.list {
		out = binary.LittleEndian.AppendUint32(out, pool.offset(f.class))
		out = binary.LittleEndian.AppendUint32(out, pool.offset(f.code))
	}
	return out
}
