package content

import (
	"io/fs"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// addRegions adds the hand-written places of regions.tsv and seats.tsv. Both
// have the same columns but for the extent, which seats do not have.
func (s *Set) addRegions(tables fs.FS) error {
	t, err := readTable(tables, "regions.tsv", "id", "name", "class", "code", "country",
		"lat", "lon", "west", "south", "east", "north", "parts", "aliases", "abbreviations", "source")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		e, err := parsePlace(r, gazetteer.PlaceID(r.get("id")), r.get("class"))
		if err != nil {
			return err
		}
		e.Country = r.get("country")
		if e.Bound, err = parseBound(r, e.Point); err != nil {
			return err
		}
		if err := s.unite(e, r); err != nil {
			return err
		}
		e.add(gazetteer.NameAlias, r.list("aliases")...)
		e.add(gazetteer.NameAbbreviation, r.list("abbreviations")...)
		if err := s.put(e); err != nil {
			return r.errorf("%v", err)
		}
	}
	return nil
}

// parseBound reads the columns west, south, east and north; a row without them
// has the extent of its point.
func parseBound(r row, p orb.Point) (orb.Bound, error) {
	if r.get("west") == "" {
		return pointBound(p), nil
	}
	var v [4]float64
	for i, column := range []string{"west", "south", "east", "north"} {
		var err error
		if v[i], err = r.number(column); err != nil {
			return orb.Bound{}, err
		}
	}
	return orb.Bound{Min: orb.Point{v[0], v[1]}, Max: orb.Point{v[2], v[3]}}, nil
}

// unite gives a region that is made of administrative units their area,
// population and extent together, where its row does not state them.
func (s *Set) unite(e *Entry, r row) error {
	var corners []orb.Point
	var area float64
	for _, key := range r.list("parts") {
		part := s.units[key]
		if part == nil {
			return r.errorf("no unit %q", key)
		}
		area += part.Area
		corners = append(corners, part.Bound.Min, part.Bound.Max)
	}
	if e.Area == 0 {
		e.Area = area
	}
	if len(corners) > 0 && r.get("west") == "" {
		e.Bound = boundOf(corners)
	}
	return nil
}

// addSeats adds the hand-written buildings, squares and grounds of seats.tsv.
// Each lies in the administrative units of the nearest populated place.
func (s *Set) addSeats(tables fs.FS, drawn shapes) error {
	t, err := readTable(tables, "seats.tsv", "id", "name", "class", "code", "country", "lat", "lon", "town",
		"stands_for", "aliases", "source")
	if err != nil {
		return err
	}
	lists := newSettler(s, drawn)
	for _, r := range t.rows {
		e, err := parsePlace(r, gazetteer.PlaceID(r.get("id")), r.get("class"))
		if err != nil {
			return err
		}
		e.Country = r.get("country")
		lists.settle(e)
		e.add(gazetteer.NameAlias, r.list("aliases")...)
		if base := lists.grid.same(e); base != nil && strings.HasPrefix(string(base.ID), "icao:") {
			s.remove(base) // the seat has said where it is for longer
		}
		if err := s.put(e); err != nil {
			return r.errorf("%v", err)
		}
	}
	return nil
}
