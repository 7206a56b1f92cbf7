package main

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"

	"dateline/geo/pmtiles/pmtilestest"
)

// streetTile is a tile by the schema of Protomaps' basemaps: land, and a motorway
// across its middle.
func streetTile(t *testing.T) []byte {
	t.Helper()
	feature := func(g orb.Geometry, kind string) *geojson.Feature {
		f := geojson.NewFeature(g)
		f.Properties = geojson.Properties{"kind": kind, "pmap:kind": kind, "min_zoom": 0, "sort_rank": 400}
		return f
	}
	land := orb.Polygon{{{-64, -64}, {4160, -64}, {4160, 4160}, {-64, 4160}, {-64, -64}}}
	tile, err := mvt.MarshalGzipped(mvt.Layers{
		{Name: "earth", Version: 2, Extent: 4096, Features: []*geojson.Feature{feature(land, "earth")}},
		{Name: "roads", Version: 2, Extent: 4096, Features: []*geojson.Feature{
			feature(orb.LineString{{-64, 2048}, {4160, 2048}}, "highway"),
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return tile
}

// streetsFile writes an archive whose tiles of all zooms to 4 are the same.
func streetsFile(t *testing.T) string {
	t.Helper()
	a := pmtilestest.Archive{
		Type: 1, Compression: 2, MaxZoom: 4, Bounds: [4]float64{-180, -85, 180, 85},
		Metadata: map[string]any{
			"attribution":   "© The Mappers",
			"vector_layers": []any{map[string]string{"id": "earth"}, map[string]string{"id": "roads"}},
		},
	}
	data := streetTile(t)
	for id := range uint64(1 + 4 + 16 + 64 + 256) {
		a.Tiles = append(a.Tiles, pmtilestest.Tile{ID: id, Data: data})
	}
	file := filepath.Join(t.TempDir(), "streets.pmtiles")
	if err := os.WriteFile(file, a.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestBrowserArchive shows the article on a PMTiles archive: its tiles are asked of
// this server alone and drawn, and its source is named.
func TestBrowserArchive(t *testing.T) {
	base := serveArticles(t, "--basemap", streetsFile(t))
	ctx := browse(t, base, desktop, "Canvas2D") // it remarks on how often the test reads pixels
	opened(t, ctx, base+"/")
	until(t, ctx, `document.querySelector(".attribution").innerText.includes("© The Mappers")`)
	if ask[bool](t, ctx, `document.querySelector(".attribution").innerText.includes("map from")`) {
		t.Error("the page says that another server is asked")
	}
	// Land of Protomaps' style is another grey than ours.
	until(t, ctx, `[...document.querySelectorAll(".ground canvas")].some((canvas) => {
		const { data } = canvas.getContext("2d").getImageData(canvas.width / 2, 8, 1, 1);
		return data[3] === 255;
	})`)
	colours := ask[int](t, ctx, `(() => {
		const seen = new Set();
		for (const canvas of document.querySelectorAll(".ground canvas")) {
			const { data } = canvas.getContext("2d").getImageData(canvas.width / 2, 0, 1, canvas.height);
			for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
		}
		return seen.size;
	})()`)
	if colours < 2 {
		t.Error("the ground shows land without its road")
	}
	tell(t, ctx, `document.querySelector("header button[aria-label^=Theme]").click()`)
	until(t, ctx, `document.querySelectorAll(".ground canvas").length > 0`)
}

// TestBrowserForeignTiles shows the article on the tiles of another server, which
// is the only one that is asked beside our own, and is named.
func TestBrowserForeignTiles(t *testing.T) {
	var asked atomic.Int64
	red := image.NewUniform(color.NRGBA{R: 200, A: 255})
	var picture bytes.Buffer
	tile := image.NewNRGBA(image.Rect(0, 0, 256, 256))
	for i := range tile.Pix {
		tile.Pix[i] = 255
	}
	tile.Set(0, 0, red.C)
	if err := png.Encode(&picture, tile); err != nil {
		t.Fatal(err)
	}
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		w.Header().Set("Content-Type", "image/png")
		w.Write(picture.Bytes())
	}))
	defer other.Close()
	base := serveArticles(t, "--basemap", other.URL+"/{z}/{x}/{y}.png", "--basemap-attribution", "© The Painters")
	ctx := open(t, desktop, &guard{hosts: hosts(t, base, other.URL)})
	look(t, ctx, chromedp.Navigate(base+"/"))
	until(t, ctx, `document.querySelectorAll(".ground img.leaflet-tile-loaded").length > 3`)
	if asked.Load() == 0 {
		t.Error("the other server was not asked")
	}
	said := ask[string](t, ctx, `document.querySelector(".attribution").innerText`)
	if host := strings.TrimPrefix(other.URL, "http://"); !strings.Contains(said, "© The Painters") || !strings.Contains(said, host) {
		t.Errorf("the page says %q, want the source and the host %s", said, host)
	}
}
