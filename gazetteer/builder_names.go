package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
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

// keyTable gathers the folded names of all places and writes them as FST,
// postings and lists.
type keyTable struct {
	sorted *sorter  // key, then ref and kind in big-endian order
	fame   []uint16 // by ref, as stored
	room   []byte
}

// add adds a name of the place ref under all its spellings. A name without a
// letter or digit cannot be looked up.
func (t *keyTable) add(ref Ref, name Name) (err error) {
	t.room = Fold(t.room[:0], name.Text)
	if len(t.room) == 0 {
		return nil
	}
	value := append(binary.BigEndian.AppendUint32(nil, uint32(ref)), byte(name.Kind))
	spellings(t.room, func(s []byte) { err = cmp.Or(err, t.sorted.add(s, value)) })
	return err
}

// groups calls visit with each key in ascending order and its bearers by ref,
// each once with its best kind. The slices are valid during the call only.
func (t *keyTable) groups(visit func(key []byte, bearers []Match) error) error {
	var last []byte
	var bearers []Match
	err := t.sorted.each(func(key, value []byte) error {
		if !bytes.Equal(key, last) && bearers != nil {
			if err := visit(last, bearers); err != nil {
				return err
			}
			bearers = bearers[:0]
		}
		last = append(last[:0], key...)
		m := Match{Ref(binary.BigEndian.Uint32(value)), NameKind(value[4])}
		if len(bearers) == 0 || bearers[len(bearers)-1].Ref != m.Ref {
			bearers = append(bearers, m)
		}
		return nil
	})
	if err == nil && len(bearers) > 0 {
		err = visit(last, bearers)
	}
	return err
}

const listBit = 1 << 31 // marks a posting that is an offset in lists

// write writes the sections names, postings and lists.
func (t *keyTable) write(names, postings, lists io.Writer) error {
	var weights []float64 // of the weightiest bearer, by group in the order of keys
	var values []uint32   // the postings
	listed := 0
	var list []byte
	err := t.groups(func(_ []byte, bearers []Match) error {
		weight := math.Inf(-1)
		for _, m := range bearers {
			weight = max(weight, readFame(t.fame[m.Ref])-kindPenalty(m.Kind))
		}
		weights = append(weights, weight)
		if len(bearers) == 1 {
			values = append(values, uint32(bearers[0].Ref)<<3|uint32(bearers[0].Kind))
			return nil
		}
		if listed >= listBit {
			return fmt.Errorf("%d bytes of namesakes are more than the format holds", listed)
		}
		values = append(values, uint32(listed)|listBit)
		list = appendList(list[:0], bearers)
		listed += len(list)
		_, err := lists.Write(list)
		return err
	})
	if err != nil {
		return err
	}
	order := make([]uint32, len(weights)) // group numbers, the weightiest first
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(-cmp.Compare(weights[a], weights[b]), cmp.Compare(a, b))
	})
	number := make([]uint32, len(weights)) // key number by group number
	table := make([]byte, 0, 4*len(values))
	for n, g := range order {
		number[g] = uint32(n)
		table = binary.LittleEndian.AppendUint32(table, values[g])
	}
	if _, err := postings.Write(table); err != nil {
		return err
	}

	// A larger registry than vellum's own shares more ends of names; it makes
	// the file smaller.
	fst, err := vellum.New(names, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 200_000, RegistryMRUSize: 4})
	if err != nil {
		return err
	}
	group := 0
	err = t.groups(func(key []byte, _ []Match) error {
		group++
		return fst.Insert(key, uint64(number[group-1]))
	})
	if err != nil {
		return err
	}
	return fst.Close()
}

func appendList(dst []byte, bearers []Match) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(bearers)))
	last := Ref(0)
	for _, m := range bearers {
		dst = binary.AppendUvarint(dst, uint64(m.Ref-last)<<3|uint64(m.Kind))
		last = m.Ref
	}
	return dst
}
