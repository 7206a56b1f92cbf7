package web

import (
	"bytes"
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

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// testPage stands in for the built page.
func testPage() fstest.MapFS {
	return fstest.MapFS{
		"index.html":                {Data: []byte("<!doctype html><title>dateline</title>")},
		"assets/app-A1B2C3D4.js":    {Data: []byte("console.log('" + strings.Repeat("map ", 1000) + "')")},
		"assets/style-A1B2C3D4.css": {Data: []byte("body{}")},
	}
}

// serve starts the server that cfg describes for one test.
func serve(t *testing.T, cfg Config) *httptest.Server {
	t.Helper()
	srv := httptest.NewServer(newServer(t, cfg))
	t.Cleanup(srv.Close)
	return srv
}

// newServer makes a server of cfg and, where it has none, the rooms of the
// small world.
func newServer(t testing.TB, cfg Config) *Server {
	t.Helper()
	if cfg.Reader == nil {
		h := house(t)
		cfg.Reader, cfg.Basemap = h.Reader, h.Basemap
		setDefault(&cfg.Version, h.Version)
		if cfg.Articles == nil {
			cfg.Articles = h.Articles
		}
	}
	if cfg.UI == nil {
		cfg.UI = testPage()
	}
	s, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// exchange is one request and what came back.
type exchange struct {
	status int
	header http.Header
	body   []byte
}

// ask sends one request. The target is a path; header holds "Name: value" lines.
func ask(t *testing.T, srv *httptest.Server, method, target, body string, header ...string) exchange {
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
	x := exchange{status: res.StatusCode, header: res.Header, body: got}
	keepsContract(t, req, body, x)
	return x
}

// golden compares the answer with testdata/NAME.http.
func golden(t *testing.T, srv *httptest.Server, name, method, target, body string, header ...string) {
	t.Helper()
	x := ask(t, srv, method, target, body, header...)
	got := fmt.Sprintf("%s %s\n", method, target)
	for _, h := range header {
		got += h + "\n"
	}
	if body != "" {
		got += "\n" + body + "\n"
	}
	got += fmt.Sprintf("\n%d %s\n", x.status, http.StatusText(x.status))
	for _, h := range []string{"Content-Type", "Cache-Control", "Content-Disposition", "Location", "Link", "Allow"} {
		if v := x.header.Get(h); v != "" {
			got += h + ": " + v + "\n"
		}
	}
	got += "\n" + readable(x.body) + "\n"
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
		t.Fatalf("%v; run: go test ./web -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s %s (-want +got):\n%s", method, target, diff)
	}
}

// variable matches the members that differ from run to run.
var variable = regexp.MustCompile(`("(?:request_id|timestamp|timeStamp|created|changed|confidence|kind|importance|probability|score)": )("[^"]*"|[0-9.e-]+)`)

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

// answer lets s answer a request without a network.
func answer(s *Server, method, target, body string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	s.ServeHTTP(w, r)
	return w
}
