package content

import (
	"slices"
	"strings"

	"dateline/gazetteer"
)

// unitSources are what Natural Earth and iso3166-2-db say of each first-level
// unit, by GeoNames' code.
type unitSources struct {
	drawn shapes
	iso   map[string]isoUnit
}

// Countries whose first-level units GeoNames has numbered anew since a source
// was made: in Natural Earth VN.01 is An Giang, in GeoNames it is Hanoi.
var (
	renumberedDrawn = []string{"NO", "VN"}
	renumberedISO   = []string{"FI", "TW", "VN"}
)

// joinUnits joins the sources to the units by code, and by name in countries
// whose codes have changed. Vietnam united its provinces in 2025: what the
// source draws under a name is a part of the unit, and left out.
func joinUnits(list []unitName, drawn shapes, units map[string]isoUnit) unitSources {
	s := unitSources{shapes{}, map[string]isoUnit{}}
	for _, u := range list {
		country, _, _ := strings.Cut(u.Code, ".")
		if !slices.Contains(renumberedDrawn, country) {
			s.drawn[u.Code] = drawn[u.Code]
		} else if country != "VN" {
			for _, code := range sortedKeys(drawn) {
				if strings.HasPrefix(code, country+".") && namesUnit(u.Name, drawn[code].names) {
					s.drawn[u.Code] = drawn[code]
				}
			}
		}
		if !slices.Contains(renumberedISO, country) {
			s.iso[u.Code] = units[u.Code]
			continue
		}
		for _, code := range sortedKeys(units) {
			if strings.HasPrefix(code, country+".") && namesUnit(u.Name, []string{units[code].Names["en"]}) {
				s.iso[u.Code] = units[code]
			}
		}
	}
	return s
}

// namesUnit reports whether one of the names is that of the unit, but for the
// word for its kind, marks and spaces.
func namesUnit(unit string, names []string) bool {
	key := unitKey(unit)
	return slices.ContainsFunc(names, func(n string) bool { return n != "" && unitKey(n) == key })
}

// unitKey is what names of one unit have in common.
func unitKey(name string) string {
	name, _, _ = strings.Cut(name, " (")
	name, _ = bare(name)
	return strings.ReplaceAll(string(gazetteer.Fold(nil, name)), " ", "")
}
