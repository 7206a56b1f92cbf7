package geonames

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/countrynames"
	"dateline/gazetteer"
)

// unit is a country, or a first- or second-level unit of one.
type unit struct {
	id                      string
	country, admin1, admin2 string
	code                    string // feature code, for a unit without a row of its own
	name                    string
	others                  []gazetteer.Name
	population              int64
	area                    float64 // km²
	seen                    bool    // among the places
}

// rename gives the place of a unit the name that the file of units has, which
// is the common one: "Turkey", where the row may say "Republic of Türkiye".
func (u *unit) rename(p *gazetteer.Place) []gazetteer.Name {
	names := u.others
	if p.Name != u.name {
		kind := gazetteer.NameAlias
		if u.admin1 == "" {
			kind = gazetteer.NameOfficial
		}
		names = append(names, gazetteer.Name{Text: p.Name, Kind: kind})
	}
	p.Name = u.name
	p.Area = u.area
	if p.Population == 0 {
		p.Population = u.population
	}
	return names
}

// country reads a row of countryInfo: ISO, ISO3, …, 5th name, 7th area, 8th
// population, 17th geonameid.
func (f *filler) country(r row) error {
	if err := r.want(17); err != nil {
		return err
	}
	area, err := r.number(6, "area")
	if err != nil {
		return err
	}
	population, err := r.people(7)
	if err != nil {
		return err
	}
	if cell := r.cells[16]; cell == "" || cell == "0" { // former countries
		return nil
	}
	id, err := r.id(16)
	if err != nil {
		return err
	}
	u := &unit{id: id, country: r.cells[0], code: "PCLI", name: r.cells[4], area: area, population: population}
	if iso3 := r.cells[1]; iso3 != "" {
		u.others = []gazetteer.Name{{Text: iso3, Kind: gazetteer.NameAbbreviation}}
	}
	f.units[id] = u
	if err := f.builder.AddTagged(placeID(id), countrynames.Of(r.cells[0])...); err != nil {
		return r.refused(err)
	}
	return nil
}

// admin reads a row of admin1CodesASCII or admin2Codes: code, name, name in
// ASCII, geonameid.
func (f *filler) admin(r row) error {
	if err := r.want(4); err != nil {
		return err
	}
	parts := strings.SplitN(r.cells[0], ".", 3)
	if len(parts) < 2 {
		return r.errorf("code %q is not country.admin1 or country.admin1.admin2", r.cells[0])
	}
	id, err := r.id(3)
	if err != nil {
		return err
	}
	u := &unit{id: id, country: parts[0], admin1: admin1Code(parts[1]), code: "ADM1", name: r.cells[1]}
	if len(parts) == 3 {
		u.admin2, u.code = parts[2], "ADM2"
	}
	if ascii := r.cells[2]; ascii != "" {
		u.others = []gazetteer.Name{{Text: ascii, Kind: gazetteer.NameAlternate}}
	}
	f.units[u.id] = u
	return nil
}

// middle gathers the populated places of a unit.
type middle struct {
	x, y, z    float64 // sum of their directions
	population int64
}

func (f *filler) count(p *gazetteer.Place) {
	if f.middles == nil {
		f.middles = make(map[string]*middle)
	}
	sinLat, cosLat := math.Sincos(p.Point[1] * math.Pi / 180)
	sinLon, cosLon := math.Sincos(p.Point[0] * math.Pi / 180)
	for _, key := range []string{
		p.Country,
		p.Country + "." + p.Admin1,
		p.Country + "." + p.Admin1 + "." + p.Admin2,
	} {
		m := f.middles[key]
		if m == nil {
			m = new(middle)
			f.middles[key] = m
		}
		m.x, m.y, m.z = m.x+cosLat*cosLon, m.y+cosLat*sinLon, m.z+sinLat
		m.population += p.Population
	}
}

// middleUnits adds the units that no row of the places stands for, in the
// middle of their places: cities500 holds no units.
func (f *filler) middleUnits() error {
	for _, u := range f.units {
		key := u.country
		if u.admin1 != "" || u.admin2 != "" {
			key += "." + u.admin1
		}
		if u.admin2 != "" {
			key += "." + u.admin2
		}
		m := f.middles[key]
		if u.seen || m == nil {
			continue
		}
		p := gazetteer.Place{
			ID: placeID(u.id), Name: u.name, Class: "A", Code: u.code,
			Point: orb.Point{
				math.Atan2(m.y, m.x) * 180 / math.Pi,
				math.Atan2(m.z, math.Hypot(m.x, m.y)) * 180 / math.Pi,
			},
			Country: u.country, Admin1: u.admin1, Admin2: u.admin2,
			Population: max(u.population, m.population), Area: u.area,
		}
		if err := f.builder.Add(p, u.others...); err != nil {
			return err
		}
		f.report.Places++
		f.report.Units++
	}
	return nil
}
