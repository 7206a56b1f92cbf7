package content

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// isoUnit is a unit of iso3166-2-db: its GeoNames id and names in some languages.
type isoUnit struct {
	ISO       string `json:"iso"` // the part of the code of ISO 3166-2 after the country
	Fips      string
	Admin     string // GeoNames' code, where it differs from Fips
	Names     map[string]string
	Reference struct{ Geonames json.RawMessage }
}

func parseISOUnits(b []byte) (map[string]isoUnit, error) {
	var countries map[string]struct{ Regions []isoUnit }
	if err := json.Unmarshal(b, &countries); err != nil {
		return nil, fmt.Errorf("data/iso3166-2.json: %w", err)
	}
	units := map[string]isoUnit{}
	for country, c := range countries {
		for _, u := range c.Regions {
			if u.Fips != "" {
				u.ISO = country + "-" + u.ISO
				units[country+"."+u.Fips] = u
			}
		}
	}
	return units, nil
}

// geonamesID returns the unit's GeoNames id, 0 where the source has none.
func (u isoUnit) geonamesID() int64 {
	id, err := strconv.ParseInt(strings.Trim(string(u.Reference.Geonames), `"`), 10, 64)
	if err != nil {
		return 0
	}
	return id
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
