package content

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"dateline/cmd/mkdata/countrynames"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// tag gives the entry the name that a language or a register has for it. Notes that
// tell a name from its namesakes are left out: "Georgien (USA)".
func (e *Entry) tag(tag, name string) {
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	if name != "" {
		e.Tagged = append(e.Tagged, gazetteer.TaggedName{Tag: tag, Text: name})
	}
}

// tagCountries tags countries with their names in other languages, those that are shown and those that
// they are found by, with their adjectives, and with their relation in OpenStreetMap.
func (s *Set) tagCountries(tables fs.FS, countries map[string]isoCountry, called countryNames, units map[string]subdivision) error {
	found, err := s.furtherNames(tables, called, units)
	if err != nil {
		return err
	}
	for _, code := range sortedKeys(s.units) {
		if e := s.units[code]; e.Country == code {
			for _, n := range countrynames.Of(code) {
				shown := n.Text
				if name := called.shown[n.Tag][code]; name != "" {
					shown = name
				}
				e.tag(n.Tag, shown)
			}
			for _, name := range found[code] {
				e.tag(gazetteer.TagAny, name)
			}
			if id := countries[code].Reference.OpenStreetMap.id(); id > 0 {
				e.tag(gazetteer.TagOSM, "R"+strconv.FormatInt(id, 10))
			}
		}
	}
	return s.tagAdjectives(tables)
}

// tagUnits tags first-level units with their codes of ISO 3166-2, their relations in
// OpenStreetMap, and their names in the languages in which CLDR, iso3166-2-db and
// Natural Earth have them; second-level units with the names of Natural Earth.
func (s *Set) tagUnits(tables fs.FS, countries map[string]isoCountry, cldr map[string]subdivision, drawn shapes) error {
	known, err := s.unitCodes(tables)
	if err != nil {
		return err
	}
	bearers := map[string]int{} // of a code
	for _, key := range sortedKeys(s.units) {
		e := s.units[key]
		if e.Code == "ADM1" && key == e.Country+"."+e.Admin1 {
			called := e.called()
			bearers[e.tagUnit(known[key], called, countries[e.Country].unit(e, called), cldr, drawn.of(called, key))]++
		} else if e.Code == "ADM2" {
			e.tagDrawn(drawn.of(e.called(), e.Country+"/"+e.Admin2))
		}
	}
	if err := s.tagAbbreviations(tables); err != nil {
		return err
	}
	for _, e := range s.units {
		e.Tagged = slices.DeleteFunc(e.Tagged, func(n gazetteer.TaggedName) bool {
			return n.Tag == gazetteer.TagISO && bearers[n.Text] > 1 // which of them has it is not known
		})
	}
	return nil
}

// tagAbbreviations reads unit-abbreviations.tsv: what units are called behind a town in their own country.
func (s *Set) tagAbbreviations(tables fs.FS) error {
	t, err := readTable(tables, "unit-abbreviations.tsv", "unit", "name", "abbreviations")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		e := s.units[r.get("unit")]
		if e == nil {
			return r.errorf("no unit %q", r.get("unit"))
		}
		for _, name := range r.list("abbreviations") {
			e.tag(gazetteer.TagAbbreviation, name)
		}
	}
	return nil
}

// unitCodes reads unit-codes.tsv: codes of ISO 3166-2 by unit.
func (s *Set) unitCodes(tables fs.FS) (map[string]string, error) {
	t, err := readTable(tables, "unit-codes.tsv", "unit", "name", "iso")
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, r := range t.rows {
		if s.units[r.get("unit")] == nil {
			return nil, r.errorf("no unit %q", r.get("unit"))
		}
		codes[r.get("unit")] = r.get("iso")
	}
	return codes, nil
}

// of returns what is drawn under a code, nil where that is called otherwise than the
// unit: codes have been given anew.
func (all shapes) of(called func(string) bool, code string) *shape {
	if sh := all[code]; sh != nil && slices.ContainsFunc(sh.names, called) {
		return sh
	}
	return nil
}

// tagUnit tags a first-level unit and returns its code, which is the known one or what
// the sources say.
func (e *Entry) tagUnit(known string, called func(string) bool, iso *isoUnit, cldr map[string]subdivision,
	sh *shape) (code string) {
	switch {
	case iso != nil && iso.ISO != "":
		code = e.Country + "-" + strings.TrimPrefix(iso.ISO, e.Country+"-")
	case sh != nil:
		code = sh.iso
	}
	if d := cldr[code]; known != "" {
		code = known
	} else if !called(d.english) && !alikeNames(e.Name, d.english) {
		code = onlyCode(e, cldr) // what was found is of another year
	}
	if code != "" {
		e.tag(gazetteer.TagISO, code)
		names := cldr[code].tagged
		for _, language := range sortedKeys(names) {
			e.tag(language, names[language])
		}
	}
	if iso != nil {
		if id := iso.Reference.OpenStreetMap.id(); id > 0 {
			e.tag(gazetteer.TagOSM, "R"+strconv.FormatInt(id, 10))
		}
		for _, language := range sortedKeys(iso.Names) {
			if language != "en" && language != "geonames" {
				e.tagOnce(language, iso.Names[language])
			}
		}
	}
	e.tagDrawn(sh)
	return code
}

// tagDrawn tags a unit with its names in Natural Earth.
func (e *Entry) tagDrawn(sh *shape) {
	if sh == nil {
		return
	}
	for _, language := range sortedKeys(sh.tagged) {
		if language != "en" {
			e.tagOnce(language, sh.tagged[language])
		}
	}
	e.tag(gazetteer.TagWikidata, sh.wikidata)
}

// called returns a function that reports whether a name is one of the entry's, but for
// the word for its kind.
func (e *Entry) called() func(name string) bool {
	keys := map[string]bool{unitKey(e.Name): true}
	for _, n := range e.Names {
		keys[unitKey(n.Text)] = true
	}
	return func(name string) bool { return name != "" && keys[unitKey(name)] }
}

// unit returns the unit of a country that an entry is, nil for none.
func (c isoCountry) unit(e *Entry, called func(string) bool) *isoUnit {
	byCode, byName := -1, -1
	for i, u := range c.Regions {
		if id := u.geonamesID(); id > 0 && numberID(id) == e.ID {
			return &c.Regions[i]
		}
		same := called(u.Names["en"]) || called(u.Names["geonames"])
		if cmp.Or(u.Admin, u.Fips) == e.Admin1 && (same || alikeNames(e.Name, u.Names["en"])) {
			byCode = i
		}
		if namesUnit(e.Name, []string{u.Names["en"], u.Names["geonames"]}) {
			byName = i
		}
	}
	if byCode >= 0 {
		return &c.Regions[byCode]
	}
	if byName >= 0 {
		return &c.Regions[byName]
	}
	return nil
}

// onlyCode returns the code under which CLDR names a unit of the country as the entry
// is called; "" for none and for several.
func onlyCode(e *Entry, cldr map[string]subdivision) (code string) {
	for _, c := range sortedKeys(cldr) {
		if strings.HasPrefix(c, e.Country+"-") && namesUnit(e.Name, []string{cldr[c].english}) {
			if code != "" {
				return ""
			}
			code = c
		}
	}
	return code
}

// tagCities gives cities their names in other languages: those that city-names.tsv and endonyms.tsv
// say, those of the time zones that are named after them, and those of their units.
func (s *Set) tagCities(tables fs.FS, zones []zoneCity) error {
	if err := errors.Join(s.tagNamed(tables), s.tagEndonyms(tables)); err != nil {
		return err
	}
	s.tagZones(zones)
	s.tagSeats()
	return nil
}

// tagSeats gives cities the names of the units that are called like them, in the
// languages of those, where the city's own alternate names hold them: "Wien" is the
// state and the city, and "Provincia di Milano" is called after "Milano". The unit goes
// by any of its names: "Provincia de Sevilla" is drawn as "Seville".
func (s *Set) tagSeats() {
	largest := map[[2]string]*Entry{} // by the unit and the key of the name
	for _, e := range s.Entries {
		if e.Class != "P" || e.Code == "PPLX" {
			continue
		}
		key := unitKey(e.Name)
		for _, unit := range []string{e.Country + "." + e.Admin1, e.Country + "." + e.Admin1 + "." + e.Admin2} {
			if was := largest[[2]string{unit, key}]; was == nil || e.Population > was.Population {
				largest[[2]string{unit, key}] = e
			}
		}
	}
	for _, key := range sortedKeys(s.units) {
		unit := s.units[key]
		var city *Entry
		for _, name := range append([]gazetteer.Name{{Text: unit.Name}}, unit.Names...) {
			if e := largest[[2]string{key, unitKey(name.Text)}]; e != nil && (city == nil || e.Population > city.Population) {
				city = e
			}
		}
		if city == nil || city == unit || len(unit.Tagged) == 0 || city.Country == "US" && strings.HasSuffix(city.Name, " City") {
			continue // by "Oklahoma" all languages mean the state
		}
		known := map[string]bool{}
		for _, n := range append([]gazetteer.Name{{Text: city.Name}}, city.Names...) {
			known[string(gazetteer.Fold(nil, n.Text))] = true
		}
		for _, n := range unit.Tagged {
			if !n.InLanguage() {
				continue
			}
			for _, name := range cores(n.Text) {
				if known[string(gazetteer.Fold(nil, name))] {
					city.tagOnce(n.Tag, name)
					break
				}
			}
		}
	}
}

// cores returns a name and what is left of it without a word for a kind of unit: its
// words to the end, to the beginning, and without the last sign, which in Chinese,
// Japanese and Korean is such a word.
func cores(name string) []string {
	out := []string{name}
	words := strings.Fields(name)
	for i := 1; i < len(words); i++ {
		out = append(out, strings.Join(words[i:], " "))
	}
	for i := len(words) - 1; i > 0; i-- {
		out = append(out, strings.Join(words[:i], " "))
	}
	if last, size := utf8.DecodeLastRuneInString(name); unicode.In(last, unicode.Han, unicode.Hangul) {
		out = append(out, name[:len(name)-size])
	}
	return out
}

// tagOnce is tag where the language has no name yet.
func (e *Entry) tagOnce(tag, name string) {
	if !slices.ContainsFunc(e.Tagged, func(n gazetteer.TaggedName) bool { return n.Tag == tag }) {
		e.tag(tag, name)
	}
}

// tagZones gives the cities that CLDR names time zones after their names in its
// languages.
func (s *Set) tagZones(zones []zoneCity) {
	for _, z := range zones {
		e, err := s.town(z.names["en"], z.country)
		if err != nil {
			continue // bases and hamlets, and cities under an older name
		}
		for _, tag := range sortedKeys(z.names) {
			if tag != "en" {
				e.tagOnce(tag, z.names[tag])
			}
		}
	}
}

// namedIn are the languages of city-names.tsv, a column each.
var namedIn = []string{"de", "fr", "es", "it", "pt", "pl", "ru", "uk", "tr", "ar", "zh"}

// tagNamed reads city-names.tsv: in each language the name that is shown, and others that a city is found by.
func (s *Set) tagNamed(tables fs.FS) error {
	t, err := readTable(tables, "city-names.tsv", append(namedIn, "place")...)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range t.rows {
		e, err := s.find(r.get("place"))
		if err != nil {
			errs = append(errs, r.errorf("%v", err))
			continue
		}
		for _, language := range namedIn {
			for i, name := range r.list(language) {
				if i == 0 {
					e.tagOnce(language, name)
				} else {
					e.tag(gazetteer.TagAny, name)
				}
			}
		}
	}
	return errors.Join(errs...)
}

// tagEndonyms reads endonyms.tsv: what cities with an English name of their own
// are called at home.
func (s *Set) tagEndonyms(tables fs.FS) error {
	t, err := readTable(tables, "endonyms.tsv", "place", "languages", "name")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range t.rows {
		e, err := s.find(r.get("place"))
		if err != nil {
			errs = append(errs, r.errorf("%v", err))
			continue
		}
		for _, tag := range r.list("languages") {
			if _, err := language.Parse(tag); err != nil {
				errs = append(errs, r.errorf("%q is no language", tag))
			}
			e.tagOnce(tag, r.get("name"))
		}
	}
	return errors.Join(errs...)
}

// zoneCity is a city that a time zone is named after.
type zoneCity struct {
	country string
	names   map[string]string // by language
}

// cldrTag writes the name of a file of CLDR as a language tag: "sr_Latn" is "sr-Latn".
func cldrTag(file string) string { return strings.ReplaceAll(file, "_", "-") }

// readZones reads the cities of time zones in the languages of subdivisions.
func readZones(ctx context.Context, cache source.Cache) ([]zoneCity, error) {
	const folder, zones = "usr/share/unicode/cldr/common/main/", "usr/share/unicode/cldr/common/bcp47/timezone.xml"
	files := []string{zones}
	for _, l := range append([]string{"en"}, strings.Fields(cldrLanguages)...) {
		files = append(files, folder+l+".xml")
	}
	content, err := cache.Files(ctx, source.CLDR, files...)
	if err != nil {
		return nil, err
	}
	var ids struct {
		Types []struct {
			Name        string `xml:"name,attr"`        // "usnyc"
			Alias       string `xml:"alias,attr"`       // "America/New_York US/Eastern"
			Description string `xml:"description,attr"` // "New York, United States"
		} `xml:"keyword>key>type"`
	}
	if err := xml.Unmarshal(content[zones], &ids); err != nil {
		return nil, fmt.Errorf("%s: %w", zones, err)
	}
	var list []zoneCity
	at := map[string]int{} // in list, by the name of a zone
	for _, z := range ids.Types {
		aliases := strings.Fields(z.Alias)
		if len(z.Name) != 5 || len(aliases) == 0 {
			continue
		}
		city, _, _ := strings.Cut(z.Description, ",")
		city, _, _ = strings.Cut(city, " (")
		for _, a := range aliases {
			at[a] = len(list)
		}
		list = append(list, zoneCity{strings.ToUpper(z.Name[:2]), map[string]string{"en": city}})
	}
	for _, file := range files[1:] {
		var doc struct {
			Zones []struct {
				Type string `xml:"type,attr"`
				City string `xml:"exemplarCity"`
			} `xml:"dates>timeZoneNames>zone"`
		}
		if err := xml.Unmarshal(content[file], &doc); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		tag := cldrTag(strings.TrimSuffix(strings.TrimPrefix(file, folder), ".xml"))
		for _, z := range doc.Zones {
			if i, ok := at[z.Type]; ok && z.City != "" && z.City != "↑↑↑" && tag != "en" {
				list[i].names[tag] = z.City
			}
		}
	}
	return list, nil
}
