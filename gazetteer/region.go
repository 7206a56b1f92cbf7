package gazetteer

import "strings"

// Country returns the place of a country by its ISO 3166-1 alpha-2 code, NoRef
// when there is none.
func (x *Index) Country(code string) Ref { return x.division(codes{code, "", ""}, 12) }

// Admin1 returns the place of a first-level unit by GeoNames codes: "US",
// "TX". NoRef when there is none.
func (x *Index) Admin1(country, admin1 string) Ref {
	return x.division(codes{country, admin1, ""}, 16)
}

// Admin2 returns the place of a second-level unit by GeoNames codes: "US",
// "TX", "277". NoRef when there is none.
func (x *Index) Admin2(country, admin1, admin2 string) Ref {
	return x.division(codes{country, admin1, admin2}, 20)
}

// Parents returns the places of the country, the first- and the second-level
// unit that a place lies in, NoRef where there is none. A unit is its own
// parent.
func (x *Index) Parents(r Ref) (country, admin1, admin2 Ref) {
	if !x.has(r) {
		return NoRef, NoRef, NoRef
	}
	at := x.region(r) * regionSize
	return x.refAt(at + 12), x.refAt(at + 16), x.refAt(at + 20)
}

// Label returns a name that tells a place from its namesakes: "Paris, Texas,
// United States".
func (x *Index) Label(r Ref) string {
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
func (x *Index) division(c codes, field int) Ref {
	if c.country == "" {
		return NoRef
	}
	i := x.regionAt(c)
	if i < 0 {
		return NoRef
	}
	return x.refAt(i*regionSize + field)
}

func (x *Index) unitCodes(i int) (country, admin1, admin2 string) {
	at := i * regionSize
	return x.strings.short(x.regions.u32(at)), x.strings.short(x.regions.u32(at + 4)),
		x.strings.short(x.regions.u32(at + 8))
}

// countryCode is the country that a place is or lies in, by its code; "" for none.
func (x *Index) countryCode(r Ref) string {
	country, _, _ := x.unitCodes(x.region(r))
	return country
}

// refAt reads a ref in regions.
func (x *Index) refAt(i int) Ref {
	if i < 0 || i+4 > len(x.regions) {
		return NoRef
	}
	if r := Ref(x.regions.u32(i)); x.has(r) {
		return r
	}
	return NoRef
}
