package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
)

// headers writes some that are rare, contradict or break.
func (m *maker) headers(b *bytes.Buffer, out *message) {
	write := func(name, value string) {
		if strings.ContainsFunc(value, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			out.sound = false
		}
		fmt.Fprintf(b, "%s: %s\r\n", name, value)
	}
	switch m.IntN(30) {
	case 0:
		write("Host", m.any("evil.example", "a b", `"><script>`, "127.0.0.1:99999", "[::1]:80", strings.Repeat("a", 500), "user@host", "é", ""))
		out.sound = false
	case 1:
		b.WriteString("Host: localhost\r\nHost: b\r\n")
		out.sound = false
	case 2:
		out.sound = false // none at all
	default:
		write("Host", "localhost")
	}
	some := []struct {
		names  []string
		values []string
	}{
		{[]string{"Accept"}, []string{"*/*", "text/html", "application/vnd.google-earth.kml+xml", "image/png", "text/csv;q=0.1", "application/json;q=x", ",,,", strings.Repeat("a/b,", 400)}},
		{[]string{"Accept-Encoding"}, []string{"gzip", "gzip;q=0", "*;q=0", "identity;q=0", strings.Repeat("gzip,", 300)}},
		{[]string{"If-None-Match", "If-Match", "If-Modified-Since"}, []string{"*", `""`, `W/"`, `"1"`, `W/"1-x"`, strings.Repeat(`"a",`, 1500), "Thu, 99 Foo"}},
		{[]string{"Range"}, []string{"bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=" + strings.Repeat("0-,", 900), "lines=1"}},
		{[]string{"Authorization"}, []string{"Bearer ", "Bearer " + m.saved.Token, "bearer x", "Basic YTpi", "Bearer " + strings.Repeat("A", 4000)}},
		{[]string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Request-ID", "Origin", "Referer"}, []string{"127.0.0.1", "evil.example", "https", "null", "https://evil.example"}},
		{[]string{"Connection", "Expect", "TE", "Trailer", "Upgrade"}, []string{"close", "100-continue", "websocket", "keep-alive, X", "h2c"}},
	}
	for _, group := range some {
		if m.IntN(6) == 0 {
			v := m.any(group.values...)
			if m.IntN(4) == 0 {
				v = m.odd()
			}
			write(m.any(group.names...), v)
		}
	}
	switch m.IntN(120) {
	case 0:
		b.WriteString(m.any(" folded: yes\r\n", "Bad Name: x\r\n", "X: a\nY: b\r\n", ": empty\r\n", "no colon\r\n"))
		out.sound = false
	case 1:
		write("X-Long", strings.Repeat("a", 70_000))
		out.sound = false
	case 2:
		for i := range 1200 {
			write(fmt.Sprint("X-", i), "y")
		}
	}
}

// framedBody writes the headers of a body, which may lie, and returns the body.
func (m *maker) framedBody(b *bytes.Buffer, out *message) []byte {
	if !slices.Contains([]string{"POST", "PATCH", "PUT"}, out.method) && m.IntN(25) > 0 {
		return nil
	}
	mediaType := m.any("application/json", "application/json", "application/json", "text/plain", "text/plain; charset=latin1",
		"text/plain; charset=utf-16", "text/plain; charset=none", "text/html", "text/html; charset=shift_jis", "text/markdown", "application/xml",
		"multipart/form-data; boundary=x", "application/json; charset=utf-16", "", ";", "text", "*/*", strings.Repeat("a/", 300))
	body := []byte(m.body(mediaType))
	if mediaType != "" {
		fmt.Fprintf(b, "Content-Type: %s\r\n", mediaType)
	}
	if m.IntN(8) == 0 {
		fmt.Fprintf(b, "Content-Encoding: %s\r\n", m.any("gzip", "deflate", "br", "gzip, gzip", "zstd", "identity"))
		if m.IntN(2) == 0 {
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			w.Write(body)
			w.Close()
			body = packed.Bytes()
		}
	}
	switch m.IntN(40) {
	case 0:
		fmt.Fprintf(b, "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n", len(body))
		body = fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n", len(body), body)
		out.sound = false
	case 1:
		fmt.Fprintf(b, "Content-Length: %s\r\n", m.any("-1", "1e3", "99999999999999999999", "+5", "0x5", "5, 5", " 5"))
		out.sound = false
	case 2:
		fmt.Fprintf(b, "Transfer-Encoding: %s\r\n", m.any("chunked", " chunked", "chunked, chunked", "gzip, chunked", "xchunked", "\x0bchunked"))
		body = []byte(m.any("5\r\nParis\r\n0\r\n\r\n", "ffffffffffffffff\r\nParis", "-5\r\nParis\r\n0\r\n\r\n", "5\nParis\n0\n\n", "0\r\nX-Injected: 1\r\n\r\n", "zz\r\n", "5\r\nPar"))
		out.sound = false
	case 3:
		fmt.Fprintf(b, "Content-Length: %d\r\n", len(body)+1+m.IntN(50)) // more than comes
		out.sound = false
	default:
		fmt.Fprintf(b, "Content-Length: %d\r\n", len(body))
	}
	return body
}
