package api

import (
	"fmt"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// maxAreas is how many areas one answer holds: all countries at once.
const maxAreas = 300

// handleAreas answers GET /v1/areas: the areas of those of the given places
// that have one, in their order.
func (h *handlers) handleAreas(c echo.Context) error {
	q := httpx.ReadParams(c)
	ids, names := q.List("ids"), h.Index.Namer(q.Languages("lang")...)
	if len(ids) == 0 {
		q.Fail("ids", "", "ids of places, separated by commas")
	}
	if q.Err != nil {
		return q.Err
	}
	if len(ids) > maxAreas {
		return &httpx.TooLargeError{What: "the list of ids", Max: fmt.Sprintf("%d", maxAreas)}
	}
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"attribution": render.Attribution}
	for _, id := range ids {
		ref, known := h.Index.ByID(gazetteer.PlaceID(id))
		if _, isPoint := h.Index.PointByID(gazetteer.PlaceID(id)); isPoint {
			continue
		}
		if !known {
			return &httpx.UnknownPlaceError{Param: "ids", Err: &gazetteer.UnknownPlaceError{Name: id}}
		}
		if h.Areas == nil {
			continue
		}
		area, ok := h.Areas.Area(gazetteer.PlaceID(id))
		if !ok {
			continue
		}
		f := geojson.NewFeature(area)
		f.ID = id
		f.Properties = render.Properties(h.Index, ref, names)
		fc.Append(f)
	}
	return httpx.SendJSON(c, httpx.TypeGeoJSON, fc)
}
