package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleMap answers GET /ogc/maps/{id}: a landing page for one saved map, by which
// clients find its collections even where maps are not listed.
func (h *handlers) handleMap(c echo.Context) error {
	return h.document(c, func(format httpx.Offer) (any, page, error) {
		id := c.Param("id")
		all, err := h.mapCollections(c.Request().Context(), id)
		if err != nil {
			return nil, page{}, err
		}
		base := httpx.Origin(c)
		return landing(c, format, all[0].title, "The places and claims of one article.",
			link{base + "/ogc/maps/" + id + "/collections", "data", httpx.TypeJSON, "The collections of the map"},
			link{base + "/m/" + id, "related", httpx.Essence(httpx.TypeHTML), "The map"},
		)
	})
}

// handleMapCollections answers GET /ogc/maps/{id}/collections: the collections of
// one saved map.
func (h *handlers) handleMapCollections(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	all, err := h.mapCollections(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return h.sendCollections(c, all)
}
