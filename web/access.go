package web

import (
	"context"
	"net"
	"net/http"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// Access says who may reach a server. Its zero value is for the person at whose
// machine it runs.
type Access struct {
	Public bool // anybody: pages of any site may read all that the server gives
	Proxy  bool // requests come through a proxy of ours, whose X-Forwarded headers are true
}

// loopbackKey marks the requests that come through a loopback address.
type loopbackKey struct{}

// baseContext is the context of the requests that a listener accepts.
func baseContext(l net.Listener) context.Context {
	ctx := context.Background()
	if at, ok := l.Addr().(*net.TCPAddr); ok && at.IP.IsLoopback() {
		return context.WithValue(ctx, loopbackKey{}, true)
	}
	return ctx
}

// guardHost lets requests through a loopback address pass only when their Host
// is a name of this machine. One without a Host comes from no browser.
func (a Access) guardHost(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		local, _ := r.Context().Value(loopbackKey{}).(bool)
		if local && !a.Public && !a.Proxy && r.Host != "" && !isLoopbackName(r.Host) {
			return &httpx.HostError{Host: r.Host}
		}
		return next(c)
	}
}

// isLoopbackName reports whether a Host header names this machine itself
// (RFC 6761 §6.3).
func isLoopbackName(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// cors lets pages of any site read the answers, but for what is private.
func (s *Server) cors() echo.MiddlewareFunc {
	return middleware.CORSWithConfig(middleware.CORSConfig{
		Skipper:      s.isPrivate,
		AllowMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPatch, http.MethodDelete},
		AllowHeaders: []string{
			echo.HeaderAccept,
			echo.HeaderAuthorization,
			echo.HeaderContentType,
			"If-Match",
			"If-None-Match",
		},
		ExposeHeaders: []string{
			"ETag",
			"Link",
			"Location",
			echo.HeaderContentDisposition,
			echo.HeaderRetryAfter,
			echo.HeaderXRequestID,
		},
		MaxAge: 86400,
	})
}

// isPrivate tells the answers that hold what is on this machine: the articles
// that the server was started with, and the lists of its maps.
func (s *Server) isPrivate(c echo.Context) bool {
	if s.cfg.Access.Public {
		return false
	}
	switch c.Request().URL.Path {
	case "/v1/article":
		return true
	case "/v1/maps", "/ogc/collections":
		return s.cfg.Listing && (c.Request().Method == http.MethodGet || c.Request().Method == http.MethodHead)
	}
	return false
}
