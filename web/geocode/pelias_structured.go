package geocode

import (
	"slices"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/httpx"
)

// handleStructured answers GET /v1/search/structured in the Pelias dialect: a place
// by the parts of its address. What the gazetteer does not know, streets and
// postcodes, is left out with a warning, and the answer is no exact match then.
func (d *pelias) handleStructured(c echo.Context) error {
	q := httpx.ReadParams(c)
	fields := []addressParameter{
		{"venue", layersOf("venue")},
		{"address", layersOf()},
		{"neighbourhood", layersOf("neighbourhood", "locality")},
		{"borough", layersOf(borough, "neighbourhood", "locality", "localadmin")},
		{"locality", layersOf("locality", "localadmin", "neighbourhood")},
		{"county", layersOf("county")},
		{"region", layersOf("region", "macroregion", "dependency")},
		{"postalcode", layersOf()},
		{"country", layersOf("country", "dependency")},
	}
	names := boundaryNames()
	var parts []addressGiven
	unknown := false
	a := d.answer(c, q, append(names, "venue", "address", "neighbourhood", "borough", "locality", "county", "region",
		"postalcode", "country")...)
	for _, p := range fields {
		v := q.Text(p.name)
		if v == "" {
			continue
		}
		a.block.Query[p.name] = v
		if len(p.layers.chosen) == 0 {
			a.warn("%s: this service knows none", p.name)
			unknown = true
			continue
		}
		parts = append(parts, addressGiven{p, v})
	}
	if parts == nil && !unknown {
		q.Fail("locality", "", "a part of an address: venue, neighbourhood, locality, county, region or country")
	}
	l := a.lookup(q)
	if q.Err != nil {
		return q.Err
	}
	if parts == nil {
		return a.send(c, nil)
	}
	chosen := l.layers
	l.structured(parts)
	if !chosen.given { // what holds the place may answer for it
		for _, p := range parts[1:] {
			l.layers.chosen = append(l.layers.chosen, p.layers.chosen...)
		}
	}
	hits, err := a.search(l)
	if err != nil {
		return err
	}
	for i := range hits {
		if unknown {
			hits[i].Fit = max(hits[i].Fit, gazetteer.FitPart)
		}
	}
	return a.send(c, slices.Clip(hits))
}
