package geocode

import (
	"fmt"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// maxLookups is how many places one /lookup takes, as with Nominatim.
const maxLookups = 50

// handleLookup answers GET /lookup in the Nominatim dialect: places by
// id. Those that are not known are left out.
func (d *nominatim) handleLookup(c echo.Context) error {
	q := httpx.ReadParams(c)
	o := readNominatim(q, "jsonv2", true)
	ids := q.List("osm_ids")
	if len(ids) == 0 {
		q.Fail("osm_ids", "", "ids of places, separated by commas")
	}
	if q.Err != nil {
		return q.Err
	}
	if len(ids) > maxLookups {
		return &httpx.TooLargeError{What: "the list of ids", Max: fmt.Sprint(maxLookups)}
	}
	var refs []gazetteer.Ref
	for _, id := range ids {
		if ref, ok := d.byID(id); ok {
			refs = append(refs, ref)
		}
	}
	return d.send(c, refs, o, q.Text("osm_ids"))
}
