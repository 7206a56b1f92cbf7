package gazetteer

import (
	"cmp"
	"sort"

	"github.com/paulmach/orb"
)

// records reads what an index tells of each place by its ref, and of the units that places lie in by their codes.
// It has more methods than other types, each of which reads one thing.
type records struct {
	count   int // places
	rows    bytesAt
	details bytesAt
	ids     bytesAt
	regions bytesAt
	codes   bytesAt
	strings bytesAt
}

// Len returns the number of places. Their refs are 0 … Len()-1, the most
// famous first.
func (x *records) Len() int { return x.count }

// Place returns a place without allocating. An unknown ref gives the zero
// Place.
func (x *records) Place(r Ref) Place {
	if !x.has(r) {
		return Place{}
	}
	i := int(r) * placeSize
	p := Place{Point: x.Point(r), Population: int64(x.rows.u32(i + 16))}
	code := int(x.rows.u16(i+20)) * codeSize
	p.Class, p.Code = x.strings.short(x.codes.u32(code)), x.strings.short(x.codes.u32(code+4))
	p.Country, p.Admin1, p.Admin2 = x.unitCodes(x.region(r))
	p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
	x.readDetails(r, &p)
	return p
}

// Point returns the position of a place, longitude and latitude in degrees.
func (x *records) Point(r Ref) orb.Point { return x.rows.point(int(r) * placeSize) }

// Fame says how likely a bare name means this place rather than a namesake,
// 0–1. It is made of population, feature code and number of names.
func (x *records) Fame(r Ref) float64 {
	return readFame(x.rows.u16(int(r)*placeSize + 22))
}

// Population returns the population of a place, 0 where it is unknown.
func (x *records) Population(r Ref) int64 {
	p := x.rows.u32(int(r)*placeSize + 16)
	if p == bigPopulation {
		return x.Place(r).Population
	}
	return int64(p)
}

// NameCount returns the number of names of a place, with the main one.
func (x *records) NameCount(r Ref) int { return int(x.rows.u16(int(r)*placeSize + 24)) }

// Feature returns the class and code of a place.
func (x *records) Feature(r Ref) Feature {
	at := int(x.rows.u16(int(r)*placeSize+20)) * codeSize
	return Feature{x.strings.short(x.codes.u32(at)), x.strings.short(x.codes.u32(at + 4))}
}

// ByID returns the place with the given id, or with an id that it had before.
func (x *records) ByID(id PlaceID) (Ref, bool) {
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
func (x *records) ID(r Ref) PlaceID {
	if !x.has(r) {
		return ""
	}
	id, _ := x.details.text(x.detail(r))
	return PlaceID(id)
}

// Name returns the main name of a place.
func (x *records) Name(r Ref) string {
	if !x.has(r) {
		return ""
	}
	name, _ := x.details.text(x.skip(x.detail(r)))
	return name
}

func (x *records) has(r Ref) bool { return uint64(r) < uint64(x.count) }

func (x *records) detail(r Ref) int { return int(x.rows.u32(int(r)*placeSize + 8)) }

func (x *records) region(r Ref) int { return int(x.rows.u32(int(r)*placeSize + 12)) }

// skip returns the offset after the string at i of details.
func (x *records) skip(i int) int {
	_, i = x.details.text(i)
	return i
}
