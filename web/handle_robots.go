package web

import (
	"net/http"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// publicRobots lets crawlers read the pages of a server that anybody may reach, and what a preview of a
// link shows, but ask it no questions: each costs work, and there is no end to them.
const publicRobots = `User-agent: *
Allow: /v1/maps/*/places.png
Disallow: /v1/
Disallow: /ogc
Disallow: /tiles/
Disallow: /photon/
Disallow: /search
Disallow: /reverse
Disallow: /lookup
Disallow: /mcp
Disallow: /metrics
Disallow: /archive?
Disallow: /embed/archive?
`

// privateRobots keeps crawlers from a server that is for those who know of it.
const privateRobots = `User-agent: *
Disallow: /
`

// handleRobots answers GET /robots.txt (RFC 9309).
func (s *Server) handleRobots(c echo.Context) error {
	rules := privateRobots
	if s.cfg.Access.Public {
		rules = publicRobots
	}
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheDay)
	return c.Stream(http.StatusOK, "text/plain; charset=utf-8", strings.NewReader(rules))
}
