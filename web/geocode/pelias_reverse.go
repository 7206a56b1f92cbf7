package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
	"dateline/geo"
)

// handleReverse answers GET /v1/reverse in the Pelias dialect: what is at a
// position.
func (d *pelias) handleReverse(c echo.Context) error {
	q := httpx.ReadParams(c)
	at := q.NeedPoint("point.lat", "point.lon")
	size := q.Size("size", 1, 40)
	wanted := readLayers(q, "layers")
	radius, _ := q.Number("boundary.circle.radius", 0, 20_100)
	f := gazetteer.Filter{Countries: readCountries(q, "boundary.country")}
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.reverse(at, f, wanted, geo.Length(radius)*geo.Kilometre, size)
	if err != nil {
		return err
	}
	return d.send(c, d.block(map[string]any{"point.lat": at.Lat(), "point.lon": at.Lon(), "size": size}), hits)
}
