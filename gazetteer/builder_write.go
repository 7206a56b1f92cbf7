package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// The sections of an index, numbered as in the file.
const (
	sectionPlaces = iota
	sectionDetails
	sectionIDs
	sectionRegions
	sectionCodes
	sectionStrings
	sectionNames
	sectionPostings
	sectionLists
	sectionNodes
	sectionPoints
	sectionTags
	sectionTagged
	sectionTaggedTexts
	sectionTaggedNames
	sectionTaggedPostings
	sectionTaggedLists
	sectionCount
)

// FormatVersion is the version of the index files that this program writes
// and reads.
const FormatVersion = 5

func indexContainer() container {
	return container{magic: "dlgaz\r\n\x1a", version: FormatVersion}
}

// WriteTo writes the index. It may be called again.
func (b *Builder) WriteTo(w io.Writer) (int64, error) {
	if b.places == 0 {
		return 0, fmt.Errorf("gazetteer: no place was added")
	}
	if b.places >= listBit>>3 {
		return 0, fmt.Errorf("gazetteer: %d places are more than the format holds", b.places)
	}
	x := indexWriter{
		byFame:  b.newSorter(),
		keys:    keyTable{sorted: b.newSorter()},
		tagged:  taggedTable{numbers: map[string]byte{}, keys: keyTable{sorted: b.newSorter()}},
		regions: newRegionTable(),
		codes:   newCodeTable(),
	}
	defer x.close()
	for i := range x.sections {
		var err error
		if x.sections[i], err = newSectionWriter(b.Dir, b.Memory > 0); err != nil {
			return 0, err
		}
	}
	if err := b.fill(&x); err != nil {
		if refused := (*PlaceError)(nil); errors.As(err, &refused) {
			return 0, err
		}
		return 0, fmt.Errorf("gazetteer: %w", err)
	}
	return indexContainer().write(w, x.sections[:])
}

// Index builds the index in memory and opens it: for a gazetteer that is kept in no file. The errors are
// those of [Builder.WriteTo].
func (b *Builder) Index() (*Index, error) {
	var file bytes.Buffer
	if _, err := b.WriteTo(&file); err != nil {
		return nil, err
	}
	return Open(file.Bytes())
}

func (b *Builder) fill(x *indexWriter) error {
	if err := b.join(x.rank); err != nil {
		return err
	}
	if len(x.codes.number) > math.MaxUint16 {
		return fmt.Errorf("%d feature codes are more than the format holds", len(x.codes.number))
	}
	x.regions.order()
	x.codes.order()
	if err := x.tagged.order(); err != nil {
		return err
	}
	x.ids = make([]Ref, b.places)
	if err := x.byFame.each(x.place); err != nil {
		return err
	}
	if err := x.keys.write(x.sections[sectionNames], x.sections[sectionPostings],
		x.sections[sectionLists]); err != nil {
		return err
	}
	if err := x.tagged.write(&x.sections, x.keys.fame); err != nil {
		return err
	}
	return x.finish()
}

// join calls visit with every place and all its names, by id.
func (b *Builder) join(visit func(*source) error) error {
	var open *source // the place whose names are coming
	done := func() error {
		if open == nil {
			return nil
		}
		open.names, open.tagged = otherNames(open.Name, open.names), taggedNames(open.Name, open.tagged)
		return visit(open)
	}
	err := b.records.each(func(id, record []byte) error {
		same := open != nil && string(open.ID) == string(id)
		switch {
		case record[0] == recordPlace && same:
			return &PlaceError{open.ID, "it was added twice"}
		case record[0] == recordPlace:
			if err := done(); err != nil {
				return err
			}
			s := readRecord(string(id), record[1:])
			open = &s
		case same && record[0] == recordTagged:
			tag, text, _ := strings.Cut(string(record[1:]), "\x00")
			open.tagged = append(open.tagged, TaggedName{tag, text})
		case same && record[0] == recordPresumed:
			open.presumed = int64(binary.LittleEndian.Uint64(record[1:]))
		case same:
			open.names = append(open.names, Name{string(record[2:]), NameKind(record[1])})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return done()
}

// indexWriter makes the sections of an index.
type indexWriter struct {
	byFame   *sorter // key: fame inverted in big-endian order, id; value: rank by id, record
	keys     keyTable
	tagged   taggedTable
	regions  *regionTable
	codes    *codeTable
	ids      []Ref // by rank of the id
	points   []treePoint
	ranked   uint32
	room     []byte
	sections [sectionCount]*sectionWriter
}

func (x *indexWriter) close() {
	x.byFame.close()
	x.keys.sorted.close()
	x.tagged.keys.sorted.close()
	for _, s := range x.sections {
		s.close()
	}
}

// rank takes the next place by id.
func (x *indexWriter) rank(s *source) error {
	x.regions.see(codesOf(&s.Place))
	x.codes.see(feature{s.Class, s.Code})
	x.tagged.see(s.tagged)
	key := append(binary.BigEndian.AppendUint16(nil, ^storedFame(s)), s.ID...)
	x.room = appendRecord(binary.LittleEndian.AppendUint32(x.room[:0], x.ranked), s)
	x.ranked++
	return x.byFame.add(key, x.room)
}

// place takes the next place by fame and writes it.
func (x *indexWriter) place(key, value []byte) error {
	s := readRecord(string(key[2:]), value[4:])
	ref := Ref(len(x.points))
	x.ids[binary.LittleEndian.Uint32(value)] = ref
	details := x.sections[sectionDetails].size
	if details > math.MaxUint32 {
		return fmt.Errorf("the names are more than the format holds")
	}
	x.room = appendPlace(x.room[:0], &s, uint32(details),
		x.regions.number[codesOf(&s.Place)], x.codes.number[feature{s.Class, s.Code}])
	x.points = append(x.points, newTreePoint(bytesAt(x.room).point(0), s.Class))
	if _, err := x.sections[sectionPlaces].Write(x.room); err != nil {
		return err
	}
	x.room = appendDetails(x.room[:0], &s)
	if _, err := x.sections[sectionDetails].Write(x.room); err != nil {
		return err
	}
	x.regions.claim(ref, &s.Place)
	x.keys.fame = append(x.keys.fame, storedFame(&s))
	if err := x.keys.add(ref, Name{s.Name, NameMain}); err != nil {
		return err
	}
	for _, n := range s.names {
		if err := x.keys.add(ref, n); err != nil {
			return err
		}
	}
	return x.tagged.add(ref, s.Name, s.tagged)
}

// finish writes the sections that need all places.
func (x *indexWriter) finish() error {
	pool := newStringPool()
	regions, codes := x.regions.write(pool), x.codes.write(pool)
	nodes, points := buildTree(x.points)
	ids := make([]byte, 0, 4*len(x.ids))
	for _, r := range x.ids {
		ids = binary.LittleEndian.AppendUint32(ids, uint32(r))
	}
	for section, data := range map[int][]byte{
		sectionIDs: ids, sectionRegions: regions, sectionCodes: codes, sectionStrings: pool.data,
		sectionNodes: nodes, sectionPoints: points,
	} {
		if _, err := x.sections[section].Write(data); err != nil {
			return err
		}
	}
	return nil
}
