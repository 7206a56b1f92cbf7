package httpx

import (
	"regexp"

	"github.com/labstack/echo/v4"
)

// plainHost matches what may stand in a Host header: a name or an address, and
// a port. Whatever else comes is not echoed into links.
var plainHost = regexp.MustCompile(`^([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$`)

// Origin is where this server is for the client that asks: "http://host:port".
func Origin(c echo.Context) string {
	if o, ok := c.Get(originKey).(string); ok {
		return o
	}
	scheme := "http"
	if c.IsTLS() {
		scheme = "https"
	}
	host := c.Request().Host
	if !plainHost.MatchString(host) {
		host = "localhost"
	}
	return scheme + "://" + host
}

const originKey = "dateline.origin"

// Forwarded takes the address that clients see from the proxy in front.
func Forwarded(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Request().Header
		host := h.Get("X-Forwarded-Host")
		if host == "" {
			host = c.Request().Host
		}
		if scheme := h.Get(echo.HeaderXForwardedProto); (scheme == "http" || scheme == "https") &&
			plainHost.MatchString(host) {
			c.Set(originKey, scheme+"://"+host)
		}
		return next(c)
	}
}

// Absolute is the full address of a request, without its query.
func Absolute(c echo.Context) string { return Origin(c) + c.Request().URL.EscapedPath() }
