package content

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/cmd/mkdata/countrynames"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// countryNames are names of countries by their codes of ISO 3166-1 (alpha-2), as the sources have them.
type countryNames struct {
	shown map[string]map[string]string // CLDR's, by language and country
	cldr  map[string][]string          // all names of CLDR
	iso   map[string][]string          // those of i18n-iso-countries
}

// readCountryNames reads what CLDR and i18n-iso-countries call countries.
func readCountryNames(ctx context.Context, cache source.Cache) (countryNames, error) {
	out := countryNames{shown: map[string]map[string]string{}, cldr: map[string][]string{}, iso: map[string][]string{}}
	files, err := cache.Matching(ctx, source.CLDRNames, func(name string) bool { return path.Base(name) == "territories.json" })
	if err != nil {
		return out, err
	}
	for _, file := range sortedKeys(files) {
		if err := out.addCLDR(files[file]); err != nil {
			return out, fmt.Errorf("%s: %w", file, err)
		}
	}
	files, err = cache.Matching(ctx, source.ISOCountries, func(name string) bool { return path.Dir(name) == "langs" })
	if err != nil {
		return out, err
	}
	for _, file := range sortedKeys(files) {
		if err := out.addISO(files[file]); err != nil {
			return out, fmt.Errorf("%s: %w", file, err)
		}
	}
	return out, nil
}

// addCLDR reads the territories of one locale. "KR-alt-short" is another name of KR.
func (c *countryNames) addCLDR(file []byte) error {
	var doc struct {
		Main map[string]struct {
			Names struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	if err := json.Unmarshal(file, &doc); err != nil {
		return err
	}
	for tag, locale := range doc.Main {
		names := locale.Names.Territories
		c.shown[tag] = map[string]string{}
		for _, key := range sortedKeys(names) {
			code, _, another := strings.Cut(key, "-")
			if len(code) != 2 || names[key] == code {
				continue // continents by number, and what the locale has no name for
			}
			if !another {
				c.shown[tag][code] = names[key]
			}
			c.cldr[code] = append(c.cldr[code], names[key])
		}
	}
	return nil
}

// addISO reads the names of one language in i18n-iso-countries: one each or several.
func (c *countryNames) addISO(file []byte) error {
	var doc struct {
		Countries map[string]json.RawMessage `json:"countries"`
	}
	if err := json.Unmarshal(file, &doc); err != nil {
		return err
	}
	for _, code := range sortedKeys(doc.Countries) {
		var several []string
		if err := json.Unmarshal(doc.Countries[code], &several); err != nil {
			var one string
			if err := json.Unmarshal(doc.Countries[code], &one); err != nil {
				return err
			}
			several = []string{one}
		}
		c.iso[code] = append(c.iso[code], several...)
	}
	return nil
}

// furtherNames returns what countries are found by beside the names that are shown: those of
// exonyms.tsv and of the tables that articles are read with, of CLDR and of i18n-iso-countries. The first of these
// that has a name says whose it is. A name that is also one of a unit of the country stays the unit's: Angleterre is
// England.
func (s *Set) furtherNames(tables fs.FS, called countryNames, units map[string]subdivision) (map[string][]string, error) {
	written, err := s.writtenNames(tables)
	if err != nil {
		return nil, err
	}
	unitNames := map[string]bool{} // by the country and the folded name
	for iso, unit := range units {
		for _, name := range unit.tagged {
			unitNames[iso[:2]+string(gazetteer.Fold(nil, name))] = true
		}
	}
	owners := map[string][]string{} // by the folded name: those of the first source that has it
	for _, source := range []map[string][]string{written, called.cldr, called.iso} {
		claims := map[string][]string{}
		for _, code := range sortedKeys(source) {
			for _, name := range source[code] {
				key := string(gazetteer.Fold(nil, plainName(name)))
				if !slices.Contains(claims[key], code) {
					claims[key] = append(claims[key], code)
				}
			}
		}
		for key, codes := range claims {
			if owners[key] == nil {
				owners[key] = codes
			}
		}
	}
	out := map[string][]string{}
	for _, code := range sortedKeys(s.units) {
		if len(code) != 2 {
			continue
		}
		names := slices.Clone(written[code])
		for _, n := range countrynames.Of(code) {
			names = append(names, n.Text)
		}
		for _, name := range slices.Concat(names, called.cldr[code], called.iso[code]) {
			name = plainName(name)
			key := string(gazetteer.Fold(nil, name))
			short := isShort(name) && !slices.Contains(written[code], name)
			if has := owners[key]; !short && !unitNames[code+key] && (has == nil || slices.Contains(has, code)) {
				out[code] = append(out[code], name)
			}
		}
		slices.SortFunc(out[code], func(a, b string) int {
			return cmp.Or(cmp.Compare(string(gazetteer.Fold(nil, a)), string(gazetteer.Fold(nil, b))), cmp.Compare(a, b))
		})
		out[code] = slices.CompactFunc(out[code], func(a, b string) bool {
			return slices.Equal(gazetteer.Fold(nil, a), gazetteer.Fold(nil, b))
		})
	}
	return out, nil
}

// plainName takes the note from a name and puts what stands behind a comma ahead: "Kongo, Demokratische Republik".
func plainName(name string) string {
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = name[:i]
	}
	if last, first, ok := strings.Cut(name, ", "); ok {
		name = first + " " + last
	}
	return strings.TrimSpace(name)
}

// isShort reports whether a name is so short that it is found as a code or not at all.
func isShort(name string) bool {
	n := utf8.RuneCountInString(name)
	first, _ := utf8.DecodeRuneInString(name)
	return n < 2 || n < 3 && unicode.In(first, unicode.Latin, unicode.Cyrillic, unicode.Greek)
}

// writtenNames reads what the tables call countries: exonyms.tsv and, for each language that articles are
// read in, names.tsv.
func (s *Set) writtenNames(tables fs.FS) (map[string][]string, error) {
	out := map[string][]string{}
	t, err := readTable(tables, "exonyms.tsv", "iso2", "names")
	if err != nil {
		return nil, err
	}
	for _, r := range t.rows {
		if s.units[r.get("iso2")] == nil {
			return nil, r.errorf("no country %q", r.get("iso2"))
		}
		out[r.get("iso2")] = append(out[r.get("iso2")], r.list("names")...)
	}
	err = eachName(tables, "names.tsv", func(_ fs.FS, key, word string) error {
		if len(key) == 2 {
			out[key] = append(out[key], word)
		}
		return nil
	})
	return out, err
}

// tagFeatures gives seas, rivers, regions, units and towns the names of the tables that articles are read with.
func (s *Set) tagFeatures(tables fs.FS) error {
	called := map[string]*Entry{} // the largest of each folded name that is no settlement
	fold := func(name string) string { return string(gazetteer.Fold(nil, name)) }
	for _, e := range s.Entries {
		if e.Class == "P" {
			continue
		}
		if was := called[fold(e.Name)]; was == nil || featureRank(e) > featureRank(was) {
			called[fold(e.Name)] = e
		}
	}
	for _, e := range s.Entries {
		for _, n := range e.Names {
			if e.Class != "P" && called[fold(n.Text)] == nil {
				called[fold(n.Text)] = e
			}
		}
		for _, n := range e.Tagged {
			if n.Tag == gazetteer.TagISO {
				called[fold(n.Text)] = e
			}
		}
	}
	for _, table := range []string{"names.tsv", "features.tsv"} {
		err := eachName(tables, table, func(_ fs.FS, key, word string) error {
			if len(key) == 2 {
				return nil
			}
			e, err := called[fold(key)], error(nil)
			if strings.ContainsAny(key, "/:") {
				e, err = s.find(key)
			}
			if e == nil {
				return cmp.Or(err, fmt.Errorf("no place %q", key))
			}
			e.tag(gazetteer.TagAny, word)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// featureRank orders places of one name: regions and waters of the tables before units, and of each the larger.
func featureRank(e *Entry) float64 {
	rank := float64(e.Population) / 1e10
	if e.Class != "A" && e.Class != "S" {
		rank++
	}
	return rank
}

// tagAdjectives gives countries the adjectives and words for people of the tables that articles are read with, in all
// their forms.
func (s *Set) tagAdjectives(tables fs.FS) error {
	forms := map[fs.FS]map[string][]string{}
	return eachName(tables, "demonyms.tsv", func(folder fs.FS, key, word string) error {
		e := s.units[key]
		if len(key) != 2 || e == nil {
			return nil
		}
		if forms[folder] == nil {
			forms[folder] = map[string][]string{}
			if rows, err := text.ReadTable(folder, "forms.tsv", 3); err == nil { // a language may do without
				for _, row := range rows {
					forms[folder][row[0]] = strings.Fields(row[1])
				}
			}
		}
		stem, class, inflected := strings.Cut(word, "|")
		if !inflected {
			e.tag(gazetteer.TagAdjective, stem)
		}
		for _, ending := range forms[folder][class] {
			e.tag(gazetteer.TagAdjective, stem+strings.Trim(ending, "-"))
		}
		return nil
	})
}

// eachName calls do with the words of each row in the tables of a name that the languages of articles have,
// and with what says which place the row is of.
func eachName(tables fs.FS, name string, do func(folder fs.FS, key, word string) error) error {
	files, err := fs.Glob(tables, "*/names/"+name)
	if err != nil {
		return err
	}
	for _, file := range files {
		folder, err := fs.Sub(tables, path.Dir(file))
		if err != nil {
			return err
		}
		rows, err := text.ReadTable(folder, name, 3)
		if err != nil {
			return fmt.Errorf("%s: %w", path.Dir(file), err)
		}
		for _, row := range rows {
			for _, word := range strings.Split(row[1], "; ") {
				if word == "" {
					continue
				}
				if err := do(folder, row[0], word); err != nil {
					return fmt.Errorf("%s: %w", file, err)
				}
			}
		}
	}
	return nil
}
