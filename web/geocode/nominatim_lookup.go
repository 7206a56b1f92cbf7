package geocode

import (
	"fmt"
	"slices"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// maxLookups is how many places one /lookup takes, as with Nominatim.
const maxLookups = 50

// handleLookup answers GET /lookup in the Nominatim dialect: places by id. Those
// that are not known are left out, as are objects of OpenStreetMap but the relations
// of countries and units.
func (d *nominatim) handleLookup(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "xml", true)
	ids := q.List("osm_ids")
	if len(ids) == 0 {
		q.Fail("osm_ids", "", "ids of places, separated by commas")
	}
	if len(ids) > maxLookups {
		q.Fail("osm_ids", fmt.Sprintf("%d ids", len(ids)), fmt.Sprintf("a list of at most %d: too many object IDs", maxLookups))
	}
	if q.Err != nil {
		return q.Err
	}
	known := func(id string) bool { _, ok := a.index.ByID(gazetteer.PlaceID(id)); return ok }
	var refs []gazetteer.Ref
	for _, id := range splitIDs(ids, known) {
		ref, ok := a.index.ByID(gazetteer.PlaceID(id))
		if !ok && isOSMObject(id) {
			ref, ok = byElement(a.index, id)
		}
		if ok && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	a.query = q.Text("osm_ids")
	return a.sendList(c, refs)
}
