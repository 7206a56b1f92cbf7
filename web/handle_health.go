package web

import (
	"context"
	"errors"
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
	ctx := c.Request().Context()
	switch err := s.maps.Ping(ctx); {
	case err == nil:
	case errors.Is(ctx.Err(), context.Canceled): // the client has gone, which tells nothing of the store
		return ctx.Err()
	default:
		s.log.Error("the store does not answer", "err", err)
		return &httpx.NotReadyError{What: "the store of saved maps"}
	}
	if s.cfg.Archive != nil {
		if err := s.cfg.Archive.Ping(ctx); err != nil {
			s.log.Error("the archive does not answer", "err", err)
			return &httpx.NotReadyError{What: "the archive"}
		}
	}
	return s.status(c, "ready")
}

// sendAway answers what is only read with 503 while the server drains. What changes
// something is answered: a proxy does not send it to another server.
func (s *Server) sendAway(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		method, path := c.Request().Method, c.Path()
		if s.draining.Load() && (method == http.MethodGet || method == http.MethodHead) && path != "/healthz" && path != "/metrics" {
			return &httpx.StoppingError{}
		}
		return next(c)
	}
}

func (s *Server) status(c echo.Context, word string) error {
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return c.JSON(http.StatusOK, map[string]string{"status": word, "version": s.cfg.Version})
}
