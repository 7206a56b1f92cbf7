package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// routes are what a server says of itself: its paths, with their methods and
// parameters.
type routes struct {
	paths   []string
	methods map[string][]string
	names   []string // of the parameters of the query
}

// readRoutes reads the description of a server.
func readRoutes(base string) (r routes, err error) {
	status, answer, err := ask(http.DefaultClient, "GET", base+"/openapi.json", "", "", nil)
	if err != nil || status != 200 {
		return r, fmt.Errorf("/openapi.json: %d %w", status, err)
	}
	type parameter struct{ Name, In string }
	var doc struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(answer, &doc); err != nil {
		return r, err
	}
	r.methods = map[string][]string{}
	names := map[string]bool{"unknown": true, "": true, "a[]": true, "\x00": true}
	for path, operations := range doc.Paths {
		r.paths = append(r.paths, path)
		for method, raw := range operations {
			if method == "parameters" || method == "summary" || method == "description" {
				continue
			}
			r.methods[path] = append(r.methods[path], strings.ToUpper(method))
			var op struct{ Parameters []parameter }
			if err := json.Unmarshal(raw, &op); err != nil {
				return r, err
			}
			for _, p := range op.Parameters {
				if p.In == "query" {
					names[p.Name] = true
				}
			}
		}
	}
	slices.Sort(r.paths)
	r.names = slices.Sorted(maps.Keys(names))
	return r, nil
}

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

// body is the content of a body.
func (m *maker) body(mediaType string) string {
	const text = "Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."
	if !strings.Contains(mediaType, "json") && m.IntN(4) > 0 {
		switch {
		case strings.Contains(mediaType, "html"):
			return strings.Repeat(m.any("<p>Paris ", "<b>", "<article>", "&#x0;", "<![CDATA[", "<table>", "<!--", "<meta charset=utf-16>"), m.IntN(300)) + m.odd()
		case strings.Contains(mediaType, "markdown"):
			return strings.Repeat(m.any("[a](", "> ", "|a", "*_", "- ", "#", "```\n", "[x]: "), m.IntN(300)) + m.odd()
		case m.IntN(80) == 0:
			return strings.Repeat("Paris ", m.IntN(30_000))
		}
		return text + m.odd()
	}
	value := func() string {
		return m.any("null", "true", "-1", "1e999", "1.5", `""`, "[]", "{}", `"\ud800"`, `"\u0000"`, "99999999999999999999999", fmt.Sprintf("%q", m.odd()), fmt.Sprintf("%q", text),
			`"`+m.odd()+`"`, `[{"start":0,"end":4,"place":null}]`, `[{"start":8,"end":-1}]`, `[{"name":"Kyiv","place":"geonames:703448"}]`, `["Kyiv","Paris"]`)
	}
	switch m.IntN(14) {
	case 0:
		return strings.Repeat(m.any("[", `{"text":`, "[{"), 1+m.IntN(20_000))
	case 1:
		return value()
	case 2:
		return m.odd()
	case 3:
		return `{"text":"Kyiv","corrections":[` + strings.TrimSuffix(strings.Repeat(`{"name":"Kyiv","place":null},`, m.IntN(6000)), ",") + "]}"
	case 4:
		return `{"text":"Kyiv","spans":[` + strings.TrimSuffix(strings.Repeat(`{"start":0,"end":4},`, m.IntN(3000)), ",") + "]}"
	}
	var members []string
	for range m.IntN(5) {
		members = append(members, fmt.Sprintf("%q:%s", m.any("text", "title", "url", "spans", "corrections", "places", "from", "to", "id", "Text", "__proto__", "focus"), value()))
	}
	s := "{" + strings.Join(members, ",") + "}"
	if m.IntN(8) == 0 {
		s = s[:m.IntN(len(s))]
	}
	return s
}

// findings are what the workers saw.
type findings struct {
	mu       sync.Mutex
	statuses map[int]int
	shown    map[string]int
	faults   int
	closed   int // messages that are no HTTP, answered by closing
}

func (f *findings) fault(kind string, m message, answer string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faults++
	if f.shown[kind]++; f.shown[kind] <= 5 {
		fmt.Printf("%s\n  request %.300q\n  answer %.300s\n", kind, m.bytes, answer)
	}
}

// longTrial is the number of requests from which the memory is compared: fewer do not
// fill what a server keeps.
const longTrial = 100_000

// malformed sends requests that are wrong in some way, and looks at every answer.
func malformed(o options) ([]string, error) {
	s, err := start(o, []string{"GOMEMLIMIT=512MiB"}, "--list-maps", "--store", filepath.Join(o.dir, "malformed.db"))
	if err != nil {
		return nil, err
	}
	defer s.kill()
	r, err := readRoutes(s.base)
	if err != nil {
		return nil, err
	}
	m, err := save(http.DefaultClient, s.base, "Talks", "Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet.")
	if err != nil {
		return nil, err
	}
	f := &findings{statuses: map[int]int{}, shown: map[string]int{}}
	const workers = 8
	attack := func(requests int, seed uint64) error {
		var all sync.WaitGroup
		faults := make([]error, workers)
		for w := range workers {
			all.Go(func() {
				k := &maker{rand.New(rand.NewPCG(seed, uint64(w))), r, m}
				faults[w] = f.attack(s.address(), k, requests/workers)
			})
		}
		all.Wait()
		return errors.Join(faults...)
	}
	if err := attack(min(o.requests/10, 20_000), o.seed+1); err != nil { // what a server keeps for ever it has afterwards
		return nil, fmt.Errorf("%w\n%s", err, s.log)
	}
	before := 0.0
	if o.requests >= longTrial {
		if err := fillCache(s.base); err != nil {
			return nil, err
		}
		if before, err = s.settled(0); err != nil {
			return nil, err
		}
	}
	began := time.Now()
	if err := attack(o.requests, o.seed); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, s.log)
	}
	took := time.Since(began)
	after := before
	if o.requests >= longTrial {
		if after, err = s.settled(before * 1.2); err != nil {
			return nil, err
		}
	}
	total := 0
	for _, n := range f.statuses {
		total += n
	}
	fmt.Printf("%d answers in %v: %v; %d closed; memory with full caches %.0f MB before, %.0f MB after\n", total, took.Round(time.Second), f.statuses, f.closed, before, after)
	var p promise
	p.keep(f.faults == 0, "%d faults: %v", f.faults, f.shown)
	p.keep(after <= before*1.2, "memory grew from %.0f to %.0f MB", before, after)
	p.keep(!strings.Contains(s.log.String(), "level=ERROR msg=panic"), "a panic: %s", s.log)
	return p, nil
}

// fillCache saves maps until the server keeps as many in memory as it may, so that
// what it takes later is compared with all that it may keep.
func fillCache(base string) error {
	for i := range 30 {
		if _, err := save(http.DefaultClient, base, "large", fmt.Sprint(i, string(repeat("Paris is 10 km from Lyon. ")(100_000)))); err != nil {
			return err
		}
	}
	return nil
}

// settled is the memory of the process when it has rest, in MB: an idle program gives
// back what it does not need within some minutes. It waits until that is below a
// bound, where there is one, or changes no more.
func (s *server) settled(below float64) (mb float64, err error) {
	last := 0.0
	for range 40 {
		if mb, err = s.status("RssAnon"); err != nil {
			return 0, err
		}
		if below > 0 && mb < below || below == 0 && last > 0 && mb > 0.98*last && mb < 1.02*last {
			return mb, nil
		}
		last = mb
		time.Sleep(5 * time.Second)
	}
	return mb, nil
}

// attack sends messages on one connection as long as it holds.
func (f *findings) attack(address string, k *maker, requests int) error {
	var conn net.Conn
	var in *bufio.Reader
	for range requests {
		m := k.make()
		if conn == nil || !m.sound {
			if conn != nil {
				conn.Close()
			}
			var err error
			if conn, err = net.Dial("tcp", address); err != nil {
				return fmt.Errorf("the server is gone: %w", err)
			}
			in = bufio.NewReader(conn)
		}
		patience := 20 * time.Second
		if !m.sound {
			patience = 1500 * time.Millisecond
		}
		conn.SetDeadline(time.Now().Add(patience))
		conn.Write(m.bytes) // an error shows in the answer
		if !m.sound {
			conn.(*net.TCPConn).CloseWrite()
		}
		if keep := f.look(in, m); !keep {
			conn.Close()
			conn = nil
		}
	}
	if conn != nil {
		conn.Close()
	}
	return nil
}

// look reads an answer and reports whether the connection can be used again.
func (f *findings) look(in *bufio.Reader, m message) bool {
	asked := m.method
	if asked != "HEAD" && asked != "CONNECT" {
		asked = "GET"
	}
	res, err := http.ReadResponse(in, &http.Request{Method: asked})
	for err == nil && res.StatusCode == http.StatusContinue {
		res, err = http.ReadResponse(in, &http.Request{Method: asked})
	}
	if err != nil {
		if m.sound {
			f.fault("no answer: "+err.Error(), m, "")
		} else {
			f.mu.Lock()
			f.closed++
			f.mu.Unlock()
		}
		return false
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	f.mu.Lock()
	f.statuses[res.StatusCode]++
	f.mu.Unlock()
	answer := fmt.Sprint(res.Status, " ", res.Header, " ", string(body))
	ours := res.Header.Get("X-Request-Id") != "" // and not the HTTP library's
	kind := res.Header.Get("Content-Type")
	switch {
	case err != nil && m.sound && ours && !m.body:
		f.fault("a broken answer: "+err.Error(), m, answer)
	case ours && res.StatusCode >= 500:
		f.fault("a fault of the server", m, answer)
	case res.Header.Get("X-Injected") != "" || strings.Contains(res.Header.Get("Location"), "evil"):
		f.fault("an injected header", m, answer)
	case ours && res.StatusCode >= 400 && m.method != "HEAD" && strings.HasPrefix(m.path, "/v1/") && !isProblem(m.path, kind):
		f.fault("an error that is no problem+json", m, answer)
	}
	return m.sound && err == nil && !res.Close && res.StatusCode != http.StatusSwitchingProtocols && m.method != "CONNECT"
}

// isProblem reports whether an error has the type that its path promises: Pelias has
// one of its own.
func isProblem(path, kind string) bool {
	if strings.HasPrefix(kind, "application/problem+json") {
		return true
	}
	dialect := slices.ContainsFunc([]string{"/v1/search", "/v1/autocomplete", "/v1/reverse", "/v1/place", "/v1/nearby"},
		func(p string) bool { return strings.HasPrefix(path, p) })
	return dialect && (strings.HasPrefix(kind, "application/json") || strings.HasPrefix(kind, "application/geo+json"))
}
