package content

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"dateline/gazetteer"
)

// addAdmin2 adds the second-level units. Counties of the US get the point and
// the area of the Census by their FIPS code, which is GeoNames' code, too;
// units that Natural Earth draws get its point and area; the others stand at
// their seat, or at the mean of their places, or at their first-level unit.
func (s *Set) addAdmin2(names []byte, fips map[string]string, counties []byte, drawn shapes,
	units map[string]isoUnit) error {
	list, err := parseUnitNames("admin2.json", names)
	if err != nil {
		return err
	}
	county, err := readTopology(counties, "counties")
	if err != nil {
		return err
	}
	members := s.members(func(e *Entry) string { return e.Country + "." + e.Admin1 + "." + e.Admin2 })
	for _, u := range list {
		codes := strings.SplitN(u.Code, ".", 3)
		if len(codes) != 3 {
			return fmt.Errorf("admin2.json: code %q has not three parts", u.Code)
		}
		country, admin1, admin2 := codes[0], codes[1], codes[2]
		e := &Entry{Place: gazetteer.Place{
			ID: gazetteer.PlaceID("gn-a2:" + u.Code), Name: u.Name, Class: "A", Code: "ADM2",
			Country: country, Admin1: admin1, Admin2: admin2, Population: population(members[u.Code]),
		}}
		if city := independentCity(u.Name, country, members[u.Code]); city != nil {
			if c, ok := county[fips[country+"."+admin1]+admin2]; ok {
				city.Area, city.Bound = orbgeo.Area(c.area)/1e6, boundOf(outline(c.area))
			}
			city.add(gazetteer.NameAlias, u.Name)
			s.units[u.Code] = city
			continue
		}
		short := country + "." + admin2 // how older lists number the units of the UK and Ireland
		if id := admin2ID(country, admin2, units[short]); id != "" && s.byID[geonamesID(id)] == nil &&
			s.units[short] == nil {
			e.ID = geonamesID(id)
		}
		c, surveyed := county[fips[country+"."+admin1]+admin2]
		switch sh := drawn[country+"/"+admin2]; {
		case country == "US" && surveyed:
			e.cover(c.area)
		case sh != nil:
			if id := numberID(sh.id); sh.id > 0 && s.byID[id] == nil && alikeNames(sh.names[0], e.Name) {
				e.ID = id
			}
			e.Point, e.Area, e.Bound = sh.point, sh.area, boundOf(sh.outline())
			e.add(gazetteer.NameAlternate, sh.names[0])
		default:
			if e.Point, e.Bound, err = s.placeUnit(members[u.Code], country, admin1); err != nil {
				return fmt.Errorf("admin2.json: %s %q: %w", u.Code, u.Name, err)
			}
			e.Unplaced = len(members[u.Code]) == 0
		}
		if s.units[short] == nil {
			e.add(gazetteer.NameAlternate, units[short].Names["en"])
		}
		nameCounty(e)
		if err := s.putUnit(u.Code, e); err != nil {
			return err
		}
	}
	return nil
}

// independentCity returns the town that is a second-level unit by itself, "City
// of Norfolk" in Virginia: both are one place. It is nil for all other units.
func independentCity(unit, country string, members []*Entry) *Entry {
	name, ok := strings.CutPrefix(unit, "City of ")
	if !ok || country != "US" {
		return nil
	}
	for _, e := range members {
		if strings.ReplaceAll(e.Name, "St. ", "Saint ") == name {
			return e
		}
	}
	return nil
}

// cover gives a unit its area, with the point in the middle of it.
func (e *Entry) cover(area orb.MultiPolygon) {
	e.Point, _ = planar.CentroidArea(area)
	e.Area, e.Bound = orbgeo.Area(area)/1e6, boundOf(outline(area))
}

// addOldCounties adds the counties that the Census draws and GeoNames has
// replaced: those of Connecticut, which the news still names, gave way to
// planning regions.
func (s *Set) addOldCounties(fips map[string]string, counties []byte) error {
	county, err := readTopology(counties, "counties")
	if err != nil {
		return err
	}
	state := map[string]string{}
	for unit, code := range fips {
		state[code] = unit
	}
	for _, code := range sortedKeys(county) {
		unit := state[code[:2]]
		if unit == "" || s.units[unit+"."+code[2:]] != nil || s.units[unit].Name == county[code].name {
			continue
		}
		e := &Entry{Place: gazetteer.Place{
			ID: gazetteer.PlaceID("fips:" + code), Name: county[code].name + " County", Class: "A", Code: "ADM2",
			Country: "US", Admin1: s.units[unit].Admin1, Admin2: code[2:],
		}}
		e.cover(county[code].area)
		nameCounty(e)
		if err := s.putUnit(unit+"."+code[2:], e); err != nil {
			return err
		}
	}
	return nil
}

// admin2ID returns the GeoNames id of a second-level unit, "" where it is not
// known. Where a country has no codes of its own GeoNames numbers its units by
// their ids.
func admin2ID(country, code string, u isoUnit) string {
	switch country {
	case "GB", "IE":
		if id := u.geonamesID(); id > 0 {
			return fmt.Sprint(id)
		}
	case "RU", "JP", "TR":
		if len(code) >= 6 && strings.Trim(code, "0123456789") == "" {
			return code
		}
	}
	return ""
}

// placeUnit returns the point and extent of a unit that no source draws.
func (s *Set) placeUnit(members []*Entry, country, admin1 string) (orb.Point, orb.Bound, error) {
	if p, ok := middle(members); ok {
		return p, boundOf(points(members)), nil
	}
	for _, key := range []string{country + "." + admin1, country} {
		if parent := s.units[key]; parent != nil {
			return parent.Point, pointBound(parent.Point), nil
		}
	}
	return orb.Point{}, orb.Bound{}, fmt.Errorf("its country is unknown")
}
