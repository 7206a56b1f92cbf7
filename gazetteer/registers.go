package gazetteer

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// ByCode returns the place of a code: a country by ISO 3166-1, two letters or three,
// or a first-level unit by ISO 3166-2 ("TR-34"), in either case; NoRef for none.
func (x *languageNames) ByCode(code string) Ref {
	if ref := x.countryByCode(code); ref != NoRef {
		return ref
	}
	if len(code) < 4 || len(code) > 6 || code[2] != '-' {
		return NoRef
	}
	for _, m := range x.foreign.Lookup(code) {
		if m.Kind == NameAbbreviation {
			return m.Ref
		}
	}
	return NoRef
}

// byShortCode returns the first-level units whose code of ISO 3166-2 is the text behind
// that of some country: by "RJ" those of "BR-RJ". Only letters are taken, for numbers
// are postcodes before all.
func (x *languageNames) byShortCode(text string) (units []Ref) {
	if len(text) < 2 || len(text) > 3 || strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		return nil
	}
	x.short.once.Do(func() { x.short.list(x) })
	return x.short.of[strings.ToUpper(text)]
}

// shortCodes are the first-level units by their codes without the country. They are listed when the first is asked for, which takes
// a few milliseconds.
type shortCodes struct {
	once sync.Once
	of   map[string][]Ref
}

// list fills the map.
func (c *shortCodes) list(x *languageNames) {
	c.of = map[string][]Ref{}
	seen := map[Ref]bool{}
	for i := range len(x.places.regions) / regionSize {
		unit := x.places.refAt(i*regionSize + 16)
		if unit == NoRef || seen[unit] {
			continue
		}
		seen[unit] = true
		if code, ok := x.NameTagged(unit, TagISO); ok && len(code) > 3 {
			c.of[code[3:]] = slices.Clip(append(c.of[code[3:]], unit))
		}
	}
}

// abbreviated returns the units that their own countries write so behind a town, see TagAbbreviation.
func (x *languageNames) abbreviated(text string) (units []Ref) {
	key, ok := x.foreign.key(text)
	if !ok {
		return nil
	}
	b := x.foreign.bearers(key)
	for m, ok := b.next(); ok; m, ok = b.next() {
		if m.Kind == NameAbbreviation && x.places.Feature(m.Ref).Class == "A" {
			units = append(units, m.Ref)
		}
	}
	return units
}

// ByOSM returns the places that are an element of OpenStreetMap: "R62422". A city
// that is a unit by itself may be two.
func (x *languageNames) ByOSM(element string) (refs []Ref) {
	for _, m := range x.foreign.Lookup(TagOSM + " " + element) {
		refs = append(refs, m.Ref)
	}
	return refs
}

// countryByCode returns the country of a code of ISO 3166-1, two letters or three
// in either case; NoRef when the text is none.
func (x *languageNames) countryByCode(text string) Ref {
	if len(text) < 2 || len(text) > 3 || text[0] <= '9' { // M.49 numbers countries, too, and people write postcodes
		return NoRef
	}
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return NoRef
	}
	return x.places.Country(region.String())
}

// exonym returns the places that some language calls so, the most famous first.
func (x *languageNames) exonym(name string) (refs []Ref) {
	for _, m := range x.foreign.Lookup(name) {
		if m.Kind == NameAlternate {
			refs = append(refs, m.Ref)
		}
	}
	return refs
}
