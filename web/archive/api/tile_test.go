package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"

	"dateline/web/archive/api"
	"dateline/web/webtest"
)

// blackSea is the tile that Istanbul lies in.
const blackSea = api.Path + "/tiles/5/18/11.mvt"

func TestTiles(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	for _, test := range []struct{ query, want string }{
		{"", "Istanbul 1"}, // the copy is the same story
		{"?place=Istanbul&from=2026-11-02&to=2026-11-02", "Istanbul 1"},
		{"?from=2026-11-03", ""},
		{"?verdict=consistent", ""},
	} {
		x := webtest.Ask(t, srv, "GET", blackSea+test.query, "")
		if test.want == "" {
			if x.Status != 204 {
				t.Errorf("GET tile%s = %d, want 204", test.query, x.Status)
			}
			continue
		}
		layers, err := mvt.UnmarshalGzipped(x.Body)
		if err != nil || len(layers) != 1 || len(layers[0].Features) != 1 {
			t.Fatalf("GET tile%s = %d, %v", test.query, x.Status, err)
		}
		p := layers[0].Features[0].Properties
		if p["name"] != "Istanbul" || p["articles"] != 1.0 || p["newest"] != "2026-11-02T09:00:00Z" || p["id"] != "geonames:745044" {
			t.Errorf("GET tile%s = %v", test.query, p)
		}
		if again := webtest.Ask(t, srv, "GET", blackSea+test.query, "", "If-None-Match: "+x.Header.Get("ETag")); again.Status != 304 {
			t.Errorf("a tile that the client has = %d, want 304", again.Status)
		}
	}
	for target, status := range map[string]int{
		api.Path + "/tiles/15/0/0.mvt": 404, api.Path + "/tiles/1/2/0.mvt": 404, api.Path + "/tiles/1/0/0.png": 404,
		blackSea + "?from=soon": 400, blackSea + "?colour=red": 400,
	} {
		if x := webtest.Ask(t, srv, "GET", target, ""); x.Status != status {
			t.Errorf("GET %s = %d %s, want %d", target, x.Status, x.Body, status)
		}
	}
	x := webtest.Ask(t, srv, "GET", api.Path+"/tiles.json?to=2026-11-02&from=2026-11-02", "")
	var described struct {
		Tiles []string
		Name  string
	}
	if err := json.Unmarshal(x.Body, &described); err != nil || len(described.Tiles) != 1 ||
		described.Tiles[0] != srv.URL+api.Path+"/tiles/{z}/{x}/{y}.mvt?from=2026-11-02&to=2026-11-02" {
		t.Errorf("tiles.json = %s, %v", x.Body, err)
	}
	if strings.Contains(x.Header.Get("Cache-Control"), "public") {
		t.Errorf("caches may share what an archive holds: %s", x.Header.Get("Cache-Control"))
	}
}
