package web_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

// loopback are the networks of a proxy on this machine.
func loopback() []netip.Prefix {
	return []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
}

// serveOn lets a server answer on an address until the test ends.
func serveOn(t *testing.T, cfg web.Config, address string) net.Addr {
	t.Helper()
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	s := webtest.NewServer(t, cfg)
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-served; err != nil {
			t.Errorf("Serve = %v", err)
		}
	})
	return l.Addr()
}

func TestLoopbackAddressesAnswerNamesOfTheMachineOnly(t *testing.T) {
	cfg := webtest.Config(t)
	with := func(a web.Access) web.Config {
		cfg := cfg
		cfg.Access = a
		return cfg
	}
	private := serveOn(t, cfg, "127.0.0.1:0")
	public := serveOn(t, with(web.Access{Public: true}), "127.0.0.1:0")
	proxied := serveOn(t, with(web.Access{Proxies: loopback()}), "127.0.0.1:0")
	all := serveOn(t, cfg, "0.0.0.0:0")
	const rebound = "evil.example:8080"
	tests := []struct {
		at     net.Addr
		host   string
		status int
	}{
		{
			private,
			"localhost",
			200,
		}, {private, "LOCALHOST:8080", 200}, {private, "localhost.", 200}, {private, "dateline.localhost:1", 200},
		{
			private,
			"127.0.0.1",
			200,
		}, {private, "127.1.2.3:80", 200}, {private, "[::1]:8080", 200}, {private, "[::1]", 200},
		{
			private,
			rebound,
			421,
		}, {private, "evil.example", 421}, {private, "localhost.evil.example", 421}, {private, "notlocalhost", 421},
		{
			private,
			"127.0.0.1.evil.example",
			421,
		}, {private, "192.0.2.1", 421}, {private, "[::2]:80", 421}, {private, "0.0.0.0", 421},
		{public, rebound, 200}, {proxied, rebound, 200}, {all, rebound, 200},
	}
	for _, test := range tests {
		for _, path := range []string{"/v1/article", "/", "/healthz"} {
			_, port, _ := net.SplitHostPort(test.at.String())
			r, err := http.NewRequest("GET", "http://127.0.0.1:"+port+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Host = test.host
			res, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			var p httpx.Problem
			if test.status != 200 {
				if err := json.NewDecoder(res.Body).Decode(&p); err != nil || p.Type != "/docs#wrong-host" ||
					p.Detail == "" {
					t.Errorf("Host %s: %s gives the problem %+v, %v", test.host, path, p, err)
				}
			}
			res.Body.Close()
			if res.StatusCode != test.status {
				t.Errorf("Host %s: %s on %v = %d, want %d", test.host, path, test.at, res.StatusCode, test.status)
			}
		}
	}
}

func TestPagesOfOtherSitesReadNothingPrivate(t *testing.T) {
	listed := webtest.WithStore(t)
	unlisted := listed
	unlisted.Listing = false
	public := listed
	public.Access.Public = true
	tests := []struct {
		method, path string
		local, open  bool // whether any site may read the answer of a local and of a public server
	}{
		{"GET", "/v1/article", false, true},
		{"HEAD", "/v1/article/", false, true},
		{"OPTIONS", "/v1/article", false, true},
		{"GET", "/v1/maps", false, true},
		{"GET", "/ogc/collections", false, true},
		{"OPTIONS", "/v1/maps", true, true}, // before a map is made
		{"POST", "/v1/maps", true, true},
		{"POST", "/v1/parse", true, true},
		{"GET", "/v1/search?text=Kyiv", true, true},
		{"GET", "/v1/maps/none", true, true}, // whoever knows the id may read it
		{"GET", "/ogc/collections/places", true, true},
	}
	ask := func(cfg web.Config, method, path string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, nil)
		r.Header.Set("Origin", "https://evil.example")
		if method == "OPTIONS" {
			r.Header.Set("Access-Control-Request-Method", "POST")
		}
		w := httptest.NewRecorder()
		webtest.NewServer(t, cfg).ServeHTTP(w, r)
		return w
	}
	for _, test := range tests {
		for _, c := range []struct {
			name string
			cfg  web.Config
			want bool
		}{{"a local server", listed, test.local}, {"a public server", public, test.open}} {
			got := ask(c.cfg, test.method, test.path).Header().Get("Access-Control-Allow-Origin")
			if (got == "*") != c.want || got != "*" && got != "" {
				t.Errorf("%s %s of %s allows the origin %q, want any: %v", test.method, test.path, c.name, got, c.want)
			}
		}
	}
	if got := ask(unlisted, "GET", "/ogc/collections").Header().Get("Access-Control-Allow-Origin"); got != "*" {
		t.Errorf("the collections of a server that lists no maps allow %q, want *", got)
	}
	for path, want := range map[string]string{"/v1/article": "private, no-cache", "/v1/maps": "private, no-cache"} {
		if got := ask(listed, "GET", path).Header().Get("Cache-Control"); got != want {
			t.Errorf("Cache-Control of %s = %q, want %q", path, got, want)
		}
	}
}
