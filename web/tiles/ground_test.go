package tiles_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web/tiles"
	"dateline/web/webtest"
)

// TestArchiveGround serves a page with an archive: the page is told of it, the
// tiles come from this server, and no other origin is allowed.
func TestArchiveGround(t *testing.T) {
	cfg := webtest.Config(t)
	cfg.Ground = webtest.Ground(t)
	cfg.UI = fstest.MapFS{"index.html": {Data: []byte("<html><head><title>dateline</title></head></html>")}}
	srv := webtest.Serve(t, cfg)
	page := webtest.Ask(t, srv, "GET", "/", "")
	if body := string(page.Body); !strings.Contains(body, `<meta name="dateline-ground"`) ||
		!strings.Contains(body, "/tiles/ground/{z}/{x}/{y}") || !strings.Contains(body, "© Mappers") {
		t.Errorf("the page is not told of the ground: %.500s", body)
	}
	if policy := page.Header.Get("Content-Security-Policy"); strings.Contains(policy, "http") {
		t.Errorf("another origin is allowed: %s", policy)
	}
	x := webtest.Ask(t, srv, "GET", "/tiles/ground/0/0/0", "")
	if x.Status != 200 || x.Header.Get("Content-Encoding") != "gzip" || len(x.Body) == 0 ||
		x.Header.Get("Content-Type") != tiles.MediaType {
		t.Errorf("the tile: %d, %q, %q", x.Status, x.Header.Get("Content-Type"), x.Body)
	}
	for path, want := range map[string]int{
		"/tiles/ground/1/0/0": 204, "/tiles/ground/1/2/0": 404, "/tiles/ground/-1/0/0": 404, "/tiles/ground/40/0/0": 404,
		"/tiles/ground/0/0/0.mvt": 404,
	} {
		if got := webtest.Ask(t, srv, "GET", path, "").Status; got != want {
			t.Errorf("GET %s = %d, want %d", path, got, want)
		}
	}
}

// TestServerGround allows the one origin of another server's tiles, and without a
// ground none.
func TestServerGround(t *testing.T) {
	cfg := webtest.Config(t)
	plain := webtest.Ask(t, webtest.Serve(t, cfg), "GET", "/", "")
	if policy := plain.Header.Get("Content-Security-Policy"); strings.Contains(policy, "http") ||
		strings.Contains(string(plain.Body), "dateline-ground") {
		t.Errorf("without a ground: %s", policy)
	}
	if x := webtest.Ask(t, webtest.Serve(t, cfg), "GET", "/tiles/ground/0/0/0", ""); x.Status != 404 {
		t.Errorf("a tile of no ground: %d", x.Status)
	}
	var err error
	cfg.Ground, err = tiles.ServerGround("https://tiles.example.org/v1/{z}/{x}/{y}.png?key=1", "© Mappers")
	if err != nil {
		t.Fatal(err)
	}
	policy := webtest.Ask(t, webtest.Serve(t, cfg), "GET", "/", "").Header.Get("Content-Security-Policy")
	for _, want := range []string{
		"img-src 'self' data: blob: https://tiles.example.org;", "connect-src 'self' https://tiles.example.org;",
		"script-src 'self';", "style-src 'self';",
	} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy lacks %q: %s", want, policy)
		}
	}
}

func TestGroundsThatCannotBe(t *testing.T) {
	for _, template := range []string{
		"https://tiles.example.org/", "ftp://tiles.example.org/{z}/{x}/{y}", "https://{s}.example.org/{z}/{x}/{y}.png",
		"https://user:secret@example.org/{z}/{x}/{y}.png", "https://a.example.org;script-src *'/{z}/{x}/{y}", "https:///{z}/{x}/{y}",
	} {
		if g, err := tiles.ServerGround(template, "somebody"); err == nil {
			t.Errorf("ServerGround(%q) = %+v, want an error", template, g)
		}
	}
	if _, err := tiles.ServerGround("https://a.example.org/{z}/{x}/{y}", ""); !errors.Is(err, tiles.ErrNoAttribution) {
		t.Errorf("tiles of nobody: %v", err)
	}
	silent, other, brotli := webtest.Streets(), webtest.Streets(), webtest.Streets()
	silent.Metadata = map[string]any{"vector_layers": []any{map[string]string{"id": "earth"}, map[string]string{"id": "roads"}}}
	other.Metadata = map[string]any{"attribution": "x", "vector_layers": []any{map[string]string{"id": "transportation"}}}
	brotli.Compression = 3
	if _, err := tiles.ArchiveGround(webtest.Opened(t, silent), ""); !errors.Is(err, tiles.ErrNoAttribution) {
		t.Errorf("an archive of nobody: %v", err)
	}
	if _, err := tiles.ArchiveGround(webtest.Opened(t, other), ""); !errors.Is(err, tiles.ErrSchema) {
		t.Errorf("an archive by another schema: %v", err)
	}
	if _, err := tiles.ArchiveGround(webtest.Opened(t, brotli), ""); err == nil {
		t.Error("an archive in Brotli is taken")
	}
	if g, err := tiles.ServerGround("https://a.example.org/{z}/{x}/{y}.pbf", "x"); err != nil || g.Kind != tiles.Vector {
		t.Errorf("vector tiles of a server: %+v, %v", g, err)
	}
}
