package httpx

import (
	"strings"

	"github.com/labstack/echo/v4"
)

// pagePolicy lets the page load nothing but what this server sends, and tiles from
// one more origin where the operator named one. Images may be data and blob
// addresses: the map draws its tiles and pictures itself.
func pagePolicy(more string) string {
	if more != "" {
		more = " " + more
	}
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:" + more +
		"; font-src 'self'; connect-src 'self'" + more + "; worker-src 'self' blob:; frame-src 'self'; manifest-src 'self'; " +
		"base-uri 'none'; form-action 'self'; "
}

// allowedOrigin is the key of the origin that AllowOrigin keeps in a context.
const allowedOrigin = "dateline.allowed-origin"

// AllowOrigin lets the pages of a server load tiles from another origin, too; ""
// for none.
func AllowOrigin(origin string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Set(allowedOrigin, origin)
			return next(c)
		}
	}
}

// GuardPage tells browsers what a page, or a picture with a script in it, may
// do. A page under /embed may stand in a frame of any site, every other one only
// in our own.
func GuardPage(c echo.Context) {
	frames := "frame-ancestors 'self'"
	if strings.HasPrefix(c.Request().URL.Path, "/embed/") {
		frames = "frame-ancestors *"
	}
	h := c.Response().Header()
	origin, _ := c.Get(allowedOrigin).(string)
	h.Set(echo.HeaderContentSecurityPolicy, pagePolicy(origin)+frames)
	h.Set(echo.HeaderReferrerPolicy, "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}
