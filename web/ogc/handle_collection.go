package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleCollection answers GET /ogc/collections/{collectionId}.
func (h *handlers) handleCollection(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	fc, err := h.findCollection(c.Request().Context(), c.Param("collection"))
	if err != nil {
		return err
	}
	described := h.describe(c, fc)
	return h.send(c, format, described, newPage(fc.title, fc.description, described.Links))
}
