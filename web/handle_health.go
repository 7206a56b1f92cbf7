package web

import (
	"net/http"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// handleHealth answers GET /healthz: the process lives.
func (s *Server) handleHealth(c echo.Context) error {
	return s.status(c, "ok")
}

// handleReady answers GET /readyz: everything that requests need is open. All of
// it is opened before the server exists, so a server that answers is ready as
// long as its store is.
func (s *Server) handleReady(c echo.Context) error {
	if err := s.maps.Ping(c.Request().Context()); err != nil {
		s.log.Error("the store does not answer", "err", err)
		return &httpx.NotReadyError{What: "the store of saved maps"}
	}
	return s.status(c, "ready")
}

func (s *Server) status(c echo.Context, word string) error {
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return c.JSON(http.StatusOK, map[string]string{"status": word, "version": s.cfg.Version})
}
