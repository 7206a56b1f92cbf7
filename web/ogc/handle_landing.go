package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleLanding answers GET /ogc: where everything is.
func (h *handlers) handleLanding(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	base := httpx.Origin(c)
	links := append(selfLinks(c, format, formats()),
		link{base + "/ogc/api", "service-desc", httpx.TypeOpenAPI, "The interface as OpenAPI 3.0"},
		link{base + "/docs", "service-doc", httpx.Essence(httpx.TypeHTML), "The interface for people"},
		link{base + "/ogc/conformance", "conformance", httpx.TypeJSON, "What this service conforms to"},
		link{base + "/ogc/collections", "data", httpx.TypeJSON, "The collections"},
		link{base + "/ogc/tiles", relTiles, httpx.TypeJSON, "The basemap as vector tiles"},
		link{base + "/ogc/tileMatrixSets", relSchemes, httpx.TypeJSON, "How the tiles divide the earth"},
	)
	const title, text = "dateline", "Places of the gazetteer and of saved maps, as features."
	return h.send(
		c,
		format,
		map[string]any{"title": title, "description": text, "links": links},
		newPage(title, text, links),
	)
}
