package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// handleNominatimStatus answers GET /status in the Nominatim dialect.
func (s *Server) handleNominatimStatus(c echo.Context) error {
	q := readParams(c)
	format := q.choice("format", "text", "json")
	if q.err != nil {
		return q.err
	}
	c.Response().Header().Set(echo.HeaderCacheControl, cacheNotAtAll)
	if format == "text" {
		return c.String(http.StatusOK, "OK")
	}
	return c.JSON(http.StatusOK, map[string]any{"status": 0, "message": "OK", "software_version": s.cfg.Version})
}
