package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleStructured answers GET /photon/structured: a place by the parts of its
// address.
func (d *photon) handleStructured(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "lat", "lon", "zoom", "location_bias_scale", "bbox", "countrycode", "suggest_addresses",
		"state", "county", "city", "postcode", "district", "housenumber", "street")
	l := lookup{layers: photonLayers(q), least: gazetteer.FitNumber, query: gazetteer.Query{Limit: q.Size("limit", 15, 50),
		Languages: a.languages, Filter: gazetteer.Filter{Bound: q.Box("bbox"), Countries: photonCountries(q)}}}
	photonFocus(q, &l.query)
	d.photonFilter(q, &l.query.Filter)
	var parts []addressGiven
	for _, p := range []addressParameter{
		{"housenumber", layersOf()},
		{"street", layersOf()},
		{"district", layersOf("neighbourhood", "locality")},
		{"city", layersOf("locality", "localadmin", "neighbourhood", "region")},
		{"county", layersOf("county")},
		{"state", layersOf("region", "macroregion", "dependency")},
		{"postcode", layersOf()},
	} {
		if v := q.Text(p.name); v != "" {
			parts = append(parts, addressGiven{p, v})
		}
	}
	if len(parts) > 1 && parts[len(parts)-1].name == "postcode" {
		parts = parts[:len(parts)-1] // nothing is known of it that could be wrong
	}
	if len(parts) == 0 && len(l.query.Filter.Countries) != 1 {
		q.Fail("city", "", "a part of an address: district, city, county, state or countrycode")
	}
	if q.Err != nil {
		return q.Err
	}
	if len(parts) == 0 {
		var hits []gazetteer.Hit
		if ref := a.index.Country(l.query.Filter.Countries[0]); ref != gazetteer.NoRef {
			hits = append(hits, gazetteer.Hit{Ref: ref})
		}
		return a.send(c, hits)
	}
	if !l.structured(parts) {
		return a.send(c, nil)
	}
	hits, err := d.search(l)
	if err != nil {
		return err
	}
	return a.send(c, hits)
}
