package httpx

import (
	"net"
	"net/netip"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// isPlainHost reports whether something may stand in a Host header: a name or an address, and
// a port. Whatever else comes is not echoed into links.
func isPlainHost(host string) bool {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		if !consists(host[i+1:], 1, 5, "0123456789") {
			return false
		}
		host = host[:i]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		return consists(host[1:len(host)-1], 2, 45, "0123456789abcdefABCDEF:.")
	}
	return consists(host, 1, 253, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
}

// consists reports whether s has so many bytes and no others than some.
func consists(s string, least, most int, of string) bool {
	if len(s) < least || len(s) > most {
		return false
	}
	for i := range len(s) {
		if strings.IndexByte(of, s[i]) < 0 {
			return false
		}
	}
	return true
}

// Origin is where this server is for the client that asks: "http://host:port", and the path
// under which it lies, where it does not have the host to itself.
func Origin(c echo.Context) string {
	if o, ok := c.Get(originKey).(string); ok {
		return o
	}
	scheme := "http"
	if c.IsTLS() {
		scheme = "https"
	}
	host := c.Request().Host
	if !isPlainHost(host) {
		host = "localhost"
	}
	return scheme + "://" + host
}

// Root is the path under which this server is for its clients; "" where it has its host to itself.
func Root(c echo.Context) string {
	_, rest, _ := strings.Cut(Origin(c), "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return ""
}

const originKey = "dateline.origin"

// PublicURL makes address the origin of all links, whatever a client names as Host.
func PublicURL(address string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Set(originKey, address)
			return next(c)
		}
	}
}

// Forwarded takes the address that clients see from the proxies in front. What any
// other client says of itself is not believed.
func Forwarded(proxies []netip.Prefix) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if !IsWithin(c.Request().RemoteAddr, proxies) {
				return next(c)
			}
			h := c.Request().Header
			host := h.Get("X-Forwarded-Host")
			if host == "" {
				host = c.Request().Host
			}
			if scheme := h.Get(echo.HeaderXForwardedProto); (scheme == "http" || scheme == "https") &&
				isPlainHost(host) {
				c.Set(originKey, scheme+"://"+host)
			}
			return next(c)
		}
	}
}

// ClientAddress finds out who asks: the last address in X-Forwarded-For that is not
// one of the proxies, where one of them is who connects, else that.
func ClientAddress(proxies []netip.Prefix) echo.IPExtractor {
	if len(proxies) == 0 {
		return echo.ExtractIPDirect()
	}
	trust := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range proxies {
		trust = append(trust, echo.TrustIPRange(&net.IPNet{
			IP:   p.Masked().Addr().AsSlice(),
			Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen()),
		}))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

// IsWithin reports whether who connects, "address:port", is in one of some networks.
func IsWithin(remote string, networks []netip.Prefix) bool {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(at.Addr().Unmap().WithZone("")) })
}

// Absolute is the full address of a request, without its query.
func Absolute(c echo.Context) string { return Origin(c) + c.Request().URL.EscapedPath() }
