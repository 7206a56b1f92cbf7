package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/vellum"
)

// otherNames returns names without main, ordered by kind and text, each text
// once with its best kind.
func otherNames(main string, names []Name) []Name {
	out := slices.Clone(names)
	slices.SortFunc(out, func(a, b Name) int {
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Kind, b.Kind))
	})
	out = slices.CompactFunc(out, func(a, b Name) bool { return a.Text == b.Text })
	out = slices.DeleteFunc(out, func(n Name) bool { return n.Text == main })
	slices.SortFunc(out, compareNames)
	return slices.Clip(out)
}

func compareNames(a, b Name) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text))
}

// bearer is one place that bears a key.
type bearer struct {
	at, end uint32 // of the key in the arena
	ref     Ref
	kind    NameKind
}

// keyTable gathers the folded names of all places and writes them as FST,
// postings and lists.
type keyTable struct {
	arena   []byte
	bearers []bearer
	fame    []float64 // by ref, as stored
}

func (t *keyTable) key(b bearer) []byte { return t.arena[b.at:b.end] }

// add adds a name of the place ref under all its spellings. A name without a
// letter or digit cannot be looked up.
func (t *keyTable) add(ref Ref, name Name) {
	folded := Fold(nil, name.Text)
	if len(folded) == 0 {
		return
	}
	spellings(folded, func(s []byte) {
		at := uint32(len(t.arena))
		t.arena = append(t.arena, s...)
		t.bearers = append(t.bearers, bearer{at, uint32(len(t.arena)), ref, name.Kind})
	})
}

// group is the bearers of one key, by ref.
type group []bearer

// groups sorts the bearers and returns them by key in ascending order, each
// ref once with its best kind.
func (t *keyTable) groups() []group {
	slices.SortFunc(t.bearers, func(a, b bearer) int {
		return cmp.Or(bytes.Compare(t.key(a), t.key(b)), cmp.Compare(a.ref, b.ref), cmp.Compare(a.kind, b.kind))
	})
	t.bearers = slices.CompactFunc(t.bearers, func(a, b bearer) bool {
		return a.ref == b.ref && bytes.Equal(t.key(a), t.key(b))
	})
	var out []group
	for from, to := 0, 0; from < len(t.bearers); from = to {
		for to = from + 1; to < len(t.bearers) && bytes.Equal(t.key(t.bearers[from]), t.key(t.bearers[to])); to++ {
		}
		out = append(out, t.bearers[from:to])
	}
	return out
}

const listBit = 1 << 31 // marks a posting that is an offset in lists

// byWeight returns the numbers of the groups, that with the weightiest bearer
// first.
func (t *keyTable) byWeight(groups []group) []uint32 {
	weight := make([]float64, len(groups))
	order := make([]uint32, len(groups))
	for i, g := range groups {
		order[i] = uint32(i)
		weight[i] = math.Inf(-1)
		for _, b := range g {
			weight[i] = max(weight[i], t.fame[b.ref]-kindPenalty(b.kind))
		}
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(-cmp.Compare(weight[a], weight[b]), cmp.Compare(a, b))
	})
	return order
}

// write returns the sections names, postings and lists.
func (t *keyTable) write() (names, postings, lists []byte, err error) {
	groups := t.groups()
	order := t.byWeight(groups)
	number := make([]uint32, len(groups)) // key number by group number
	for n, g := range order {
		number[g] = uint32(n)
		if group := groups[g]; len(group) == 1 {
			postings = binary.LittleEndian.AppendUint32(postings, uint32(group[0].ref)<<3|uint32(group[0].kind))
		} else {
			postings = binary.LittleEndian.AppendUint32(postings, uint32(len(lists))|listBit)
			lists = appendList(lists, group)
		}
	}
	if len(lists) >= listBit {
		return nil, nil, nil, fmt.Errorf("gazetteer: %d bytes of namesakes are more than the format holds", len(lists))
	}

	var out bytes.Buffer
	// A larger registry than vellum's own shares more ends of names; it makes
	// the file smaller.
	fst, err := vellum.New(&out, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 200_000, RegistryMRUSize: 4})
	if err != nil {
		return nil, nil, nil, err
	}
	for i, g := range groups {
		if err := fst.Insert(t.key(g[0]), uint64(number[i])); err != nil {
			return nil, nil, nil, err
		}
	}
	if err := fst.Close(); err != nil {
		return nil, nil, nil, err
	}
	return out.Bytes(), postings, lists, nil
}

func appendList(dst []byte, g group) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(g)))
	last := Ref(0)
	for _, b := range g {
		dst = binary.AppendUvarint(dst, uint64(b.ref-last)<<3|uint64(b.kind))
		last = b.ref
	}
	return dst
}
