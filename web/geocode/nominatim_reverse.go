package geocode

import (
	"fmt"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handleReverse answers GET /reverse in the Nominatim dialect: one
// place, whose size the zoom chooses.
func (d *nominatim) handleReverse(c echo.Context) error {
	q := httpx.ReadParams(c)
	o := readNominatim(q, "jsonv2", true)
	at := q.NeedPoint("lat", "lon")
	zoom := q.Integer("zoom", 18, 0, 22)
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.reverse(at, gazetteer.Filter{}, zoomLayers(zoom), 0, 1)
	if err != nil {
		return err
	}
	var refs []gazetteer.Ref
	for _, h := range hits {
		refs = append(refs, h.Ref)
	}
	switch {
	case o.format == "geojson" || o.format == "geocodejson":
		return d.send(c, refs, o, fmt.Sprintf("%v,%v", at.Lat(), at.Lon()))
	case len(refs) == 0:
		return httpx.SendJSON(c, httpx.TypeJSON, noResult(at))
	}
	return httpx.SendJSON(c, httpx.TypeJSON, d.placeOf(refs[0], o))
}
