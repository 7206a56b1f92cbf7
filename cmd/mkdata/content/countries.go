package content

import (
	"io/fs"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// addCountries adds the countries and territories of countries.tsv with the
// names of country-names.tsv.
func (s *Set) addCountries(tables fs.FS) error {
	t, err := readTable(tables, "countries.tsv", "iso2", "geonameid", "code", "name", "official", "lat", "lon",
		"population", "area")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		e, err := parsePlace(r, geonamesID(r.get("geonameid")), "A")
		if err != nil {
			return err
		}
		e.Country = r.get("iso2")
		e.add(gazetteer.NameOfficial, r.get("official"))
		if err := s.putUnit(e.Country, e); err != nil {
			return r.errorf("%v", err)
		}
	}
	names, err := readTable(tables, "country-names.tsv", "iso2", "kind", "names")
	if err != nil {
		return err
	}
	for _, r := range names.rows {
		e := s.units[r.get("iso2")]
		if e == nil {
			return r.errorf("no country %q", r.get("iso2"))
		}
		kind, ok := nameKind(r.get("kind"))
		if !ok {
			return r.errorf("unknown kind of name %q", r.get("kind"))
		}
		e.add(kind, r.list("names")...)
	}
	return nil
}

// parsePlace reads the columns name, code, lat and lon, and population and
// area where the table has them.
func parsePlace(r row, id gazetteer.PlaceID, class string) (*Entry, error) {
	lat, err := r.number("lat")
	if err != nil {
		return nil, err
	}
	lon, err := r.number("lon")
	if err != nil {
		return nil, err
	}
	p := orb.Point{lon, lat}
	e := &Entry{Place: gazetteer.Place{
		ID: id, Name: r.get("name"), Class: class, Code: r.get("code"), Point: p, Bound: pointBound(p),
	}}
	if _, ok := r.table.columns["population"]; ok {
		population, err := r.number("population")
		if err != nil {
			return nil, err
		}
		e.Population = int64(population)
	}
	if _, ok := r.table.columns["area"]; ok {
		if e.Area, err = r.number("area"); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// nameKind reads a kind of name as the tables write it.
func nameKind(s string) (gazetteer.NameKind, bool) {
	switch strings.ToLower(s) {
	case "official":
		return gazetteer.NameOfficial, true
	case "alias":
		return gazetteer.NameAlias, true
	case "former":
		return gazetteer.NameFormer, true
	case "abbreviation":
		return gazetteer.NameAbbreviation, true
	case "adjective":
		return gazetteer.NameAdjective, true
	case "demonym":
		return gazetteer.NameDemonym, true
	}
	return 0, false
}
