package web

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// Media types of the answers.
const (
	typeJSON    = "application/json"
	typeGeoJSON = "application/geo+json"
	typeJSONLD  = "application/ld+json"
	typeHTML    = "text/html; charset=utf-8"
	typeSVG     = "image/svg+xml"
)

// How long an answer may be kept.
const (
	cacheForever  = "public, max-age=31536000, immutable" // the address changes with the content
	cacheDay      = "public, max-age=86400"               // changes with the build only
	cacheCheck    = "no-cache"                            // keep, but ask each time
	cachePrivate  = "private, no-cache"
	cacheNotAtAll = "no-store"
)

// reply is a body that is ready to be sent, with what a cache must know of it.
type reply struct {
	mediaType string
	cache     string // Cache-Control
	etag      string // "" leaves it to be made from the body
	body      []byte
	save      string // Content-Disposition; "" for none
}

// send answers 200 with r, or 304 when the client has it already.
func send(c echo.Context, r reply) error {
	h := c.Response().Header()
	if r.mediaType == typeHTML || r.mediaType == typeSVG {
		guardPage(c)
	}
	if r.save != "" {
		h.Set(echo.HeaderContentDisposition, r.save)
	}
	if r.etag == "" {
		r.etag = weakTag(r.body)
	}
	h.Set("ETag", r.etag)
	h.Set(echo.HeaderCacheControl, r.cache)
	if matchesTag(c.Request().Header.Get("If-None-Match"), r.etag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, r.mediaType, r.body)
}

// sendJSON answers 200 with v as JSON. The answer depends on nothing but the
// request and the build.
func sendJSON(c echo.Context, mediaType string, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	return send(c, reply{mediaType: mediaType, cache: cacheCheck, body: body})
}

// weakTag is an entity tag of body. It is weak because the same tag stands for
// the compressed answer too (RFC 9110 §8.8.1).
func weakTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}

// matchesTag reports whether an If-None-Match header names the tag, by the weak
// comparison that RFC 9110 §13.1.2 asks for.
func matchesTag(header, tag string) bool {
	if header == "" {
		return false
	}
	tag = strings.TrimPrefix(tag, "W/")
	for one := range strings.SplitSeq(header, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}
