package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleOGCCollection answers GET /ogc/collections/{collectionId}.
func (s *Server) handleOGCCollection(c echo.Context) error {
	q := ogcParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, ogcFormats())
	if err != nil {
		return err
	}
	fc, err := s.findCollection(c.Request().Context(), c.Param("collection"))
	if err != nil {
		return err
	}
	described := s.describe(c, fc)
	return s.sendOGC(c, format, described, newOGCPage(fc.title, fc.description, described.Links))
}
