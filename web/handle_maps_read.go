package web

import "github.com/labstack/echo/v4"

// handleMapsRead answers GET /v1/maps/{id}.
func (s *Server) handleMapsRead(c echo.Context) error {
	q := readParams(c)
	v := readView(q)
	if q.err != nil {
		return q.err
	}
	m, err := s.mapOf(c)
	if err != nil {
		return err
	}
	return s.sendMap(c, m, v)
}
