package content

import (
	"context"
	"encoding/xml"
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// addOtherScripts adds those of the names that are not in Latin letters. Names
// in Latin letters of other languages would be found in English texts, where
// they mean something else: Rossland, Essen.
func (e *Entry) addOtherScripts(names []string) {
	for _, n := range names {
		if !latin(n) && !junk(n) {
			e.add(gazetteer.NameAlternate, n)
		}
	}
}

// nameCountries adds the names of countries in other scripts that CLDR has, as
// golang.org/x/text carries it.
func (s *Set) nameCountries() {
	for _, e := range s.Entries {
		region, err := language.ParseRegion(e.Country)
		if s.units[e.Country] != e || err != nil {
			continue
		}
		for _, tag := range display.Supported.Tags() {
			if namer := display.Regions(tag); namer != nil {
				e.addOtherScripts([]string{namer.Name(region)})
			}
		}
	}
}

// otherScripts lists the languages that CLDR names subdivisions in and that are
// not written in Latin letters.
const otherScripts = "am ar as be bg bn el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru " +
	"sd si sr ta te th uk ur yue zh"

// subdivision is what CLDR calls a first-level unit.
type subdivision struct {
	english string
	names   []string // in other scripts
}

// subdivisionOf returns what CLDR calls a unit of GeoNames' code; CLDR goes by
// ISO 3166-2. A code whose English name is nothing like the unit's is of
// another year, and gives nothing.
func subdivisionOf(u unitName, iso string, all map[string]subdivision) []string {
	d := all[iso]
	unit, _ := bare(u.Name)
	english, _ := bare(d.english)
	if !namesUnit(u.Name, []string{d.english}) && !alikeNames(unit, english) {
		return nil
	}
	return d.names
}

// isoCodes maps GeoNames' codes of first-level units to those of ISO 3166-2.
func isoCodes(units map[string]isoUnit) map[string]string {
	codes := map[string]string{}
	for _, key := range sortedKeys(units) {
		if u := units[key]; u.Admin != "" {
			codes[key[:3]+u.Admin] = u.ISO
		}
	}
	return codes
}

// readSubdivisions reads the names of first-level units in other scripts, by
// their code of ISO 3166-2: "UA-63".
func readSubdivisions(ctx context.Context, cache source.Cache) (map[string]subdivision, error) {
	const folder = "usr/share/unicode/cldr/common/subdivisions/"
	var files []string
	for _, l := range append([]string{"en"}, strings.Fields(otherScripts)...) {
		files = append(files, folder+l+".xml")
	}
	content, err := cache.Files(ctx, source.CLDR, files...)
	if err != nil {
		return nil, err
	}
	all := map[string]subdivision{}
	for _, file := range files {
		var doc struct {
			Subdivisions []struct {
				Type string `xml:"type,attr"` // "ua63"
				Name string `xml:",chardata"`
			} `xml:"localeDisplayNames>subdivisions>subdivision"`
		}
		if err := xml.Unmarshal(content[file], &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if len(doc.Subdivisions) == 0 {
			return nil, fmt.Errorf("%s: it names no subdivisions", file)
		}
		for _, u := range doc.Subdivisions {
			if len(u.Type) <= 2 {
				continue
			}
			code := strings.ToUpper(u.Type[:2] + "-" + u.Type[2:])
			d := all[code]
			if file == folder+"en.xml" {
				d.english = u.Name
			} else {
				d.names = append(d.names, u.Name)
			}
			all[code] = d
		}
	}
	return all, nil
}
