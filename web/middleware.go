package web

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
)

// pagePolicy lets the page load nothing but what this server sends. Images may
// be data and blob addresses: the map draws its tiles and pictures itself.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'self'; "

// noSniff keeps browsers from taking an answer for something else than it says.
func noSniff(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set(echo.HeaderXContentTypeOptions, "nosniff")
		return next(c)
	}
}

// guardPage tells browsers what a page, or a picture with a script in it, may
// do. A page under /embed may stand in a frame of any site, every other one only
// in our own.
func guardPage(c echo.Context) {
	frames := "frame-ancestors 'self'"
	if strings.HasPrefix(c.Request().URL.Path, "/embed/") {
		frames = "frame-ancestors *"
	}
	h := c.Response().Header()
	h.Set(echo.HeaderContentSecurityPolicy, pagePolicy+frames)
	h.Set(echo.HeaderReferrerPolicy, "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// requestIDs gives every request an id: the one a proxy in front gave it, when
// that is a plain word, or a new one, which names this process and counts.
func requestIDs() echo.MiddlewareFunc {
	process := strings.ToLower(rand.Text()[:8]) + "-"
	var count atomic.Uint64
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			id := c.Request().Header.Get(echo.HeaderXRequestID)
			if !plainID(id) {
				id = process + strconv.FormatUint(count.Add(1), 36)
			}
			c.Response().Header().Set(echo.HeaderXRequestID, id)
			return next(c)
		}
	}
}

func requestID(c echo.Context) string {
	return c.Response().Header().Get(echo.HeaderXRequestID)
}

func plainID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	for _, b := range []byte(id) {
		switch {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9', b == '-', b == '_', b == '.':
		default:
			return false
		}
	}
	return true
}

// accessLog writes one line for each request. Neither bodies nor query strings
// are logged: both may hold what somebody is writing about.
func (s *Server) accessLog(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		res := c.Response()
		took := time.Since(began)
		s.metrics.observe(c.Request().Method, c.Path(), res.Status, took)
		level := slog.LevelInfo
		if res.Status >= http.StatusInternalServerError {
			level = slog.LevelError
		}
		if ctx := c.Request().Context(); s.log.Enabled(ctx, level) {
			s.log.LogAttrs(ctx, level, "request",
				slog.String("method", c.Request().Method),
				slog.String("path", c.Request().URL.Path),
				slog.Int("status", res.Status),
				slog.Int64("bytes", res.Size),
				slog.Duration("took", took),
				slog.String("client", c.RealIP()),
				slog.String("request_id", requestID(c)))
		}
		return nil
	}
}

// trimSlash routes "/v1/search/" as "/v1/search": some clients add the slash.
func trimSlash(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if u := c.Request().URL; len(u.Path) > 1 && strings.HasSuffix(u.Path, "/") {
			u.Path = "/" + strings.Trim(u.Path, "/")
			u.RawPath = ""
		}
		return next(c)
	}
}
