// Package webtest serves a small world to the tests of the handlers: one gazetteer
// of twenty places, whose answers the golden files hold. Every exchange is checked
// against the description of the interface.
package webtest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"

	gocmp "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Page stands in for the built page.
func Page() fstest.MapFS {
	return fstest.MapFS{
		"index.html":                {Data: []byte("<!doctype html><title>dateline</title>")},
		"embed.html":                {Data: []byte("<!doctype html><title>dateline</title>")},
		"archive.html":              {Data: []byte("<!doctype html><title>Archive</title>")},
		"assets/app-A1B2C3D4.js":    {Data: []byte("console.log('" + strings.Repeat("map ", 1000) + "')")},
		"assets/style-A1B2C3D4.css": {Data: []byte("body{}")},
	}
}

// Serve starts the server that cfg describes for one test.
func Serve(t *testing.T, cfg web.Config) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(NewServer(t, cfg))
	t.Cleanup(srv.Close)
	return srv
}

// NewServer makes a server of cfg and, where it has none, the parts of the
// small world.
func NewServer(t testing.TB, cfg web.Config) *web.Server {
	t.Helper()
	if cfg.Reader == nil {
		h := Config(t)
		cfg.Reader, cfg.Basemap = h.Reader, h.Basemap
		cfg.Version = cmp.Or(cfg.Version, h.Version)
		cfg.Updated, cfg.Assistants = h.Updated, h.Assistants
		if cfg.Articles == nil {
			cfg.Articles = h.Articles
		}
	}
	if cfg.UI == nil {
		cfg.UI = Page()
	}
	s, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Exchange is what came back for a request.
type Exchange struct {
	Status int
	Header http.Header
	Body   []byte
}

// Ask sends one request. The target is a path; header holds "Name: value" lines.
func Ask(t *testing.T, srv *httptest.Server, method, target, body string, header ...string) Exchange {
	t.Helper()
	req, err := http.NewRequest(method, srv.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		req.Header.Set(name, value)
	}
	// A transport that adds no Accept-Encoding shows what the server sends.
	res, err := (&http.Transport{DisableCompression: true}).RoundTrip(req)
	if err != nil {
		t.Fatalf("%s %s: %v", method, target, err)
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, target, err)
	}
	x := Exchange{Status: res.StatusCode, Header: res.Header, Body: got}
	keepsContract(t, req, body, x)
	return x
}

// Golden compares the answer with testdata/NAME.http.
func Golden(t *testing.T, srv *httptest.Server, name, method, target, body string, header ...string) {
	t.Helper()
	x := Ask(t, srv, method, target, body, header...)
	got := fmt.Sprintf("%s %s\n", method, target)
	for _, h := range header {
		got += h + "\n"
	}
	if body != "" {
		got += "\n" + body + "\n"
	}
	got += fmt.Sprintf("\n%d %s\n", x.Status, http.StatusText(x.Status))
	for _, h := range []string{"Content-Type", "Cache-Control", "Content-Disposition", "Location", "Link", "Allow"} {
		if v := x.Header.Get(h); v != "" {
			got += h + ": " + v + "\n"
		}
	}
	got += "\n" + readable(x.Body) + "\n"
	got = variable.ReplaceAllString(strings.ReplaceAll(got, srv.URL, "http://host"), `$1"…"`)

	file := filepath.Join("testdata", name+".http")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run the test with -update", err)
	}
	if diff := gocmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s %s (-want +got):\n%s", method, target, diff)
	}
}

// variable matches the members that differ from run to run.
var variable = regexp.MustCompile(
	`((?: timestamp=)|"(?:request_id|timestamp|timeStamp|created|changed|confidence|kind|importance|probability|score)": )("[^"]*"|[0-9.e-]+)`,
)

// readable indents JSON and leaves everything else as it is.
func readable(body []byte) string {
	var out bytes.Buffer
	if json.Valid(body) && json.Indent(&out, bytes.TrimSpace(body), "", "  ") == nil {
		return position.ReplaceAllString(out.String(), "[$1, $2]")
	}
	return string(body)
}

// position matches an indented pair of numbers.
var position = regexp.MustCompile(`\[\s+(-?[0-9.e-]+),\s+(-?[0-9.e-]+)\s+\]`)

// Answer lets s answer a request without a network.
func Answer(s *web.Server, method, target, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	s.ServeHTTP(w, r)
	return w
}
