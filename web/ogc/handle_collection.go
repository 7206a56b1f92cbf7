package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleCollection answers GET /ogc/collections/{collectionId}.
func (h *handlers) handleCollection(c echo.Context) error {
	return h.document(c, func(httpx.Offer) (any, page, error) {
		fc, err := h.findCollection(c.Request().Context(), c.Param("collection"))
		if err != nil {
			return nil, page{}, err
		}
		described := h.describe(c, fc)
		return described, newPage(fc.title, fc.description, described.Links), nil
	})
}
