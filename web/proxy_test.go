package web_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"
	"dateline/web/maps/store"
	"dateline/web/maps/store/sqlite"
	"dateline/web/webtest"
)

// from lets a client ask a server; header holds "Name: value" lines.
func from(s *web.Server, remote, method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = remote
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func prefixes(list ...string) (all []netip.Prefix) {
	for _, p := range list {
		all = append(all, netip.MustParsePrefix(p))
	}
	return all
}

// TestForgedHeadersDoNotLiftTheLimit asks two hundred times at once, each time with
// another address in X-Forwarded-For.
func TestForgedHeadersDoNotLiftTheLimit(t *testing.T) {
	tests := []struct {
		name    string
		proxies []netip.Prefix
		public  bool
		remote  string
		header  func(i int) string // "" for none
		want    int                // that pass; a client may ask eight times at once
	}{
		{"a client of the internet", nil, true, "192.0.2.1:1", func(i int) string { return fmt.Sprint("198.51.100.", i) }, 8},
		{"a proxy here that nobody named", nil, true, "127.0.0.1:1", func(i int) string { return fmt.Sprint("198.51.100.", i) }, 8},
		{"the person at this machine", nil, false, "127.0.0.1:1", func(int) string { return "" }, 200},
		{"clients behind a named proxy", prefixes("10.0.0.0/8"), true, "10.0.0.1:1",
			func(i int) string { return fmt.Sprint("198.51.100.", i) }, 200},
		{"one client behind a named proxy, who forges", prefixes("10.0.0.0/8"), true, "10.0.0.1:1",
			func(i int) string { return fmt.Sprintf("1.2.3.%d, 192.0.2.1", i) }, 8},
		{"one client behind two proxies, who forges", prefixes("10.0.0.0/8"), true, "10.0.0.1:1",
			func(i int) string { return fmt.Sprintf("127.0.0.1, 1.2.3.%d, 192.0.2.1, 10.0.0.5", i) }, 8},
		{"a client in a private network behind a proxy", prefixes("10.0.0.1/32"), true, "10.0.0.1:1",
			func(i int) string { return fmt.Sprintf("1.2.3.%d, 10.0.0.5", i) }, 8},
		{"a client in a private network asks directly", prefixes("10.0.0.1/32"), true, "10.0.0.5:1",
			func(i int) string { return fmt.Sprint("1.2.3.", i) }, 8},
		{"a proxy that sends no header", prefixes("127.0.0.1/32"), true, "127.0.0.1:1", func(int) string { return "" }, 8},
		{"a proxy that sends rubbish", prefixes("127.0.0.1/32"), true, "127.0.0.1:1",
			func(i int) string { return fmt.Sprint("x", i) }, 8},
		{"a proxy here, not public, no header", prefixes("127.0.0.1/32"), false, "127.0.0.1:1", func(int) string { return "" }, 8},
	}
	for _, test := range tests {
		s := webtest.NewServer(t, web.Config{
			Access: web.Access{Public: test.public, Proxies: test.proxies}, Limits: web.Limits{Rate: 2},
		})
		passed := 0
		for i := range 200 {
			var header []string
			if h := test.header(i); h != "" {
				header = []string{"X-Forwarded-For: " + h}
			}
			if from(s, test.remote, "GET", "/healthz", header...).Code == http.StatusOK {
				passed++
			}
		}
		if passed != test.want {
			t.Errorf("%s: %d of 200 requests pass, want %d", test.name, passed, test.want)
		}
	}
}

func TestLinksNameTheServerAsClientsKnowIt(t *testing.T) {
	forwarded := []string{"X-Forwarded-Proto: https", "X-Forwarded-Host: maps.example.org"}
	named := web.Access{URL: "https://news.example.org:8443"}
	tests := []struct {
		name   string
		access web.Access
		remote string
		target string
		want   string
	}{
		{"a proxy", web.Access{Proxies: prefixes("10.0.0.0/8")}, "10.0.0.1:1", "/ogc", "https://maps.example.org"},
		{"a client that poses as one", web.Access{Proxies: prefixes("10.0.0.0/8")}, "192.0.2.1:1", "/ogc", "http://example.com"},
		{"no proxy named", web.Access{}, "10.0.0.1:1", "/ogc", "http://example.com"},
		{"an address of its own", named, "192.0.2.1:1", "/ogc", named.URL},
		{"an address of its own, another in the request", named, "192.0.2.1:1", "http://evil.example/ogc", named.URL},
	}
	for _, test := range tests {
		s := webtest.NewServer(t, web.Config{Access: test.access})
		body := from(s, test.remote, "GET", test.target, forwarded...).Body.String()
		if !strings.Contains(body, `"`+test.want+`/ogc/collections"`) || strings.Contains(body, "evil") {
			t.Errorf("%s: the links are\n%s\nwant %s", test.name, body, test.want)
		}
	}
	for _, wrong := range []string{"maps.example.org", "ftp://x", "https://x/", "https://x//maps", "https://x/a b", "https://x/../y", "https://x/v1", "https://x/m", "https://", "https://a:b@x",
		"https://x?y", ":"} {
		cfg := webtest.Config(t)
		cfg.Access.URL = wrong
		if _, err := web.New(cfg); err == nil {
			t.Errorf("the public address %q was taken", wrong)
		}
	}
}

// TestAServerLiesUnderAPath asks through a proxy that passes paths on and one that takes the
// root of the server away.
func TestAServerLiesUnderAPath(t *testing.T) {
	db, err := sqlite.Open(t.Context(), sqlite.Memory, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const at = "https://example.org/news/maps"
	page := &fstest.MapFile{Data: []byte(`<html><head><script src="/assets/x.js"></script></head><a href="/">dateline</a><!--article--></html>`)}
	s := webtest.NewServer(t, web.Config{Access: web.Access{URL: at}, Store: db,
		UI: fstest.MapFS{"index.html": page, "embed.html": page, "archive.html": page}})
	r := httptest.NewRequest("POST", "/news/maps/v1/maps", strings.NewReader("Envoys met in Kyiv."))
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	id, ok := strings.CutPrefix(w.Header().Get("Location"), at+"/v1/maps/")
	if w.Code != 201 || !ok {
		t.Fatalf("a map = %d at %q, want it under %s", w.Code, w.Header().Get("Location"), at)
	}
	tests := []struct {
		path   string
		accept string
		want   string // in the answer
	}{
		{"", "", `<meta name="dateline-root" content="/news/maps">`},
		{"/", "", `src="/news/maps/assets/`},
		{"/m/" + id, "", `href="/news/maps/v1/maps/` + id + `"`},
		{"/m/" + id, "", `<meta property="og:image" content="` + at + `/v1/maps/` + id + `/places.png`},
		{"/embed/" + id, "", `src="/news/maps/v1/maps/` + id + `/places.png"`},
		{"/oembed?url=" + at + "/m/" + id, "", `src=\"` + at + `/embed/` + id + `\"`},
		{"/archive", "", `<a href="/news/maps/">`},
		{"/docs", "", `href="/news/maps/docs.css"`},
		{"/ogc?f=html", "", `href="/news/maps/docs.css"`},
		{"/nothing", "text/html", `href="/news/maps/"`},
		{"/openapi.json", "", `"url":"/news/maps"`},
		{"/ogc/collections", "", `"` + at + `/ogc/collections/places"`},
		{"/tiles/basemap.json", "", `"` + at + `/tiles/basemap/{z}/{x}/{y}.mvt`},
	}
	for _, test := range tests {
		for _, root := range []string{"", "/news/maps"} {
			target := root + test.path
			if target == "" || test.path == "" && root == "" {
				continue
			}
			w := from(s, "192.0.2.1:1", "GET", target, "Accept: "+test.accept)
			body := w.Body.String()
			if !strings.Contains(body, test.want) || strings.Contains(body, `="/assets/`) {
				t.Errorf("GET %s = %d %.1500s\nwant %s", target, w.Code, body, test.want)
			}
		}
	}
	if w := from(s, "192.0.2.1:1", "GET", "/news/mapsmith"); w.Code != 404 {
		t.Errorf("a path that only begins as the root does = %d, want 404", w.Code)
	}
}

func TestMapsAreKeptByNoSharedCache(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, webtest.Moscow)
	for path, want := range map[string]string{
		"/v1/maps/" + m.ID:                                  "private, no-cache",
		"/v1/maps/" + m.ID + "/places.kml":                  "private, no-cache",
		"/m/" + m.ID:                                        "private, no-cache",
		"/embed/" + m.ID:                                    "private, no-cache",
		"/ogc/collections/map-" + m.ID:                      "private, no-cache",
		"/ogc/collections/map-" + m.ID + "/items":           "private, no-cache",
		"/v1/search?text=Kyiv":                              "no-cache",
		"/ogc/collections/places/items?f=json":              "no-cache",
		"/oembed?format=json&url=" + srv.URL + "/m/" + m.ID: "private, no-cache",
	} {
		x := webtest.Ask(t, srv, "GET", path, "")
		if got := x.Header.Get("Cache-Control"); got != want || x.Status != 200 {
			t.Errorf("GET %s = %d, Cache-Control %q, want %q", path, x.Status, got, want)
		}
	}
}

func TestFiguresStayInside(t *testing.T) {
	shown := webtest.NewServer(t, web.Config{})
	w := from(shown, "192.0.2.1:1", "GET", "/metrics", "Origin: https://evil.example")
	if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("/metrics = %d, for the origin %q, want 200 for no other site", w.Code, w.Header().Get("Access-Control-Allow-Origin"))
	}
	hidden := webtest.NewServer(t, web.Config{HideMetrics: true})
	if w := from(hidden, "192.0.2.1:1", "GET", "/metrics"); w.Code != 404 {
		t.Errorf("hidden /metrics = %d, want 404", w.Code)
	}
	w = httptest.NewRecorder()
	hidden.Metrics().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, name := range []string{"dateline_requests_total", `dateline_memory_max_bytes{of="work"}`} {
		if !strings.Contains(w.Body.String(), name) {
			t.Errorf("the figures lack %s", name)
		}
	}
}

func TestAProxyThatNobodyNamedIsTold(t *testing.T) {
	for remote, want := range map[string]int{"127.0.0.1:1": 1, "192.0.2.1:1": 0} {
		var log bytes.Buffer
		s := webtest.NewServer(t, web.Config{Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))})
		for range 3 {
			from(s, remote, "GET", "/healthz", "X-Forwarded-For: 1.2.3.4")
		}
		if got := strings.Count(log.String(), "--proxy"); got != want {
			t.Errorf("from %s the log tells of --proxy %d times, want %d:\n%s", remote, got, want, &log)
		}
	}
}

func TestOneClientSavesSoMany(t *testing.T) {
	db, err := sqlite.Open(t.Context(), sqlite.Memory, store.Quota{Maps: 6})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := webtest.NewServer(t, web.Config{Store: db, Limits: web.Limits{Saves: 16}})
	save := func(remote string) int {
		r := httptest.NewRequest("POST", "/v1/maps", strings.NewReader("Envoys met in Kyiv."))
		r.RemoteAddr = remote
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	var got []int
	for _, remote := range []string{"a", "a", "a", "a", "a", "b", "b", "b"} {
		got = append(got, save(map[string]string{"a": "192.0.2.1:1", "b": "192.0.2.2:1"}[remote]))
	}
	if want := "[201 201 201 201 429 201 201 507]"; fmt.Sprint(got) != want {
		t.Errorf("saves = %v, want %s", got, want)
	}
}
