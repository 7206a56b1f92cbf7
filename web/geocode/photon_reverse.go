package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
	"dateline/geo"
)

// handleReverse answers GET /photon/reverse: what is at a position, by
// default the nearest town within 50 km. Photon looks no further than 1 km, but a
// gazetteer of towns is coarser than one of houses.
func (d *photon) handleReverse(c echo.Context) error {
	q := httpx.ReadParams(c)
	at := q.NeedPoint("lat", "lon")
	limit := q.Size("limit", 1, 50)
	radius, given := q.Number("radius", 0, 20_100)
	wanted := photonLayers(q)
	if q.Err != nil {
		return q.Err
	}
	if !given {
		radius = 50
	}
	hits, err := d.reverse(at, gazetteer.Filter{}, wanted, geo.Length(radius)*geo.Kilometre, limit)
	if err != nil {
		return err
	}
	return d.send(c, hits)
}
