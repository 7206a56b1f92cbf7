package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/geo"
)

// handleReverse answers GET /v1/reverse in the Pelias dialect: what is at a
// position.
func (d *pelias) handleReverse(c echo.Context) error {
	return d.atPoint(c, layerSet{})
}

// handleNearby answers GET /v1/nearby in the Pelias dialect: the sites around a
// position.
func (d *pelias) handleNearby(c echo.Context) error {
	return d.atPoint(c, layersOf("venue"))
}

func (d *pelias) atPoint(c echo.Context, usual layerSet) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "point.lat", "point.lon", "size", "layers", "sources", "categories", "boundary.country", "boundary.gid",
		"boundary.circle.lat", "boundary.circle.lon", "boundary.circle.radius")
	p := position{at: wrappedPoint(q, "point.lat", "point.lon"), limit: a.size(q, 1), layers: readLayers(q, "layers")}
	if !p.layers.given {
		p.layers = usual
	}
	a.boundaries(q, &p.filter)
	p.radius = a.radius(q, 0)
	a.block.Query["point.lat"], a.block.Query["point.lon"] = p.at.Lat(), p.at.Lon()
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.reverse(p)
	if err != nil {
		return err
	}
	return a.send(c, hits)
}

// nearConfidence is how sure it is that a place so far away is at a point, by the
// steps of Pelias.
func nearConfidence(d geo.Length) float64 {
	for _, step := range []struct {
		within geo.Length
		value  float64
	}{{1, 1}, {10, .9}, {100, .8}, {geo.Kilometre, .7}, {10 * geo.Kilometre, .6}} {
		if d <= step.within {
			return step.value
		}
	}
	return .5
}
