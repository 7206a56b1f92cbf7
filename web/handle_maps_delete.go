package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// handleMapsDelete answers DELETE /v1/maps/{id}.
func (s *Server) handleMapsDelete(c echo.Context) error {
	if err := s.needStore(); err != nil {
		return err
	}
	ctx, id := c.Request().Context(), c.Param("id")
	m, err := s.cfg.Store.Get(ctx, id)
	if err != nil {
		return mapFault(err, id)
	}
	if err := authorise(c, m); err != nil {
		return err
	}
	if err := s.cfg.Store.Delete(ctx, id); err != nil {
		return mapFault(err, id)
	}
	s.maps.drop(id)
	return c.NoContent(http.StatusNoContent)
}
