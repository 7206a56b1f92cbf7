package httpx

import (
	"strings"

	"github.com/labstack/echo/v4"
)

// pagePolicy lets the page load nothing but what this server sends. Images may
// be data and blob addresses: the map draws its tiles and pictures itself.
const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; " +
	"base-uri 'none'; form-action 'self'; "

// GuardPage tells browsers what a page, or a picture with a script in it, may
// do. A page under /embed may stand in a frame of any site, every other one only
// in our own.
func GuardPage(c echo.Context) {
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
