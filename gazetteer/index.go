package gazetteer

import (
	"cmp"
	"fmt"
	"sort"

	"github.com/paulmach/orb"
)

// Index is a gazetteer that is read in place. It is immutable and safe for
// concurrent use. Its strings share the bytes that it was opened with, which
// must not change while they are in use.
type Index struct {
	file     []byte
	count    int // places
	places   bytesAt
	details  bytesAt
	ids      bytesAt
	regions  bytesAt
	codes    bytesAt
	strings  bytesAt
	names    fst
	postings bytesAt
	lists    bytesAt
	tree     tree
	capitals *capitals           // shared with the indexes that are made of it
	hidden   map[uint64]struct{} // numbers of the names that it is asked not to know; nil for none
	tags     tagged
	foreign  *Index                          // the same places under their tagged names
	called   func(tag string) map[Ref]string // beside the tagged names; may be nil
}

// Open returns the index in b, which it keeps. It reads the header only and
// takes microseconds. The error is [ErrFormat], [ErrDamaged] or a
// [VersionError].
func Open(b []byte) (*Index, error) {
	s, err := indexContainer().open(b, sectionCount)
	if err != nil {
		return nil, err
	}
	x := &Index{
		file:     b,
		capitals: new(capitals),
		count:    len(s[sectionPlaces]) / placeSize,
		places:   s[sectionPlaces],
		details:  s[sectionDetails],
		ids:      s[sectionIDs],
		regions:  s[sectionRegions],
		codes:    s[sectionCodes],
		strings:  s[sectionStrings],
		postings: s[sectionPostings],
		lists:    s[sectionLists],
	}
	names, ok := openFST(s[sectionNames])
	if !ok || x.count == 0 || len(x.places) != x.count*placeSize || len(x.ids) != x.count*4 {
		return nil, fmt.Errorf("%w: its sections do not fit together", ErrDamaged)
	}
	x.names = names
	x.tree = tree{x: x, points: s[sectionPoints], nodes: s[sectionNodes], levels: treeLevels(x.count)}
	if len(x.tree.points) != x.count*pointSize || len(x.tree.nodes) != nodeSize*(1<<x.tree.levels-1) {
		return nil, fmt.Errorf("%w: its sections do not fit together", ErrDamaged)
	}
	if x.tags, x.foreign, ok = openTagged(x, s); !ok {
		return nil, fmt.Errorf("%w: its sections do not fit together", ErrDamaged)
	}
	return x, nil
}

// Verify reads the whole file and returns [ErrDamaged] when its checksum is
// wrong. Call it once for a file that may have been damaged on its way; the
// other methods do not panic on one, but what they say may be wrong.
func (x *Index) Verify() error { return indexContainer().verify(x.file) }

// Build names the content by its checksum: two files with the same build hold
// the same places.
func (x *Index) Build() string { return indexContainer().build(x.file) }

// Len returns the number of places. Their refs are 0 … Len()-1, the most
// famous first.
func (x *Index) Len() int { return x.count }

// Place returns a place without allocating. An unknown ref gives the zero
// Place.
func (x *Index) Place(r Ref) Place {
	if !x.has(r) {
		return Place{}
	}
	i := int(r) * placeSize
	p := Place{Point: x.Point(r), Population: int64(x.places.u32(i + 16))}
	code := int(x.places.u16(i+20)) * codeSize
	p.Class, p.Code = x.strings.short(x.codes.u32(code)), x.strings.short(x.codes.u32(code+4))
	p.Country, p.Admin1, p.Admin2 = x.unitCodes(x.region(r))
	p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
	x.readDetails(r, &p)
	return p
}

// Point returns the position of a place, longitude and latitude in degrees.
func (x *Index) Point(r Ref) orb.Point { return x.places.point(int(r) * placeSize) }

// Fame says how likely a bare name means this place rather than a namesake,
// 0–1. It is made of population, feature code and number of names.
func (x *Index) Fame(r Ref) float64 {
	return readFame(x.places.u16(int(r)*placeSize + 22))
}

// Population returns the population of a place, 0 where it is unknown.
func (x *Index) Population(r Ref) int64 {
	p := x.places.u32(int(r)*placeSize + 16)
	if p == bigPopulation {
		return x.Place(r).Population
	}
	return int64(p)
}

// NameCount returns the number of names of a place, with the main one.
func (x *Index) NameCount(r Ref) int { return int(x.places.u16(int(r)*placeSize + 24)) }

// Feature returns the class and code of a place.
func (x *Index) Feature(r Ref) Feature {
	at := int(x.places.u16(int(r)*placeSize+20)) * codeSize
	return Feature{x.strings.short(x.codes.u32(at)), x.strings.short(x.codes.u32(at + 4))}
}

// ByID returns the place with the given id, or with an id that it had before.
func (x *Index) ByID(id PlaceID) (Ref, bool) {
	id = current(id)
	i, ok := sort.Find(x.count, func(i int) int {
		return cmp.Compare(id, x.ID(Ref(x.ids.u32(i*4))))
	})
	if !ok {
		return NoRef, false
	}
	return Ref(x.ids.u32(i * 4)), true
}

// ID returns the id of a place.
func (x *Index) ID(r Ref) PlaceID {
	if !x.has(r) {
		return ""
	}
	id, _ := x.details.text(x.detail(r))
	return PlaceID(id)
}

// Name returns the main name of a place.
func (x *Index) Name(r Ref) string {
	if !x.has(r) {
		return ""
	}
	name, _ := x.details.text(x.skip(x.detail(r)))
	return name
}

func (x *Index) has(r Ref) bool { return uint64(r) < uint64(x.count) }

func (x *Index) detail(r Ref) int { return int(x.places.u32(int(r)*placeSize + 8)) }

func (x *Index) region(r Ref) int { return int(x.places.u32(int(r)*placeSize + 12)) }

// skip returns the offset after the string at i of details.
func (x *Index) skip(i int) int {
	_, i = x.details.text(i)
	return i
}
