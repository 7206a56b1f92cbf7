package web

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	archiveapi "dateline/web/archive/api"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// Access says who may reach a server. Its zero value is for the person at whose
// machine it runs.
type Access struct {
	Public  bool           // anybody: pages of any site may read all that the server gives
	Proxies []netip.Prefix // of ours, in front, whose X-Forwarded headers are true
	URL     string         // under which clients know the server, "https://example.org/maps"; "" takes it from each request
}

// Check returns what is wrong with the address of the server.
func (a Access) Check() error {
	if a.URL == "" {
		return nil
	}
	u, err := url.Parse(a.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		u.RawQuery != "" || u.Fragment != "" || u.Path != "" && !plainPath.MatchString(u.EscapedPath()) {
		return fmt.Errorf("the public address %q is not one like https://maps.example.org or https://example.org/maps", a.URL)
	}
	return nil
}

// plainPath matches the paths under which a server may lie. What stands in them needs no
// escape in an address, a page or a header.
var plainPath = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$`)

// root is the path under which the server lies, "/maps"; "" at the root of its host.
func (a Access) root() string {
	u, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	return u.Path
}

// withoutRoot is a request as the routes know it. A proxy may pass the path on as clients
// send it, or without the root.
func (a Access) withoutRoot(r *http.Request) *http.Request {
	root := a.root()
	rest, ok := strings.CutPrefix(r.URL.Path, root)
	if root == "" || !ok || rest != "" && rest[0] != '/' {
		return r
	}
	inner := new(http.Request)
	*inner = *r
	inner.URL = new(url.URL)
	*inner.URL = *r.URL
	inner.URL.Path, inner.URL.RawPath = cmp.Or(rest, "/"), strings.TrimPrefix(r.URL.RawPath, root)
	return inner
}

// clashes names a route that begins as the root does: one could not tell a path with the
// root from one without it.
func (a Access) clashes(routes []*echo.Route) error {
	root := a.root()
	for _, r := range routes {
		if root != "" && strings.HasPrefix(r.Path+"/", root+"/") {
			return fmt.Errorf("the public address %q ends as %s does, which this server answers itself", a.URL, r.Path)
		}
	}
	return nil
}

// host is what a Host header names that is meant for this server; "" for any.
func (a Access) host() string {
	u, err := url.Parse(a.URL)
	if err != nil {
		return ""
	}
	return u.Host
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
		if local && !a.Public && len(a.Proxies) == 0 && r.Host != "" && r.Host != a.host() && !isLoopbackName(r.Host) {
			return &httpx.HostError{Host: r.Host}
		}
		return next(c)
	}
}

// isLoopbackName reports whether a Host header names this machine itself
// (RFC 6761 §6.3).
func isLoopbackName(hostport string) bool {
	host, port, _ := strings.Cut(hostport, ":")
	if (host == "127.0.0.1" || host == "localhost") && !strings.ContainsAny(port, ":[]") {
		return true // as most have it
	}
	host = hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Zone() == "" && ip.IsLoopback()
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

// isPrivate tells the answers that no page of another site may read: the figures of
// the server, and what is on this machine: the articles that it was started with, its
// archive, and the lists of its maps.
func (s *Server) isPrivate(c echo.Context) bool {
	path := c.Request().URL.Path
	if path == metricsPath {
		return true
	}
	if s.cfg.Access.Public {
		return false
	}
	if strings.HasPrefix(path, archiveapi.Path) || strings.HasPrefix(path, "/ogc/collections/archive-") {
		return true
	}
	switch path {
	case "/v1/article", assistantPath:
		return true
	case "/v1/maps", "/ogc/collections":
		return s.cfg.Listing && (c.Request().Method == http.MethodGet || c.Request().Method == http.MethodHead)
	}
	return false
}

// cachePrivate is the value of a header. Who adds another makes a list of its own.
var cachePrivate = []string{httpx.CachePrivate}[:1:1]

// keepPrivate tells caches that many share to keep no answer about a saved map,
// whose address is known to those only to whom somebody gave it.
func keepPrivate(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if isOfMap(c.Request().URL.Path) {
			h := c.Response().Header()
			c.Response().Before(func() {
				if values := h[echo.HeaderCacheControl]; len(values) > 0 && values[0] == httpx.CacheCheck {
					h[echo.HeaderCacheControl] = cachePrivate
				}
			})
		}
		return next(c)
	}
}

func isOfMap(path string) bool {
	return slices.ContainsFunc(
		[]string{"/m/", "/embed/", "/v1/maps", "/oembed", "/ogc/collections/map-", "/ogc/maps/"},
		func(prefix string) bool { return strings.HasPrefix(path, prefix) },
	)
}

// warnOfProxy tells the log once when requests seem to come through a proxy that the
// server was not told of: all clients then share one limit.
func (s *Server) warnOfProxy() echo.MiddlewareFunc {
	var once sync.Once
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			if r.Header.Get(echo.HeaderXForwardedFor) != "" && len(s.cfg.Access.Proxies) == 0 {
				if ip := net.ParseIP(c.RealIP()); ip != nil && (ip.IsLoopback() || ip.IsPrivate()) {
					once.Do(func() {
						s.log.Warn("a request came with X-Forwarded-For: if a proxy of yours sends it, name the proxy with --proxy, "+
							"or all its clients count as one", "from", ip)
					})
				}
			}
			return next(c)
		}
	}
}
