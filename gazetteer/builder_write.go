package gazetteer

import (
	"cmp"
	"encoding/binary"
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

// WriteTo writes the index.
func (b *Builder) WriteTo(w io.Writer) (int64, error) {
	if len(b.places) == 0 {
		return 0, fmt.Errorf("gazetteer: no place was added")
	}
	if len(b.places) >= listBit>>3 {
		return 0, fmt.Errorf("gazetteer: %d places are more than the format holds", len(b.places))
	}
	places := b.ordered()
	regions := newRegionTable(places)
	pool := newStringPool()
	codes := newCodeTable(places)
	if len(codes.list) > math.MaxUint16 {
		return 0, fmt.Errorf("gazetteer: %d feature codes are more than the format holds", len(codes.list))
	}

	var table, details []byte
	var keys keyTable
	for i := range places {
		p := &places[i]
		if len(details) > math.MaxUint32 {
			return 0, fmt.Errorf("gazetteer: the names are more than the format holds")
		}
		table = appendPlace(table, p, uint32(len(details)),
			regions.number[codesOf(&p.Place)], codes.number[feature{p.Class, p.Code}])
		details = appendDetails(details, p)
		keys.fame = append(keys.fame, readFame(storedFame(p)))
		keys.add(Ref(i), Name{p.Name, NameMain})
		for _, n := range p.names {
			keys.add(Ref(i), n)
		}
	}
	if len(keys.arena) > math.MaxUint32 {
		return 0, fmt.Errorf("gazetteer: the names are more than the format holds")
	}
	names, postings, lists, err := keys.write()
	if err != nil {
		return 0, fmt.Errorf("gazetteer: %w", err)
	}
	nodes, points := buildTree(places)
	regionSection := regions.write(places, pool)
	codeSection := codes.write(pool)
	return indexContainer().write(w, []section{
		{sectionPlaces, table},
		{sectionDetails, details},
		{sectionIDs, idTable(places)},
		{sectionRegions, regionSection},
		{sectionCodes, codeSection},
		{sectionStrings, pool.data},
		{sectionNames, names},
		{sectionPostings, postings},
		{sectionLists, lists},
		{sectionNodes, nodes},
		{sectionPoints, points},
	})
}

// ordered returns the places in the order of their refs.
func (b *Builder) ordered() []source {
	type ranked struct {
		fame uint16
		at   int
	}
	order := make([]ranked, len(b.places))
	for i := range b.places {
		p := &b.places[i]
		order[i] = ranked{storedFame(p), i}
	}
	slices.SortFunc(order, func(a, c ranked) int {
		return cmp.Or(-cmp.Compare(a.fame, c.fame), cmp.Compare(b.places[a.at].ID, b.places[c.at].ID))
	})
	out := make([]source, len(order))
	for i, r := range order {
		out[i] = b.places[r.at]
	}
	return out
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

func idTable(places []source) []byte {
	refs := make([]Ref, len(places))
	for i := range refs {
		refs[i] = Ref(i)
	}
	slices.SortFunc(refs, func(a, b Ref) int { return cmp.Compare(places[a].ID, places[b].ID) })
	var out []byte
	for _, r := range refs {
		out = binary.LittleEndian.AppendUint32(out, uint32(r))
	}
	return out
}

// feature is a feature class with a code of it.
type feature struct{ class, code string }

// codeTable numbers the features that occur.
type codeTable struct {
	list   []feature
	number map[feature]uint16
}

func newCodeTable(places []source) *codeTable {
	t := &codeTable{number: make(map[feature]uint16)}
	for i := range places {
		f := feature{places[i].Class, places[i].Code}
		if _, ok := t.number[f]; !ok {
			t.number[f] = 0
			t.list = append(t.list, f)
		}
	}
	slices.SortFunc(t.list, func(a, b feature) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.code, b.code))
	})
	for i, f := range t.list {
		t.number[f] = uint16(i)
	}
	return t
}

func (t *codeTable) write(pool *stringPool) (out []byte) {
	for _, f := range t.list {
		out = binary.LittleEndian.AppendUint32(out, pool.offset(f.class))
		out = binary.LittleEndian.AppendUint32(out, pool.offset(f.code))
	}
	return out
}
