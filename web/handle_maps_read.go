package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleMapsRead answers GET /v1/maps/{id}.
func (s *Server) handleMapsRead(c echo.Context) error {
	q := httpx.ReadParams(c)
	v := readView(q)
	if q.Err != nil {
		return q.Err
	}
	m, err := s.mapOf(c)
	if err != nil {
		return err
	}
	return s.sendMap(c, m, v)
}
