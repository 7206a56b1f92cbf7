package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/geo"
)

// handleReverse answers GET /photon/reverse: what is at a position, within a
// radius of at most 5,000 km. Without one Photon looks no further than 1 km, for it
// knows houses; a gazetteer knows towns, and finds those that reach as far.
func (d *photon) handleReverse(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "lat", "lon", "radius", "distance_sort", "query_string_filter")
	p := position{at: q.NeedPoint("lat", "lon"), limit: q.Size("limit", 1, 50), layers: photonLayers(q)}
	radius, given := q.Number("radius", 0, 5000)
	if given && radius == 0 {
		q.Fail("radius", q.Text("radius"), "a number of kilometres above 0")
	}
	if q.Has("query_string_filter") {
		q.Fail("query_string_filter", q.Text("query_string_filter"), "a parameter of this server: it has osm_tag, include and layer")
	}
	d.photonFilter(q, &p.filter)
	if q.Err != nil {
		return q.Err
	}
	p.radius = geo.Length(radius) * geo.Kilometre
	if !p.layers.given { // a country is not what is within a kilometre
		p.layers = layersOf("neighbourhood", "locality")
	}
	hits, err := d.reverse(p)
	if err != nil {
		return err
	}
	return a.send(c, hits)
}
