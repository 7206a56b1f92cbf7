package httpx

import (
	"slices"

	"github.com/labstack/echo/v4"
)

// Chain makes one middleware of several, the outermost first. Echo wraps the handler of each request anew in
// everything that it is told to use; the parts of a chain are wrapped once.
func Chain(all ...echo.MiddlewareFunc) echo.MiddlewareFunc {
	whole := func(c echo.Context) error { return c.Handler()(c) }
	for _, m := range slices.Backward(all) {
		whole = m(whole)
	}
	return func(echo.HandlerFunc) echo.HandlerFunc { return whole }
}
