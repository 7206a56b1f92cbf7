package geocode

import (
	"fmt"
	"math"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleReverse answers GET /reverse in the Nominatim dialect: one place, whose
// size the zoom chooses. Where there is none of that size it is the next larger.
func (d *nominatim) handleReverse(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "xml", true)
	lat, hasLat := q.Number("lat", -math.MaxFloat64, math.MaxFloat64)
	lon, hasLon := q.Number("lon", -math.MaxFloat64, math.MaxFloat64)
	if !hasLat || !hasLon {
		q.Fail("lat", q.Text("lat"), "a latitude, and lon= a longitude")
	}
	zoom := q.Integer("zoom", 18, 0, 22)
	themes := readThemes(q)
	if q.Err != nil {
		return q.Err
	}
	a.query = fmt.Sprintf("lat=%v&lon=%v", lat, lon)
	if math.Abs(lat) > 90 || math.Abs(lon) > 180 {
		return a.sendOne(c, gazetteer.NoRef)
	}
	p := position{at: orb.Point{lon, lat}, layers: zoomLayers(zoom), limit: 1}
	if themes != nil {
		p.filter.Features = themes
		p.layers = layerSet{append(p.layers.chosen, "venue"), true}
	}
	hits, err := d.reverse(p)
	if err != nil {
		return err
	}
	if len(hits) == 0 {
		return a.sendOne(c, gazetteer.NoRef)
	}
	return a.sendOne(c, hits[0].Ref)
}

// zoomLayers are the layers that a reverse query at a zoom asks for, with those
// that are larger.
func zoomLayers(zoom int) layerSet {
	larger := []layer{"country", "dependency"}
	if zoom >= 5 {
		larger = append(larger, "region")
	}
	if zoom >= 8 {
		larger = append(larger, "county")
	}
	if zoom >= 10 {
		larger = append(larger, "locality")
	}
	if zoom >= 13 {
		larger = append(larger, "neighbourhood")
	}
	return layersOf(larger...)
}
