package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
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
	packed    []byte // body by gzip, for an answer that is given often; nil where it does not pay
	save      string // Content-Disposition; "" for none
}

// pack prepares r to be given often: with its tag, and with gzip where that
// makes it smaller.
func (r reply) pack() reply {
	r.etag = weakTag(r.body)
	if len(r.body) < leastPacked {
		return r
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		panic(err) // the level is a constant that gzip knows
	}
	w.Write(r.body) // into memory, which takes everything
	w.Close()
	if packed.Len() < len(r.body)*9/10 {
		r.packed = packed.Bytes()
	}
	return r
}

// leastPacked is the size from which gzip pays: what is smaller fits into one
// packet.
const leastPacked = 1024

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
	if r.packed != nil {
		h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
	}
	if matchesTag(c.Request().Header.Get("If-None-Match"), r.etag) {
		return c.NoContent(http.StatusNotModified)
	}
	if r.packed != nil && takesGzip(c.Request().Header) {
		h.Set(echo.HeaderContentEncoding, "gzip")
		r.body = r.packed
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(r.body))) // removed where the middleware compresses
	return c.Blob(http.StatusOK, r.mediaType, r.body)
}

// takesGzip reports whether a client reads gzip (RFC 9110 §12.5.3).
func takesGzip(h http.Header) bool {
	any := false
	for element := range strings.SplitSeq(strings.Join(h.Values(echo.HeaderAcceptEncoding), ","), ",") {
		coding, weight, _ := strings.Cut(element, ";")
		_, q, weighed := strings.Cut(weight, "=")
		wanted := !weighed || strings.Trim(q, "0. ") != ""
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip":
			return wanted
		case "*":
			any = wanted
		}
	}
	return any
}

// sendJSON answers 200 with v as JSON. The answer depends on nothing but the
// request and the build.
func sendJSON(c echo.Context, mediaType string, v any) error {
	return sendJSONCached(c, mediaType, cacheCheck, v)
}

// sendJSONCached is sendJSON for an answer that caches treat in a way of its own.
func sendJSONCached(c echo.Context, mediaType, cache string, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	return send(c, reply{mediaType: mediaType, cache: cache, body: body})
}

// sendStamped answers 200 with v as JSON, in which the member stamp tells the
// time. The tag leaves it out, so that what did not change is not sent again.
func sendStamped(c echo.Context, mediaType string, v any, stamp string) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	before, after, _ := bytes.Cut(body, []byte(stamp))
	return send(c, reply{mediaType: mediaType, cache: cacheCheck, etag: weakTag(before, after), body: body})
}

// weakTag is an entity tag of a body, given in parts. It is weak because the
// same tag stands for the compressed answer too (RFC 9110 §8.8.1).
func weakTag(parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		sum.Write(part)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12]) + `"`
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
