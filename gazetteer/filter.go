package gazetteer

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Filter restricts places. Its zero value lets all pass; each field that is
// set restricts further.
type Filter struct {
	Name          string   // a name that the place bears, folded
	Countries     []string // ISO 3166-1 alpha-2
	Admin1        string   // GeoNames admin-1 code, of any of Countries
	Classes       []string // GeoNames feature classes: "P"
	Codes         []string // GeoNames feature codes: "PPLC"
	Bound         *orb.Bound
	MinPopulation int64
	MaxPopulation int64              // 0 for no upper limit
	Features      func(Feature) bool // nil for any; asked once for each feature that there is
	Accept        func(Ref) bool     // nil for any; asked last
}

// compiledFilter is a filter prepared for one index, a field for each of its conditions.
type compiledFilter struct {
	x         *records
	open      bool  // lets all pass
	named     []Ref // ascending; nil for any
	hasName   bool
	countries []uint32 // offsets in strings; nil for any
	inCountry bool
	admin1    uint32
	inAdmin1  bool
	features  []bool // by code number; nil for any
	box       *box
	low, high int64
	accept    func(Ref) bool
}

// compile prepares f, or says what is wrong with it.
func (x *Index) compile(f *Filter) (compiledFilter, error) {
	s := compiledFilter{x: &x.records, low: f.MinPopulation, high: f.MaxPopulation, accept: f.Accept}
	if s.high == 0 {
		s.high = math.MaxInt64
	}
	if len(f.Name) > MaxName {
		return s, &QueryError{"Filter.Name", fmt.Sprintf("has %d bytes, more than the %d of the longest name",
			len(f.Name), MaxName)}
	}
	if f.Bound != nil {
		b, ok := newBox(*f.Bound)
		if !ok {
			return s, &QueryError{"Filter.Bound", fmt.Sprintf("%v is not a box of longitudes and latitudes", *f.Bound)}
		}
		s.box = &b
	}
	if f.Name != "" {
		s.hasName = true
		for _, m := range x.Lookup(f.Name) {
			s.named = append(s.named, m.Ref)
		}
	}
	if len(f.Countries) > 0 {
		s.inCountry = true
		for _, c := range f.Countries {
			if at, ok := x.codeOffset(c); ok {
				s.countries = append(s.countries, at)
			}
		}
	}
	if f.Admin1 != "" {
		s.inAdmin1 = true
		s.admin1 = x.admin1Offset(f.Countries, f.Admin1)
	}
	if len(f.Classes) > 0 || len(f.Codes) > 0 || f.Features != nil {
		s.features = make([]bool, len(x.codes)/codeSize)
		for i := range s.features {
			class, code := x.strings.short(x.codes.u32(i*codeSize)), x.strings.short(x.codes.u32(i*codeSize+4))
			s.features[i] = (len(f.Classes) == 0 || slices.Contains(f.Classes, class)) &&
				(len(f.Codes) == 0 || slices.Contains(f.Codes, code)) &&
				(f.Features == nil || f.Features(Feature{class, code}))
		}
	}
	s.open = !s.hasName && !s.inCountry && !s.inAdmin1 && s.features == nil && s.box == nil && s.low <= 0 &&
		s.high == math.MaxInt64 && s.accept == nil
	return s, nil
}

// passes reports whether a place passes the filter.
func (s *compiledFilter) passes(r Ref) bool {
	return s.open || s.passesButBox(r) && (s.box == nil || s.box.contains(s.x.Point(r))) &&
		(s.accept == nil || s.accept(r))
}

// passesButBox is passes without regard to the box.
func (s *compiledFilter) passesButBox(r Ref) bool {
	at := int(r) * placeSize
	if s.inCountry || s.inAdmin1 {
		region := s.x.region(r) * regionSize
		if s.inCountry && !slices.Contains(s.countries, s.x.regions.u32(region)) {
			return false
		}
		if s.inAdmin1 && s.admin1 != s.x.regions.u32(region+4) {
			return false
		}
	}
	if s.features != nil {
		if code := int(s.x.rows.u16(at + 20)); code >= len(s.features) || !s.features[code] {
			return false
		}
	}
	if s.low > 0 || s.high != math.MaxInt64 {
		if p := s.x.Population(r); p < s.low || p > s.high {
			return false
		}
	}
	if s.hasName {
		if _, ok := slices.BinarySearch(s.named, r); !ok {
			return false
		}
	}
	return true
}

// classes returns the set of feature classes that pass.
func (s *compiledFilter) classes() (set uint16) {
	if s.features == nil {
		return 1<<16 - 1
	}
	for i, ok := range s.features {
		if ok {
			set |= classBit(s.x.strings.short(s.x.codes.u32(i * codeSize)))
		}
	}
	return set
}
