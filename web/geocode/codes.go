package geocode

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"dateline/gazetteer"
	"dateline/web/httpx"
)

// alpha3 is the three-letter code of a country by its two-letter one (ISO
// 3166-1), "" where there is none.
func alpha3(country string) string {
	if country == "" {
		return ""
	}
	r, err := language.ParseRegion(country)
	if err != nil {
		return ""
	}
	if code := r.ISO3(); code != "ZZZ" {
		return code
	}
	return ""
}

// alpha2 reads a country code of two or three letters, "" for none such.
func alpha2(code string) string {
	r, err := language.ParseRegion(strings.ToUpper(code))
	if err != nil || !r.IsCountry() {
		return ""
	}
	return r.String()
}

// readCountries reads a list of country codes.
func readCountries(q *httpx.Params, name string) []string {
	var codes []string
	for _, word := range q.List(name) {
		code := alpha2(word)
		if code == "" {
			q.Fail(name, word, "a country code (ISO 3166-1, two or three letters)")
			return nil
		}
		codes = append(codes, code)
	}
	return codes
}

// continentOf names the continent of a country by the regions of the United
// Nations (M.49), "" where it is not known. The Americas are two, as for GeoNames.
func continentOf(country string) (code, name string) {
	r, err := language.ParseRegion(country)
	if err != nil || country == "" {
		return "", ""
	}
	if country == "AQ" {
		return "AN", "Antarctica"
	}
	for _, c := range []struct{ m49, code, name string }{
		{"002", "AF", "Africa"}, {"142", "AS", "Asia"}, {"150", "EU", "Europe"},
		{"003", "NA", "North America"}, {"005", "SA", "South America"}, {"009", "OC", "Oceania"},
	} {
		if part, err := language.ParseRegion(c.m49); err == nil && part.Contains(r) {
			return c.code, c.name
		}
	}
	return "", ""
}

// isoUnit is the code of a first-level unit by ISO 3166-2 with its country:
// "FR-IDF"; "" where it is not known.
func isoUnit(x *gazetteer.Index, ref gazetteer.Ref) string {
	if ref == gazetteer.NoRef {
		return ""
	}
	if code, ok := x.NameTagged(ref, gazetteer.TagISO); ok {
		return code
	}
	if p := x.Place(ref); p.Code == "ADM1" && p.Country == "US" { // where the codes of GeoNames are those of ISO
		return p.Country + "-" + p.Admin1
	}
	return ""
}

// osmElement is the element of OpenStreetMap that a place is, as "R" for a relation
// and its number; false where it is not known.
func osmElement(x *gazetteer.Index, ref gazetteer.Ref) (kind string, id int64, ok bool) {
	element, ok := x.NameTagged(ref, gazetteer.TagOSM)
	if !ok {
		return "", 0, false
	}
	id, err := strconv.ParseInt(element[1:], 10, 64)
	return element[:1], id, err == nil
}

// osmKind is how Nominatim writes a kind of element.
func osmKind(letter string) string {
	return map[string]string{"N": "node", "W": "way", "R": "relation"}[letter]
}

// byElement finds a place by its element of OpenStreetMap: "R223474". Of a city and
// the unit that it is, the unit.
func byElement(x *gazetteer.Index, element string) (gazetteer.Ref, bool) {
	refs := x.ByOSM(strings.ToUpper(element))
	if len(refs) == 0 {
		return gazetteer.NoRef, false
	}
	return refs[0], true
}

// isCode reports whether s has one to three capital letters or digits.
func isCode(s string) bool {
	return len(s) >= 1 && len(s) <= 3 &&
		strings.IndexFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) < 0
}
