package web_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

// oddities are values that parsers stumble over.
func oddities() []string {
	return []string{
		"",
		" ",
		"%",
		"%zz",
		"%ff%fe",
		"%00",
		"-1",
		"0",
		"1e309",
		"NaN",
		"Inf",
		"-0",
		"9223372036854775808",
		"٣",
		"\u202e",
		"🗺",
		"'; DROP TABLE maps;--",
		"<script>alert(1)</script>",
		"../../etc/passwd",
		"..%2f..%2fetc",
		"{}",
		"[]",
		"null",
		"true",
		strings.Repeat(
			"a",
			9000,
		),
		strings.Repeat("(", 500),
		strings.Repeat("é", 700),
		"1,2,3,4",
		"180,90,-180,-90",
		"41,29",
		"91,181",
		"geonames:745044",
		"geonames:",
		"a,b,c,d",
		"*/*",
		"text/html;q=x",
		"W/\"\"",
		"Bearer ",
		"Moscow",
		"Paris, Texas",
		"\r\n",
		"=",
		"&&&",
		"f=",
		",",
	}
}

// malformed makes a request that is wrong in some way, the same for one seed.
func malformed(seed uint64, targets, names []string) *http.Request {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	odd := oddities()
	methods := []string{
		"GET",
		"GET",
		"GET",
		"HEAD",
		"POST",
		"POST",
		"PATCH",
		"DELETE",
		"PUT",
		"OPTIONS",
		"TRACE",
		"BREW",
	}
	path := pick(targets)
	for strings.Contains(path, ":") {
		before, after, _ := strings.Cut(path, ":")
		_, rest, more := strings.Cut(after, "/")
		path = before + url.PathEscape(pick(odd))
		if more {
			path += "/" + rest
		}
	}
	path = strings.ReplaceAll(path, "*", url.PathEscape(pick(odd)))
	var query []string
	for range r.IntN(5) {
		query = append(query, pick(names)+"="+pick(odd))
	}
	body := pick(
		append(
			odd,
			`{"text":"Kyiv","spans":[{"start":-1,"end":99}]}`,
			`{"text":`,
			`{"places":["x",""]}`,
			`{"corrections":[{"start":1}]}`,
			`{"text":"Kyiv","corrections":[{"start":0,"end":4,"place":"`+pick(odd)+`"}]}`,
			"<p><table><tr><title>",
		),
	)
	req := httptest.NewRequest("GET", "/", strings.NewReader(body))
	req.Method = pick(methods)
	req.URL = &url.URL{Path: "/", RawQuery: strings.Join(query, "&")}
	if p, err := url.PathUnescape(path); err == nil {
		req.URL.Path, req.URL.RawPath = p, path
	}
	for range r.IntN(4) {
		req.Header.Set(
			pick(
				[]string{
					"Accept",
					"Content-Type",
					"If-None-Match",
					"If-Match",
					"Authorization",
					"Accept-Encoding",
					"X-Request-ID",
					"X-Forwarded-Proto",
					"Range",
					"Origin",
				},
			),
			pick(
				append(
					odd,
					httpx.TypeJSON,
					"text/html",
					"text/markdown",
					"text/plain; charset=x",
					"text/plain; charset=utf-16",
					"gzip",
				),
			),
		)
	}
	if r.IntN(10) == 0 {
		req.Host = pick(odd)
	}
	return req
}

// parameterNames are all that the description names.
func parameterNames(t testing.TB) (names []string) {
	t.Helper()
	doc, err := webtest.DescribedAPI()
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			for _, p := range op.Parameters {
				if p.Value.In == "query" {
					names = append(names, p.Value.Name)
				}
			}
		}
	}
	return append(names, "unknown")
}

// withoutFault sends a request and reports a fault of the server.
func withoutFault(t testing.TB, s *web.Server, req *http.Request) {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, req)
	if w.Code >= 500 && !(w.Code == http.StatusServiceUnavailable && req.URL.Path == "/") {
		t.Errorf("%s %.200s (%v) = %d %s", req.Method, req.URL, req.Header, w.Code, w.Body)
	}
	if body := w.Body.Bytes(); w.Header().Get("Content-Encoding") == "" &&
		strings.Contains(w.Header().Get("Content-Type"), "json") &&
		!utf8.Valid(body) {
		t.Errorf("%s %.200s: the answer is not UTF-8", req.Method, req.URL)
	}
	if bytes.Contains(w.Body.Bytes(), []byte("goroutine ")) && req.URL.Path != "/metrics" {
		t.Errorf("%s %.200s: the answer tells of the inside: %s", req.Method, req.URL, w.Body)
	}
}

func TestMalformedRequestsAreNoFaultOfTheServer(t *testing.T) {
	s := webtest.NewServer(t, webtest.WithStore(t))
	names := parameterNames(t)
	var targets []string
	for _, r := range s.Echo().Routes() {
		if r.Method != "echo_route_not_found" {
			targets = append(targets, r.Path)
		}
	}
	before := runtime.NumGoroutine()
	for seed := range uint64(2000) {
		withoutFault(t, s, malformed(seed, targets, names))
	}
	for range 50 { // those that end by themselves may take a moment
		if runtime.NumGoroutine() <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

func FuzzRequest(f *testing.F) {
	s := webtest.NewServer(f, webtest.WithStore(f))
	f.Add("GET", "/v1/distance", "from=Kyiv&to=41,29", "", "")
	f.Add(
		"POST",
		"/v1/parse",
		"explain=true",
		"application/json",
		`{"text":"Kyiv","corrections":[{"name":"Kyiv","place":null}]}`,
	)
	f.Add("GET", "/ogc/collections/places/items", "bbox=1,2,3,4&limit=2", "", "")
	f.Add("GET", "/tiles/basemap/1/0/0.mvt", "", "", "")
	f.Add("POST", "/v1/maps", "", "text/html", "<h1>x</h1><p>Ankara")
	f.Fuzz(func(t *testing.T, method, path, query, contentType, body string) {
		req := httptest.NewRequest("GET", "/", strings.NewReader(body))
		req.Method = method
		req.URL = &url.URL{Path: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
		req.Header.Set("Content-Type", contentType)
		withoutFault(t, s, req)
	})
}

func ExampleServer() {
	_, err := web.New(web.Config{})
	fmt.Println(err)
	// Output: web: Config needs a Reader, made by article.New, and a Basemap
}
