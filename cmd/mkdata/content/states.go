package content

import (
	"io/fs"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// addStates reads states.tsv: abbreviations and GeoNames' own points of the
// states and provinces that the news abbreviates. It returns the FIPS codes of
// the states of the US by their unit.
func (s *Set) addStates(tables fs.FS) (map[string]string, error) {
	t, err := readTable(tables, "states.tsv", "unit", "name", "fips", "lat", "lon", "abbreviations")
	if err != nil {
		return nil, err
	}
	fips := map[string]string{}
	for _, r := range t.rows {
		e := s.units[r.get("unit")]
		if e == nil {
			return nil, r.errorf("no unit %q", r.get("unit"))
		}
		lat, errLat := r.number("lat")
		lon, errLon := r.number("lon")
		if errLat != nil || errLon != nil {
			return nil, r.errorf("point %q, %q is not two numbers", r.get("lat"), r.get("lon"))
		}
		e.Point = orb.Point{lon, lat}
		if e.Name != r.get("name") {
			e.rename(r.get("name"), gazetteer.NameAlternate)
		}
		e.add(gazetteer.NameAbbreviation, r.list("abbreviations")...)
		if f := r.get("fips"); f != "" {
			fips[r.get("unit")] = f
		}
	}
	return fips, nil
}
