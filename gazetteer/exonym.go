package gazetteer

import (
	"cmp"
	"slices"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// exonyms are the names of countries in the languages of CLDR, folded, with the
// places that they name: "magyarorszag", "日本". They are listed when a name that
// no well-known place bears is first asked for, which takes a tenth of a second.
type exonyms struct {
	once sync.Once
	of   map[string][]Ref
}

// exonym returns the countries that some language calls so, the most famous first.
func (x *Index) exonym(name string) []Ref {
	x.exonyms.once.Do(func() { x.exonyms.of = x.listExonyms() })
	var room [128]byte
	return x.exonyms.of[string(Fold(room[:0], name))]
}

func (x *Index) listExonyms() map[string][]Ref {
	countries := map[Ref]language.Region{}
	for i := range len(x.regions) / regionSize {
		code, admin1, _ := x.unitCodes(i)
		if admin1 != "" && admin1 != "00" {
			continue
		}
		if region, err := language.ParseRegion(code); err == nil && region.IsCountry() && region.String() == code {
			if ref := x.Country(code); ref != NoRef {
				countries[ref] = region
			}
		}
	}
	out := map[string][]Ref{}
	var key []byte
	for _, tag := range display.Supported.Tags() {
		names := display.Regions(tag)
		if names == nil {
			continue
		}
		for ref, region := range countries {
			key = Fold(key[:0], names.Name(region))
			if len(key) == 0 || slices.Contains(out[string(key)], ref) {
				continue
			}
			out[string(key)] = append(out[string(key)], ref)
		}
	}
	for _, refs := range out {
		slices.SortFunc(refs, func(a, b Ref) int { return cmp.Compare(a, b) })
	}
	return out
}

// countryByCode returns the country of a code of ISO 3166-1, two letters or three
// in either case; NoRef when the text is none.
func (x *Index) countryByCode(text string) Ref {
	if len(text) < 2 || len(text) > 3 {
		return NoRef
	}
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return NoRef
	}
	return x.Country(region.String())
}
