package httpx

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"hash"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/labstack/echo/v4"
)

// Media types of the answers.
const (
	TypeJSON    = "application/json"
	TypeGeoJSON = "application/geo+json"
	TypeOpenAPI = "application/vnd.oai.openapi+json;version=3.0"
	TypeJSONLD  = "application/ld+json"
	TypeHTML    = "text/html; charset=utf-8"
	TypeSVG     = "image/svg+xml"
)

// How long an answer may be kept.
const (
	CacheForever  = "public, max-age=31536000, immutable" // the address changes with the content
	CacheDay      = "public, max-age=86400"               // changes with the build only
	CacheCheck    = "no-cache"                            // keep, but ask each time
	CachePrivate  = "private, no-cache"
	CacheNotAtAll = "no-store"
)

// HeaderMissing holds, percent-encoded, the characters of a picture that the
// server has no font for.
const HeaderMissing = "Dateline-Missing-Characters"

// Reply is a body that is ready to be sent, with what a cache must know of it.
type Reply struct {
	MediaType  string
	Cache      string // Cache-Control
	Tag        string // ETag; "" leaves it to be made from the body
	Body       []byte
	Attachment string // Content-Disposition; "" for none
	Missing    string // characters that a picture could not draw, told in a header of its own

	shared   bool   // the body is kept and not this request's own
	gzipped  []byte // body by gzip, for an answer that is given often; nil where it does not pay
	brotlied []byte // body by Brotli, where it came so; nil otherwise
}

// Effort is how hard an answer is compressed that is given often.
type Effort int

// For a file of the program every byte counts: it is compressed once. Who waits
// for a file that is made now does not wait for the last byte of a hundred.
const (
	Smallest Effort = 8 // level 9 takes four times as long for 1.5 % less
	Soon     Effort = 5 // 50 MB a second
)

// Compress precomputes the tag of an answer that is given often, and its gzip
// form where that is smaller.
func (r Reply) Compress(e Effort) Reply {
	r.Tag, r.shared = WeakTag(r.Body), true
	if len(r.Body) < MinGzipSize {
		return r
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, int(e))
	if err != nil {
		panic(err) // both efforts are levels that gzip knows
	}
	w.Write(r.Body) // into memory, which takes everything
	w.Close()
	if packed.Len() < len(r.Body)*9/10 {
		r.gzipped = packed.Bytes()
	}
	return r
}

// WithBrotli adds the Brotli form (RFC 7932) of a compressed reply's body, for who
// reads it.
func (r Reply) WithBrotli(packed []byte) Reply {
	r.brotlied = packed
	return r
}

// Shared returns the reply as one that is kept for many requests: sending it takes no memory of theirs.
func (r Reply) Shared() Reply {
	r.shared = true
	return r
}

// Size is how many bytes the reply takes in memory.
func (r Reply) Size() int64 { return int64(len(r.Body) + len(r.gzipped) + len(r.brotlied)) }

// MinGzipSize is the size from which gzip pays: what is smaller fits into one
// packet.
const MinGzipSize = 1024

const keepKey = "dateline.keep"

// Keep makes [Send] hand over the reply that it sends to this request, with its tag.
func Keep(c echo.Context, keep func(Reply)) { c.Set(keepKey, keep) }

// Send answers 200 with r, or 304 when the client has it already.
func Send(c echo.Context, r Reply) error {
	if !r.shared {
		if err := Settle(c.Request().Context(), int64(len(r.Body))); err != nil {
			return err
		}
	}
	if r.Tag == "" {
		r.Tag = WeakTag(r.Body)
	}
	if keep, ok := c.Get(keepKey).(func(Reply)); ok {
		keep(r)
	}
	h := c.Response().Header()
	r.announce(c)
	if r.gzipped != nil || r.brotlied != nil {
		h[echo.HeaderVary] = append(h[echo.HeaderVary], echo.HeaderAcceptEncoding)
	}
	if matchesTag(first(c.Request().Header["If-None-Match"]), r.Tag) {
		return c.NoContent(http.StatusNotModified)
	}
	switch asked := c.Request().Header[echo.HeaderAcceptEncoding]; {
	case r.brotlied != nil && takes(asked, "br"):
		h[echo.HeaderContentEncoding] = encodedBrotli
		r.Body = r.brotlied
	case r.gzipped != nil && takes(asked, "gzip"):
		h[echo.HeaderContentEncoding] = EncodedGzip
		r.Body = r.gzipped
	}
	// The middleware removes the length where it compresses.
	setHeaders(h, echo.HeaderContentLength, strconv.Itoa(len(r.Body)), echo.HeaderContentType, r.MediaType)
	c.Response().WriteHeader(http.StatusOK)
	_, err := c.Response().Write(r.Body)
	return err
}

// announce sets the headers that say what an answer is and how long it may be kept.
func (r Reply) announce(c echo.Context) {
	h := c.Response().Header()
	if r.MediaType == TypeHTML || r.MediaType == TypeSVG {
		GuardPage(c)
	}
	if r.Attachment != "" {
		h[echo.HeaderContentDisposition] = []string{r.Attachment}
	}
	if r.Missing != "" {
		h.Set(HeaderMissing, url.QueryEscape(r.Missing))
	}
	setHeaders(h, "Etag", r.Tag, echo.HeaderCacheControl, r.Cache)
}

// setHeaders sets two headers, whose names are written as maps of headers have them, with one list for both.
func setHeaders(h http.Header, name1, value1, name2, value2 string) {
	values := []string{value1, value2}
	h[name1], h[name2] = values[:1:1], values[1:]
}

// EncodedGzip is the value of Content-Encoding for what is packed already. Who adds another makes a list of its own.
var EncodedGzip = []string{"gzip"}[:1:1]

var encodedBrotli = []string{"br"}[:1:1]

// first is the value of a header that is given once, "" for none.
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// takes reports whether a client reads a content coding (RFC 9110 §12.5.3).
func takes(accepted []string, wantedCoding string) bool {
	any := false
	for element := range strings.SplitSeq(strings.Join(accepted, ","), ",") {
		coding, weight, _ := strings.Cut(element, ";")
		_, q, weighed := strings.Cut(weight, "=")
		wanted := !weighed || strings.Trim(q, "0. ") != ""
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case wantedCoding:
			return wanted
		case "*":
			any = wanted
		}
	}
	return any
}

// SendJSON answers 200 with v as JSON. The answer depends on nothing but the
// request and the build.
func SendJSON(c echo.Context, mediaType string, v any) error {
	return SendJSONCached(c, mediaType, CacheCheck, v)
}

// SendJSONCached is SendJSON for an answer that caches treat in a way of its own.
func SendJSONCached(c echo.Context, mediaType, cache string, v any) error {
	r, err := JSONReply(mediaType, cache, v)
	if err != nil {
		return err
	}
	return Send(c, r)
}

// JSONReply is v as JSON.
func JSONReply(mediaType, cache string, v any) (Reply, error) {
	body, err := EncodeJSON(v)
	if err != nil {
		return Reply{}, err
	}
	return Reply{MediaType: mediaType, Cache: cache, Body: body}, nil
}

// SendStamped answers 200 with v as JSON, in which the member stamp tells the
// time. The tag leaves it out, so that what did not change is not sent again.
func SendStamped(c echo.Context, mediaType string, v any, stamp string) error {
	body, err := EncodeJSON(v)
	if err != nil {
		return err
	}
	return SendStampedBody(c, mediaType, body, stamp)
}

// SendStampedBody is SendStamped for what is JSON already.
func SendStampedBody(c echo.Context, mediaType string, body []byte, stamp string) error {
	before, after, _ := bytes.Cut(body, []byte(stamp))
	return Send(c, Reply{MediaType: mediaType, Cache: CacheCheck, Tag: WeakTag(before, after), Body: body})
}

// WeakTag is an entity tag of a body, given in parts. It is weak because the
// same tag stands for the compressed answer too (RFC 9110 §8.8.1).
func WeakTag(parts ...[]byte) string {
	sum := sha256.New()
	for _, part := range parts {
		sum.Write(part)
	}
	return tagOf(sum)
}

func tagOf(sum hash.Hash) string {
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

// SendPage answers with the page that a template makes of data.
func SendPage(c echo.Context, t *template.Template, name string, data any) error {
	r, err := PageReply(t, name, data)
	if err != nil {
		return err
	}
	return Send(c, r)
}

// PageReply is the page that a template makes of data.
func PageReply(t *template.Template, name string, data any) (Reply, error) {
	var body bytes.Buffer
	if err := t.ExecuteTemplate(&body, name, data); err != nil {
		return Reply{}, fmt.Errorf("page %s: %w", name, err)
	}
	return Reply{MediaType: TypeHTML, Cache: CacheCheck, Body: body.Bytes()}, nil
}
