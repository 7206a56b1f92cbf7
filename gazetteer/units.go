package gazetteer

import (
	"math"
	"sort"
	"strings"
)

// Country returns the place of a country by its ISO 3166-1 alpha-2 code, NoRef
// when there is none.
func (x *records) Country(code string) Ref { return x.division(codes{code, "", ""}, 12) }

// Admin1 returns the place of a first-level unit by GeoNames codes: "US",
// "TX". NoRef when there is none.
func (x *records) Admin1(country, admin1 string) Ref {
	return x.division(codes{country, admin1, ""}, 16)
}

// Admin2 returns the place of a second-level unit by GeoNames codes: "US",
// "TX", "277". NoRef when there is none.
func (x *records) Admin2(country, admin1, admin2 string) Ref {
	return x.division(codes{country, admin1, admin2}, 20)
}

// Parents returns the places of the country, the first- and the second-level
// unit that a place lies in, NoRef where there is none. A unit is its own
// parent.
func (x *records) Parents(r Ref) (country, admin1, admin2 Ref) {
	if !x.has(r) {
		return NoRef, NoRef, NoRef
	}
	at := x.region(r) * regionSize
	return x.refAt(at + 12), x.refAt(at + 16), x.refAt(at + 20)
}

// Placements calls each with all places in their order, with what [Index.Fame] and [Index.Parents] say of them, in a
// fraction of the time of asking.
func Placements(x *Index, each func(fame float64, country, admin1, admin2 Ref)) {
	parents := make([][3]Ref, len(x.regions)/regionSize)
	for i := range parents {
		for k := range parents[i] {
			parents[i][k] = x.refAt(i*regionSize + 12 + 4*k)
		}
	}
	for r := range Ref(x.count) {
		of := [3]Ref{NoRef, NoRef, NoRef}
		if i := x.region(r); i < len(parents) {
			of = parents[i]
		}
		each(x.Fame(r), of[0], of[1], of[2])
	}
}

// Label returns a name that tells a place from its namesakes: "Paris, Texas,
// United States".
func (x *records) Label(r Ref) string {
	parts := make([]string, 1, 3)
	parts[0] = x.Name(r)
	country, admin1, _ := x.Parents(r)
	for _, p := range []Ref{admin1, country} {
		if p == NoRef || p == r {
			continue
		}
		if name := x.Name(p); name != parts[len(parts)-1] {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, ", ")
}

// division returns the ref in the given field of the region with exactly these
// codes.
func (x *records) division(c codes, field int) Ref {
	if c.country == "" {
		return NoRef
	}
	i := x.regionAt(c)
	if i < 0 {
		return NoRef
	}
	return x.refAt(i*regionSize + field)
}

func (x *records) unitCodes(i int) (country, admin1, admin2 string) {
	at := i * regionSize
	return x.strings.short(x.regions.u32(at)), x.strings.short(x.regions.u32(at + 4)),
		x.strings.short(x.regions.u32(at + 8))
}

// countryCode is the country that a place is or lies in, by its code; "" for none.
func (x *records) countryCode(r Ref) string {
	country, _, _ := x.unitCodes(x.region(r))
	return country
}

// refAt reads a ref in regions.
func (x *records) refAt(i int) Ref {
	if i < 0 || i+4 > len(x.regions) {
		return NoRef
	}
	if r := Ref(x.regions.u32(i)); x.has(r) {
		return r
	}
	return NoRef
}

// codeOffset returns the offset in strings of a country's code.
func (x *records) codeOffset(country string) (uint32, bool) {
	i := x.regionAt(codes{country, "", ""})
	if i < 0 {
		return 0, false
	}
	return x.regions.u32(i * regionSize), true
}

// admin1Offset returns the offset in strings of an admin-1 code, and an offset
// that nothing has when no region uses it. A code stands once in strings.
func (x *records) admin1Offset(countries []string, admin1 string) uint32 {
	for _, c := range countries {
		if i := x.regionAt(codes{c, admin1, ""}); i >= 0 {
			return x.regions.u32(i*regionSize + 4)
		}
	}
	if len(countries) == 0 {
		for i := range len(x.regions) / regionSize {
			if at := x.regions.u32(i*regionSize + 4); x.strings.short(at) == admin1 {
				return at
			}
		}
	}
	return math.MaxUint32
}

// regionAt returns the number of the region with exactly these codes, -1 when
// there is none.
func (x *records) regionAt(c codes) int {
	i, ok := sort.Find(len(x.regions)/regionSize, func(i int) int {
		country, admin1, admin2 := x.unitCodes(i)
		return c.compare(codes{country, admin1, admin2})
	})
	if !ok {
		return -1
	}
	return i
}
