package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
)

// message is a request as bytes on a connection.
type message struct {
	bytes  []byte
	method string
	path   string
	sound  bool // by HTTP, so that an answer is due
	body   bool // there is one, which the server may close upon without reading it
}

// maker makes messages that are wrong in some way.
type maker struct {
	*rand.Rand
	routes
	saved saved
}

func (m *maker) any(list ...string) string { return list[m.IntN(len(list))] }

// odd is a value that parsers stumble over.
func (m *maker) odd() string {
	long := []string{strings.Repeat("a", 400), strings.Repeat("é", 300), strings.Repeat("Paris,", 60), strings.Repeat("\u0301", 200), strings.Repeat("1,", 120), strings.Repeat("(", 200)}
	numbers := []string{"0", "-1", "1", "10", "1e9", "1e309", "-1e309", "NaN", "Inf", "0x10", "1_0", "٣", "９", "9223372036854775808", "-9223372036854775809", "0.0000001", "90.0000001", "-180.0000001", "362"}
	places := []string{"Paris", "Kyiv", "Paris, Texas", "geonames:703448", "geonames:-1", "geonames:99999999999999999999", "geonames:", "iata:IST", "48.85,2.35", "91,181", "NaN,NaN", "48°51'N 2°21'E", ",", "1,2,3,4", "179,-10,-179,10", "4,3,2,1", "TR", "ZZ", "P", "50km", "-1km", "1e308km", "∞km", "5 furlongs"}
	words := []string{"", " ", "true", "maybe", "geojson", "xml", "html", "png", "parquet", "area", "places", "2025-05-15T00:00:00Z", "../..", "2025-13-99/2025", "*", "null", "{}", "[]", m.saved.ID}
	hostile := []string{"%", "%zz", "%ff", "%00", "..%2f..%2fetc%2fpasswd", "../../../etc/passwd", "'; DROP TABLE maps;--", "<script>alert(1)</script>", "\r\nX-Injected: 1", "%0d%0aX-Injected:1", "\u2028", "\ufeff", "\u202eabc", "\xff\xfe", "\xc0\xaf", "\xed\xa0\x80", "a\x00b", "👨‍👩‍👧", "ẞ", "&", "=", ";", "#", "?", "+", "\t", "\x7f", "\x1b[31m", "{{7*7}}", "${jndi:ldap://x}", "javascript:alert(1)", "//evil.example/m/x", "http://127.0.0.1/m/x"}
	kinds := [][]string{long, numbers, numbers, places, places, words, hostile, hostile}
	v := m.any(kinds[m.IntN(len(kinds))]...)
	switch m.IntN(14) {
	case 0:
		v += m.odd()
	case 1:
		b := make([]byte, m.IntN(24))
		for i := range b {
			b[i] = byte(m.Uint32())
		}
		v = string(b)
	}
	return v
}

// escaped is a value in an address: rightly, raw, or byte by byte.
func (m *maker) escaped(v string) string {
	switch m.IntN(8) {
	case 0:
		return v
	case 1:
		return url.PathEscape(v)
	case 2:
		return url.QueryEscape(url.QueryEscape(v))
	case 3:
		var b strings.Builder
		for _, c := range []byte(v) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
		return b.String()
	}
	return url.QueryEscape(v)
}

// make makes the next message.
func (m *maker) make() message {
	path := m.any(m.paths...)
	method := m.any(m.methods[path]...)
	if m.IntN(10) == 0 {
		method = m.any("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "G\x00T", "", "GET GET", strings.Repeat("M", 2000))
	}
	out := message{method: method, path: path, sound: true}
	target := path
	for strings.Contains(target, "{") {
		before, rest, _ := strings.Cut(target, "{")
		_, after, _ := strings.Cut(rest, "}")
		value := m.escaped(m.odd())
		if m.IntN(3) > 0 {
			value = m.any(m.saved.ID, "places", "map-"+m.saved.ID, "map-"+m.saved.ID+"-claims", "0", "1", "5", "places.kml", "places.png", "claims.json", "distances.csv")
		}
		target = before + strings.NewReplacer("{", "%7B", "}", "%7D").Replace(value) + after
	}
	var query []string
	for range m.IntN(5) {
		query = append(query, m.any(m.names...)+"="+m.escaped(m.odd()))
	}
	if len(query) > 0 {
		target += "?" + strings.Join(query, m.any("&", "&", "&", "&", ";", "&&", "?"))
	}
	switch m.IntN(70) {
	case 0:
		target = "http://evil.example" + target
	case 1:
		target = m.any("*", "//"+target, strings.Repeat("/.", 300)+target, target+"/", target+"#x", "")
	}
	out.path = target
	var b bytes.Buffer
	version := "HTTP/1.1"
	if m.IntN(80) == 0 {
		version = m.any("HTTP/1.0", "HTTP/2.0", "HTTP/0.9", "http/1.1", "HTTP/1.1.1", "", "HTTP/99999999999.1")
		out.sound = false
	}
	fmt.Fprintf(&b, "%s %s %s\r\n", method, target, version)
	out.sound = out.sound && isToken(method) && isTarget(target)
	m.headers(&b, &out)
	body := m.framedBody(&b, &out)
	b.WriteString("\r\n")
	b.Write(body)
	out.bytes, out.body = b.Bytes(), len(body) > 0
	if m.IntN(50) == 0 {
		for range 1 + m.IntN(4) {
			out.bytes[m.IntN(len(out.bytes))] = byte(m.Uint32())
		}
		out.sound = false
	}
	return out
}

// isToken reports whether a method is one by RFC 9110, and isTarget whether a target
// has no byte that ends it.
func isToken(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, r) })
}

func isTarget(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f })
}
