package content

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// isoCountry is a country of iso3166-2-db, known by its code of ISO 3166-1.
type isoCountry struct {
	Regions   []isoUnit
	Reference isoReference
}

// isoUnit is a unit of iso3166-2-db: its ids and its names in some languages.
type isoUnit struct {
	ISO       string `json:"iso"` // the part of the code of ISO 3166-2 after the country
	Fips      string
	Admin     string // GeoNames' code, where it differs from Fips
	Names     map[string]string
	Reference isoReference
}

// isoReference is what other registers call a country or a unit.
type isoReference struct {
	Geonames      isoID
	OpenStreetMap isoID // a relation
}

// isoID is a number, or a string with one.
type isoID struct{ json.RawMessage }

// id returns the number, 0 where there is none.
func (r isoID) id() int64 {
	id, err := strconv.ParseInt(strings.Trim(string(r.RawMessage), `"`), 10, 64)
	if err != nil {
		return 0
	}
	return id
}

func parseISOCountries(b []byte) (map[string]isoCountry, error) {
	var countries map[string]isoCountry
	if err := json.Unmarshal(b, &countries); err != nil {
		return nil, fmt.Errorf("data/iso3166-2.json: %w", err)
	}
	return countries, nil
}

// isoUnits lists the units of countries by the codes that GeoNames took from FIPS.
func isoUnits(countries map[string]isoCountry) map[string]isoUnit {
	units := map[string]isoUnit{}
	for country, c := range countries {
		for _, u := range c.Regions {
			if u.Fips != "" {
				u.ISO = country + "-" + u.ISO
				units[country+"."+u.Fips] = u
			}
		}
	}
	return units
}

// geonamesID returns the unit's GeoNames id, 0 where the source has none.
func (u isoUnit) geonamesID() int64 {
	return u.Reference.Geonames.id()
}

// english returns the English name of a unit without a note that tells it from
// its namesakes: "Long Island, Bahamas", "Georgia (U.S. state)".
func english(u isoUnit) string {
	name := u.Names["en"]
	if i := strings.IndexAny(name, ",("); i > 0 {
		name = strings.TrimSpace(name[:i])
	}
	return name
}
