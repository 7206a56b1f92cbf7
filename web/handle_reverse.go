package web

import (
	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/geo"
)

// handleReverse answers GET /v1/reverse in the Pelias dialect: what is at a
// position.
func (s *Server) handleReverse(c echo.Context) error {
	q := readParams(c)
	at := q.needPoint("point.lat", "point.lon")
	size := q.size("size", 1, 40)
	wanted := readLayers(q, "layers")
	radius, _ := q.number("boundary.circle.radius", 0, 20_100)
	f := gazetteer.Filter{Countries: readCountries(q, "boundary.country")}
	if q.err != nil {
		return q.err
	}
	hits, err := s.reverse(at, f, wanted, geo.Length(radius)*geo.Kilometre, size)
	if err != nil {
		return err
	}
	return s.sendPelias(c, s.peliasBlock(map[string]any{"point.lat": at.Lat(), "point.lon": at.Lon(), "size": size}), hits)
}
