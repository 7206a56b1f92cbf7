package web

import (
	"net/http"
	"regexp"

	"github.com/labstack/echo/v4"
)

// plainHost matches what may stand in a Host header: a name or an address, and
// a port. Whatever else comes is not echoed into links.
var plainHost = regexp.MustCompile(`^([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$`)

// origin is where this server is for the client that asks: "http://host:port".
func origin(c echo.Context) string {
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

// absolute is the full address of a request, without its query.
func absolute(c echo.Context) string { return origin(c) + c.Request().URL.EscapedPath() }

var _ http.Handler = (*Server)(nil)
