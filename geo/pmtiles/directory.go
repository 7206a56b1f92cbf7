package pmtiles

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// entry leads from the ids id … id+run-1 to bytes; with a run of 0 to a leaf
// directory that begins at id.
type entry struct {
	id     uint64
	offset uint64
	length uint32
	run    uint32
}

// maxEntries bounds a directory in memory, 24 bytes each; real ones have some
// thousands.
const maxEntries = 1 << 20

// readDirectory decodes a directory: a count, and for all entries in turn the
// differences of the ids, the runs, the lengths and the offsets, which are one more
// than they say, or 0 for what follows the entry before without a gap.
func readDirectory(b []byte) ([]entry, error) {
	bad := fmt.Errorf("%w: a directory is damaged", ErrFormat)
	next := func() (uint64, bool) {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return 0, false
		}
		b = b[n:]
		return v, true
	}
	count, ok := next()
	if !ok || count > maxEntries || count > uint64(len(b)) {
		return nil, bad
	}
	entries := make([]entry, count)
	var id uint64
	for i := range entries {
		v, ok := next()
		if !ok {
			return nil, bad
		}
		id += v
		entries[i].id = id
	}
	for _, field := range []func(*entry, uint64){
		func(e *entry, v uint64) { e.run = uint32(v) },
		func(e *entry, v uint64) { e.length = uint32(v) },
	} {
		for i := range entries {
			v, ok := next()
			if !ok || v > 1<<32-1 {
				return nil, bad
			}
			field(&entries[i], v)
		}
	}
	for i := range entries {
		v, ok := next()
		switch {
		case !ok || v == 0 && i == 0:
			return nil, bad
		case v == 0:
			entries[i].offset = entries[i-1].offset + uint64(entries[i-1].length)
		default:
			entries[i].offset = v - 1
		}
	}
	return entries, nil
}

// find returns the entry that an id falls to, and whether there is one.
func find(entries []entry, id uint64) (entry, bool) {
	i := sort.Search(len(entries), func(i int) bool { return entries[i].id > id }) - 1
	if i < 0 {
		return entry{}, false
	}
	e := entries[i]
	return e, e.run == 0 || id-e.id < uint64(e.run)
}
