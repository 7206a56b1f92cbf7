package gazetteer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"
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
	sectionCount
)

// FormatVersion is the version of the index files that this program writes
// and reads.
const FormatVersion = 4

func indexContainer() container {
	return container{magic: "dlgaz\r\n\x1a", version: FormatVersion}
}

const (
	placeSize  = 28
	regionSize = 24
	codeSize   = 8

	degree = 1e7 // units of a stored coordinate

	bigPopulation = math.MaxUint32 // marks a population that stands in details
)

// The flags of a place announce the extras in its details, in this order.
const (
	flagBound      = 1 << iota // 4 × i32: west, south, east, north
	flagArea                   // f64
	flagDisputed               // string
	flagPopulation             // u64
)

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
		regions: newRegionTable(),
		codes:   newCodeTable(),
	}
	defer x.close()
	for i := range x.sections {
		var err error
		if x.sections[i], err = newSpool(b.Dir, b.Memory > 0); err != nil {
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

func (b *Builder) fill(x *indexWriter) error {
	if err := b.join(x.rank); err != nil {
		return err
	}
	if len(x.codes.number) > math.MaxUint16 {
		return fmt.Errorf("%d feature codes are more than the format holds", len(x.codes.number))
	}
	x.regions.order()
	x.codes.order()
	x.ids = make([]Ref, b.places)
	if err := x.byFame.each(x.place); err != nil {
		return err
	}
	if err := x.keys.write(x.sections[sectionNames], x.sections[sectionPostings], x.sections[sectionLists]); err != nil {
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
		open.names = otherNames(open.Name, open.names)
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
	regions  *regionTable
	codes    *codeTable
	ids      []Ref // by rank of the id
	points   []treePoint
	ranked   uint32
	room     []byte
	sections [sectionCount]*spool
}

func (x *indexWriter) close() {
	x.byFame.close()
	x.keys.sorted.close()
	for _, s := range x.sections {
		s.close()
	}
}

// rank takes the next place by id.
func (x *indexWriter) rank(s *source) error {
	x.regions.see(codesOf(&s.Place))
	x.codes.see(feature{s.Class, s.Code})
	key := append(binary.BigEndian.AppendUint16(nil, ^storedFame(s)), s.ID...)
	x.room = appendRecord(binary.LittleEndian.AppendUint32(x.room[:0], x.ranked), &s.Place, s.names)
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
	return nil
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

func storedFame(p *source) uint16 {
	return uint16(math.Round(fame(&p.Place, 1+len(p.names)) * math.MaxUint16))
}

// readFame is the inverse of storedFame.
func readFame(stored uint16) float64 { return float64(stored) / math.MaxUint16 }

func codesOf(p *Place) codes { return codes{p.Country, p.Admin1, p.Admin2} }

func appendPlace(dst []byte, p *source, details, region uint32, code uint16) []byte {
	le := binary.LittleEndian
	dst = appendPoint(dst, p.Point)
	dst = le.AppendUint32(dst, details)
	dst = le.AppendUint32(dst, region)
	dst = le.AppendUint32(dst, uint32(min(p.Population, bigPopulation)))
	dst = le.AppendUint16(dst, code)
	dst = le.AppendUint16(dst, storedFame(p))
	dst = le.AppendUint16(dst, uint16(min(1+len(p.names), math.MaxUint16)))
	return le.AppendUint16(dst, extras(&p.Place))
}

func extras(p *Place) (flags uint16) {
	if p.Bound.Min != p.Point || p.Bound.Max != p.Point {
		flags |= flagBound
	}
	if p.Area > 0 {
		flags |= flagArea
	}
	if p.Disputed != "" {
		flags |= flagDisputed
	}
	if p.Population >= bigPopulation {
		flags |= flagPopulation
	}
	return flags
}

func appendDetails(dst []byte, p *source) []byte {
	dst = appendText(dst, string(p.ID))
	dst = appendText(dst, p.Name)
	flags := extras(&p.Place)
	if flags&flagBound != 0 {
		dst = appendPoint(appendPoint(dst, p.Bound.Min), p.Bound.Max)
	}
	if flags&flagArea != 0 {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(p.Area))
	}
	if flags&flagDisputed != 0 {
		dst = appendText(dst, p.Disputed)
	}
	if flags&flagPopulation != 0 {
		dst = binary.LittleEndian.AppendUint64(dst, uint64(p.Population))
	}
	before := p.Name
	for _, n := range p.names[:min(len(p.names), math.MaxUint16-1)] {
		shared := 0
		for shared < min(len(before), len(n.Text), 31) && before[shared] == n.Text[shared] {
			shared++
		}
		dst = append(dst, byte(n.Kind)<<5|byte(shared))
		dst = appendText(dst, n.Text[shared:])
		before = n.Text
	}
	return dst
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendPoint(dst []byte, p orb.Point) []byte {
	for _, v := range p {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(int32(math.Round(v*degree))))
	}
	return dst
}

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
