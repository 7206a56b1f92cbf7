// Package countrynames names countries in the languages of CLDR.
package countrynames

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/gazetteer"
)

// Of returns the names of a country by its code of ISO 3166-1 (alpha-2) in all languages
// but English, as golang.org/x/text carries them; nil for an unknown code. A variety of
// a language is listed where it differs from the language.
func Of(code string) (names []gazetteer.TaggedName) {
	region, err := language.ParseRegion(code)
	if err != nil || region.String() != code {
		return nil
	}
	for _, tag := range display.Supported.Tags() {
		namer := display.Regions(tag)
		if namer == nil || tag == language.English {
			continue
		}
		name := namer.Name(region)
		if base, _ := tag.Base(); base.String() != tag.String() {
			if parent := display.Regions(language.Make(base.String())); parent != nil && parent.Name(region) == name {
				continue
			}
		}
		if name != "" {
			names = append(names, gazetteer.TaggedName{Tag: tag.String(), Text: name})
		}
	}
	return names
}
