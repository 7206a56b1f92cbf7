package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleMap answers GET /ogc/maps/{id}: a landing page for one saved map, by which
// clients find its collections even where maps are not listed.
func (h *handlers) handleMap(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	id := c.Param("id")
	all, err := h.mapCollections(c.Request().Context(), id)
	if err != nil {
		return err
	}
	base := httpx.Origin(c)
	title := all[0].title
	links := append(selfLinks(c, format, formats()),
		link{base + "/ogc/api", "service-desc", httpx.TypeOpenAPI, "The interface as OpenAPI 3.0"},
		link{base + "/docs", "service-doc", httpx.Essence(httpx.TypeHTML), "The interface for people"},
		link{base + "/ogc/conformance", "conformance", httpx.TypeJSON, "What this service conforms to"},
		link{base + "/ogc/maps/" + id + "/collections", "data", httpx.TypeJSON, "The collections of the map"},
		link{base + "/m/" + id, "related", httpx.Essence(httpx.TypeHTML), "The map"},
	)
	const text = "The places and claims of one article."
	return h.send(c, format, map[string]any{"title": title, "description": text, "links": links}, newPage(title, text, links))
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
