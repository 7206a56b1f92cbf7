package web

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// dontSniff is the value of a header. Who adds another makes a list of its own.
var dontSniff = []string{"nosniff"}[:1:1]

// noSniff keeps browsers from taking an answer for something else than it says.
func noSniff(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header()[echo.HeaderXContentTypeOptions] = dontSniff
		return next(c)
	}
}

// accessLog writes one line for each request. Neither bodies nor query strings
// are logged: both may hold what somebody is writing about. The path is told as its
// route has it: the address of a saved map is all that it takes to read the map. An
// answer that failed behind its headers breaks the connection, so that half of it does
// not look like the whole.
func (s *Server) accessLog(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		err, res := next(c), c.Response()
		broken := err != nil && res.Committed
		if err != nil {
			c.Error(err)
		}
		took := time.Since(began)
		s.answered.Add(1)
		s.metrics.observe(c.Request().Method, c.Path(), res.Status, took)
		level := slog.LevelInfo
		switch {
		case res.Status == http.StatusServiceUnavailable: // thousands when there is no room
			s.turned.Do(func() {
				s.log.Warn("busy: requests are turned away; this is told once a minute",
					"bodies", s.bodies.State(), "work", s.work.State())
			})
		case res.Status >= http.StatusInternalServerError:
			level = slog.LevelError
		}
		if ctx := c.Request().Context(); s.log.Enabled(ctx, level) {
			s.log.LogAttrs(ctx, level, "request",
				slog.String("method", c.Request().Method),
				slog.String("route", c.Path()), // "" for a path of nothing
				slog.Int("status", res.Status),
				slog.Int64("bytes", res.Size),
				slog.Duration("took", took),
				slog.String("client", c.RealIP()),
				slog.String("request_id", httpx.RequestID(c)))
		}
		if broken {
			panic(http.ErrAbortHandler) // which net/http takes for the wish that it is
		}
		return nil
	}
}

// trimSlash makes "/v1/search" of "/v1/search/": some clients add the slash.
func trimSlash(u *url.URL) {
	if len(u.Path) > 1 && strings.HasSuffix(u.Path, "/") {
		u.Path = "/" + strings.Trim(u.Path, "/")
		u.RawPath = ""
	}
}
