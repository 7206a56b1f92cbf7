package gazetteer

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"io"
	"os"
	"slices"
)

// sorter sorts records by key and value. It holds limit bytes of them in
// memory and the rest as sorted runs in temporary files of dir; with no limit
// it needs no files.
type sorter struct {
	limit int
	dir   string

	arena []byte
	items []sorterItem
	runs  []*os.File
}

// sorterItem says where a record begins in the arena and how long its key and
// value are.
type sorterItem struct {
	at         int
	key, value uint32
}

const itemSize = 16 // bytes of a sorterItem

func (s *sorter) key(i sorterItem) []byte { return s.arena[i.at : i.at+int(i.key)] }

func (s *sorter) value(i sorterItem) []byte {
	return s.arena[i.at+int(i.key) : i.at+int(i.key)+int(i.value)]
}

// add adds a record.
func (s *sorter) add(key, value []byte) error {
	if s.limit > 0 && len(s.items) > 0 && len(s.arena)+len(key)+len(value)+itemSize*len(s.items) > s.limit {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.items = append(s.items, sorterItem{len(s.arena), uint32(len(key)), uint32(len(value))})
	s.arena = append(append(s.arena, key...), value...)
	return nil
}

func (s *sorter) sort() {
	slices.SortFunc(s.items, func(a, b sorterItem) int {
		return cmp.Or(bytes.Compare(s.key(a), s.key(b)), bytes.Compare(s.value(a), s.value(b)))
	})
}

// spill writes the records in memory as a run.
func (s *sorter) spill() error {
	s.sort()
	f, err := os.CreateTemp(s.dir, "gazetteer-run-")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, f)
	w := bufio.NewWriterSize(f, 1<<20)
	var head []byte
	for _, i := range s.items {
		head = binary.AppendUvarint(binary.AppendUvarint(head[:0], uint64(i.key)), uint64(i.value))
		w.Write(head)
		w.Write(s.arena[i.at : i.at+int(i.key)+int(i.value)])
	}
	s.arena, s.items = s.arena[:0], s.items[:0]
	return w.Flush()
}

// each calls visit with the records in order. The slices are valid during the
// call only. It may be called again.
func (s *sorter) each(visit func(key, value []byte) error) error {
	if len(s.runs) == 0 {
		s.sort()
		for _, i := range s.items {
			if err := visit(s.key(i), s.value(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if len(s.items) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.arena, s.items = nil, nil
	var m merge
	for _, f := range s.runs {
		c := &runReader{r: bufio.NewReaderSize(io.NewSectionReader(f, 0, 1<<62), 1<<18)}
		if ok, err := c.next(); err != nil {
			return err
		} else if ok {
			m = append(m, c)
		}
	}
	heap.Init(&m)
	for len(m) > 0 {
		if err := visit(m[0].key, m[0].value); err != nil {
			return err
		}
		switch ok, err := m[0].next(); {
		case err != nil:
			return err
		case ok:
			heap.Fix(&m, 0)
		default:
			heap.Pop(&m)
		}
	}
	return nil
}

// close removes the files.
func (s *sorter) close() {
	for _, f := range s.runs {
		f.Close()
		os.Remove(f.Name())
	}
	*s = sorter{limit: s.limit, dir: s.dir}
}

// runReader reads the records of a run.
type runReader struct {
	r          *bufio.Reader
	key, value []byte
	room       []byte
}

// next reads the next record and reports whether there is one.
func (c *runReader) next() (bool, error) {
	key, err := binary.ReadUvarint(c.r)
	if err == io.EOF {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	value, err := binary.ReadUvarint(c.r)
	if err != nil {
		return false, err
	}
	c.room = slices.Grow(c.room[:0], int(key+value))[:key+value]
	if _, err := io.ReadFull(c.r, c.room); err != nil {
		return false, err
	}
	c.key, c.value = c.room[:key], c.room[key:]
	return true, nil
}

// merge is a heap of runs by their next record.
type merge []*runReader

func (m merge) Len() int { return len(m) }
func (m merge) Less(i, j int) bool {
	return cmp.Or(bytes.Compare(m[i].key, m[j].key), bytes.Compare(m[i].value, m[j].value)) < 0
}
func (m merge) Swap(i, j int) { m[i], m[j] = m[j], m[i] }
func (m *merge) Push(x any)   { *m = append(*m, x.(*runReader)) }
func (m *merge) Pop() any {
	last := (*m)[len(*m)-1]
	*m = (*m)[:len(*m)-1]
	return last
}
