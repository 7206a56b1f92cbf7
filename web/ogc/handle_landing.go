package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleLanding answers GET /ogc: where everything is.
func (h *handlers) handleLanding(c echo.Context) error {
	return h.document(c, func(format httpx.Offer) (any, page, error) {
		base := httpx.Origin(c)
		return landing(c, format, "dateline", "Places of the gazetteer and of saved maps, as features.",
			link{base + "/ogc/collections", "data", httpx.TypeJSON, "The collections"},
			link{base + "/ogc/tiles", relTiles, httpx.TypeJSON, "The basemap as vector tiles"},
			link{base + "/ogc/tileMatrixSets", relSchemes, httpx.TypeJSON, "How the tiles divide the earth"},
		)
	})
}
