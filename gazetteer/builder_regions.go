package gazetteer

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// codes names an administrative unit: a country, or a first- or second-level
// unit of it when the deeper codes are set.
type codes struct{ country, admin1, admin2 string }

func (c codes) compare(d codes) int {
	return cmp.Or(cmp.Compare(c.country, d.country), cmp.Compare(c.admin1, d.admin1), cmp.Compare(c.admin2, d.admin2))
}

// unitOf returns the codes of the unit that p itself is.
func unitOf(p *Place) (codes, bool) {
	if p.Class != "A" || p.Country == "" {
		return codes{}, false
	}
	switch {
	case isCountryCode(p.Code):
		return codes{p.Country, "", ""}, true
	case p.Code == "ADM1" && p.Admin1 != "":
		return codes{p.Country, p.Admin1, ""}, true
	case p.Code == "ADM2" && p.Admin2 != "":
		return codes{p.Country, p.Admin1, p.Admin2}, true
	}
	return codes{}, false
}

// isCountryCode reports whether a feature code marks a whole country or
// territory.
func isCountryCode(code string) bool {
	switch code {
	case "PCL", "PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "TERR":
		return true
	}
	return false
}

// stringPool holds strings of at most 255 bytes, each once.
type stringPool struct {
	data []byte
	at   map[string]uint32
}

func newStringPool() *stringPool {
	return &stringPool{data: []byte{0}, at: map[string]uint32{"": 0}}
}

func (s *stringPool) offset(text string) uint32 {
	if at, ok := s.at[text]; ok {
		return at
	}
	at := uint32(len(s.data))
	s.data = append(append(s.data, byte(len(text))), text...)
	s.at[text] = at
	return at
}

// regionTable numbers the administrative units that places lie in. Number 0 is
// no unit.
type regionTable struct {
	list   []codes
	number map[codes]uint32
	unit   map[codes]Ref // the place that is the unit
}

func newRegionTable() *regionTable {
	return &regionTable{number: map[codes]uint32{{}: 0}, unit: make(map[codes]Ref)}
}

// see takes note of a unit and of those above it.
func (t *regionTable) see(c codes) {
	if _, ok := t.number[c]; ok {
		return
	}
	t.number[c] = 0
	t.see(codes{c.country, c.admin1, ""})
	t.see(codes{c.country, "", ""})
}

// order gives the units their numbers.
func (t *regionTable) order() {
	for c := range t.number {
		t.list = append(t.list, c)
	}
	slices.SortFunc(t.list, codes.compare)
	for i, c := range t.list {
		t.number[c] = uint32(i)
	}
}

// claim makes p the place of the unit that it is, unless a more famous one is.
// Places must come in the order of their refs.
func (t *regionTable) claim(ref Ref, p *Place) {
	if c, ok := unitOf(p); ok {
		if _, taken := t.unit[c]; !taken {
			t.unit[c] = ref
		}
	}
}

// write returns the section regions.
func (t *regionTable) write(pool *stringPool) []byte {
	ref := func(c codes, known bool) uint32 {
		if r, ok := t.unit[c]; ok && known {
			return uint32(r)
		}
		return uint32(NoRef)
	}
	var out []byte
	for _, c := range t.list {
		for _, v := range []uint32{
			pool.offset(c.country), pool.offset(c.admin1), pool.offset(c.admin2),
			ref(codes{c.country, "", ""}, c.country != ""),
			ref(codes{c.country, c.admin1, ""}, c.admin1 != ""),
			ref(c, c.admin2 != ""),
		} {
			out = binary.LittleEndian.AppendUint32(out, v)
		}
	}
	return out
}
