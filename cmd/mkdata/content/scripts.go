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

// cldrLanguages lists the languages that CLDR names subdivisions in, but English.
const cldrLanguages = "af am ar as az be bg bn bs ca ccp ceb cs cy da de el es et eu fa fi fr ga gl gu ha he hi hr " +
	"hu hy id ig is it ja jv ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru sd si sk sl so " +
	"sq sr sr_Latn sv sw ta te th tk tr uk ur uz vi yo yue zh zu"

// subdivision is what CLDR calls a first-level unit.
type subdivision struct {
	english string
	names   []string          // in other scripts
	tagged  map[string]string // by language
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
	const validity = "usr/share/unicode/cldr/common/validity/subdivision.xml"
	var files []string
	for _, l := range append([]string{"en"}, strings.Fields(cldrLanguages)...) {
		files = append(files, folder+l+".xml")
	}
	scripts := map[string]bool{}
	for _, l := range strings.Fields(otherScripts) {
		scripts[folder+l+".xml"] = true
	}
	content, err := cache.Files(ctx, source.CLDR, append(files, validity)...)
	if err != nil {
		return nil, err
	}
	regular, err := regularCodes(content[validity])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", validity, err)
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
			if len(u.Type) <= 2 || !regular[u.Type] {
				continue
			}
			code := strings.ToUpper(u.Type[:2] + "-" + u.Type[2:])
			d := all[code]
			if d.tagged == nil {
				d.tagged = map[string]string{}
			}
			switch {
			case file == folder+"en.xml":
				d.english = u.Name
			case u.Name == "↑↑↑": // as in the language that it is a variety of
			default:
				d.tagged[cldrTag(strings.TrimSuffix(strings.TrimPrefix(file, folder), ".xml"))] = u.Name
				if scripts[file] {
					d.names = append(d.names, u.Name)
				}
			}
			all[code] = d
		}
	}
	return all, nil
}

// regularCodes lists the codes of subdivisions that CLDR holds valid, others being of
// earlier years: "tr34". The file writes runs of them as "tr01~9".
func regularCodes(b []byte) (map[string]bool, error) {
	var doc struct {
		IDs []struct {
			Status string `xml:"idStatus,attr"`
			Codes  string `xml:",chardata"`
		} `xml:"idValidity>id"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		return nil, err
	}
	codes := map[string]bool{}
	for _, list := range doc.IDs {
		if list.Status != "regular" {
			continue
		}
		for _, word := range strings.Fields(list.Codes) {
			first, last, run := strings.Cut(word, "~")
			codes[first] = true
			if !run {
				continue
			}
			if len(last) != 1 {
				return nil, fmt.Errorf("the run of codes %q ends with more than a sign", word)
			}
			for c := first[len(first)-1]; c <= last[0]; c++ {
				codes[first[:len(first)-1]+string(c)] = true
			}
		}
	}
	if len(codes) == 0 {
		return nil, fmt.Errorf("no regular codes")
	}
	return codes, nil
}
