package geonames

import (
	"slices"

	"dateline/gazetteer"
)

// alternate hands on a row of alternateNamesV2: id, geonameid, language, name,
// then 1 or nothing for preferred, short, colloquial and historic.
func (f *filler) alternate(r row) error {
	if err := r.want(4); err != nil {
		return err
	}
	mark := func(column int) bool { return column < len(r.cells) && r.cells[column] == "1" }
	language, name := r.cells[2], r.cells[3]
	kind, ok := kindOf(language, mark(6), mark(7))
	if !ok || name == "" || len(name) > gazetteer.MaxName {
		return nil
	}
	if kind == gazetteer.NameAlternate && len(f.dumps.Languages) > 0 && !slices.Contains(f.dumps.Languages, language) {
		return nil
	}
	id, err := r.id(1)
	if err != nil {
		return err
	}
	if err := f.builder.AddNames(placeID(id), gazetteer.Name{Text: name, Kind: kind}); err != nil {
		return r.refused(err)
	}
	f.report.Names++
	return nil
}

// kindOf tells the kind of a name by its language, which may be a pseudo
// language of GeoNames. Links, post codes and the codes of other registers are
// no names.
func kindOf(language string, colloquial, historic bool) (gazetteer.NameKind, bool) {
	switch language {
	case "link", "wkdt", "post", "icao", "faac", "tcid", "unlc", "phon", "piny":
		return 0, false
	case "abbr", "iata":
		return gazetteer.NameAbbreviation, true
	}
	switch {
	case historic:
		return gazetteer.NameFormer, true
	case language == "en" && !colloquial:
		return gazetteer.NameAlias, true
	}
	return gazetteer.NameAlternate, true
}
