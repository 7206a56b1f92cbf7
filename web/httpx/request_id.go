package httpx

import (
	"crypto/rand"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/labstack/echo/v4"
)

// RequestIDs gives every request an id: the one a proxy in front gave it, when
// that is a plain word, or a new one, which names this process and counts.
func RequestIDs() echo.MiddlewareFunc {
	process := strings.ToLower(rand.Text()[:8]) + "-"
	var count atomic.Uint64
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			id := first(c.Request().Header[requestIDKey])
			if !plainID(id) {
				var room [32]byte
				id = string(strconv.AppendUint(append(room[:0], process...), count.Add(1), 36))
			}
			// One list for two headers: nearly every answer varies by something.
			value := []string{id, "", "", ""}
			h := c.Response().Header()
			h[requestIDKey], h[echo.HeaderVary] = value[:1:1], value[1:1]
			return next(c)
		}
	}
}

// requestIDKey is the name of the header as maps of headers have it, which echo writes otherwise.
const requestIDKey = "X-Request-Id"

// RequestID is the id of a request.
func RequestID(c echo.Context) string {
	return first(c.Response().Header()[requestIDKey])
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
