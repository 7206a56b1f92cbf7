package gazetteer

import (
	"math"
	"sort"
)

// nameTable finds the places that bear a name.
type nameTable struct {
	places   *records // whose numbers the lists hold
	keys     fst      // from folded names to their numbers
	postings bytesAt
	lists    bytesAt
	hidden   map[uint64]struct{} // numbers of the names that it is asked not to know; nil for none
	tagged   bool                // its names are tagged ones: others than NameAlternate are codes and adjectives
}

// openNameTable reports false for sections that are no such table.
func openNameTable(places *records, keys, postings, lists bytesAt) (nameTable, bool) {
	names, ok := openFST(keys)
	return nameTable{places: places, keys: names, postings: postings, lists: lists}, ok
}

// Lookup returns the places that bear the name, folded as by [Fold], the most
// famous first, each once with its best kind of name. The result is nil for a
// name that nothing bears.
func (x *nameTable) Lookup(name string) []Match { return x.AppendLookup(nil, name) }

// AppendLookup appends the result of [Index.Lookup] to dst. It allocates only
// when dst is too small.
func (x *nameTable) AppendLookup(dst []Match, name string) []Match {
	if key, ok := x.key(name); ok {
		return x.appendBearers(dst, key)
	}
	return dst
}

// key returns the number of the key that a name folds to.
func (x *nameTable) key(name string) (uint64, bool) {
	if len(name) > MaxName {
		return 0, false
	}
	var room [128]byte
	return x.foldedKey(Fold(room[:0], name))
}

// foldedKey returns the number of a key.
func (x *nameTable) foldedKey(folded []byte) (uint64, bool) {
	c := x.Cursor()
	for _, b := range folded {
		if !c.Step(b) {
			return 0, false
		}
	}
	out, ok := x.keys.final(c.addr)
	return c.key + out, ok
}

// appendBearers appends the bearers of the key with the given number.
func (x *nameTable) appendBearers(dst []Match, key uint64) []Match {
	if x.isHidden(key) {
		return dst
	}
	b := x.bearers(key)
	for m, ok := b.next(); ok; m, ok = b.next() {
		dst = append(dst, m)
	}
	return dst
}

// weight is that of the weightiest bearer of a key, by which the keys are numbered: the
// higher the number, the lower the weight.
func (x *nameTable) weight(key uint64) float64 {
	weight := math.Inf(-1)
	b := x.bearers(key)
	for m, ok := b.next(); ok; m, ok = b.next() {
		weight = max(weight, x.places.Fame(m.Ref)-kindPenalty(m.Kind))
	}
	return weight
}

// keysOfWeight returns how many keys weigh at least so much. They have the lowest
// numbers.
func (x *nameTable) keysOfWeight(least float64) uint64 {
	return uint64(sort.Search(len(x.postings)/4, func(key int) bool { return x.weight(uint64(key)) < least }))
}

// bearers reads the bearers of one key, the most famous first.
type bearers struct {
	x    *nameTable
	one  Match  // the only bearer, when at is 0
	left uint64 // bearers to come
	at   int    // where the next stands in lists
	ref  uint64 // the last one read
}

func (x *nameTable) bearers(key uint64) bearers {
	if key >= uint64(len(x.postings)/4) {
		return bearers{}
	}
	v := x.postings.u32(int(key) * 4)
	if v&listBit == 0 {
		return bearers{x: x, one: Match{Ref(v >> 3), NameKind(v & 7)}, left: 1}
	}
	n, at := x.lists.uvarint(int(v &^ listBit))
	return bearers{x: x, left: n, at: at}
}

// next returns the next bearer, false at the end and where the file is damaged.
func (b *bearers) next() (Match, bool) {
	if b.left == 0 {
		return Match{}, false
	}
	b.left--
	m := b.one
	if b.at > 0 {
		step, at := b.x.lists.uvarint(b.at)
		b.at = at
		b.ref += step >> 3
		if at > len(b.x.lists) || b.ref >= uint64(b.x.places.count) {
			b.left = 0
			return Match{}, false
		}
		m = Match{Ref(b.ref), NameKind(step & 7)}
	}
	return m, b.x.places.has(m.Ref)
}
