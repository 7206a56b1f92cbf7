package tiles_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

// A client finds its way from the landing page to a tile by links alone, and gets
// the tile that has the same place under /tiles.
func TestOGCTiles(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	type link struct {
		Href, Rel string
		Templated bool
	}
	get := func(at string, v any) {
		t.Helper()
		at = at[strings.Index(at, "/ogc"):]
		got := webtest.Ask(t, srv, "GET", at, "")
		if err := json.Unmarshal(got.Body, v); got.Status != 200 || err != nil {
			t.Fatalf("GET %s = %d %s (%v)", at, got.Status, got.Body, err)
		}
	}
	follow := func(links []link, rel string) string {
		t.Helper()
		for _, l := range links {
			if strings.HasSuffix(l.Rel, rel) {
				return l.Href
			}
		}
		t.Fatalf("no link %s in %v", rel, links)
		return ""
	}
	for _, set := range []struct{ from, same string }{
		{"/ogc", "/tiles/basemap/1/1/0.mvt"},
		{"/ogc/collections/places", "/tiles/places/1/1/0.mvt"},
	} {
		var page struct{ Links []link }
		get(set.from, &page)
		var list struct {
			Tilesets []struct {
				DataType string
				Links    []link
			}
		}
		get(follow(page.Links, "tilesets-vector"), &list)
		if len(list.Tilesets) != 1 || list.Tilesets[0].DataType != "vector" {
			t.Fatalf("sets of tiles from %s: %+v, want one of vectors", set.from, list)
		}
		var one struct {
			TileMatrixSetLimits []struct{ TileMatrix string }
			Layers              []struct{ ID string }
		}
		get(follow(list.Tilesets[0].Links, "self"), &one)
		if len(one.TileMatrixSetLimits) < 9 || len(one.Layers) == 0 {
			t.Errorf("the set of %s: %+v, want limits and layers", set.from, one)
		}
		item := follow(list.Tilesets[0].Links, "item")
		item = strings.NewReplacer("{tileMatrix}", "1", "{tileRow}", "0", "{tileCol}", "1").Replace(item)
		got := webtest.Ask(t, srv, "GET", item[strings.Index(item, "/ogc"):], "")
		want := webtest.Ask(t, srv, "GET", set.same, "")
		if got.Status != 200 || !bytes.Equal(got.Body, want.Body) {
			t.Errorf("GET %s = %d, %d bytes, want those of %s", item, got.Status, len(got.Body), set.same)
		}
		var scheme struct {
			TileMatrices []struct {
				CellSize    float64
				MatrixWidth int
			}
		}
		get(follow(list.Tilesets[0].Links, "tiling-scheme"), &scheme)
		for z, m := range scheme.TileMatrices {
			if width := m.CellSize * 256 * float64(m.MatrixWidth); m.MatrixWidth != 1<<z || width < 40075016 || width > 40075017 {
				t.Errorf("matrix %d is %d tiles and %f m wide", z, m.MatrixWidth, width)
			}
		}
	}
	for _, path := range []string{"/ogc/tiles/WorldCRS84Quad", "/ogc/tiles/WebMercatorQuad/1/0/2",
		"/ogc/tiles/WebMercatorQuad/1/0/x",
		"/ogc/tiles/WebMercatorQuad/99/0/0", "/ogc/tileMatrixSets/x"} {
		if got := webtest.Ask(t, srv, "GET", path, ""); got.Status != 404 {
			t.Errorf("GET %s = %d, want 404", path, got.Status)
		}
	}
}

// The style draws layers that the tiles have, and asks for nothing elsewhere.
func TestStyle(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	var style struct {
		Version        int
		Glyphs, Sprite string
		Sources        map[string]struct{ Tiles []string }
		Layers         []struct {
			ID, Source  string
			SourceLayer string `json:"source-layer"`
		}
	}
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/tiles/style.json", "").Body, &style); err != nil {
		t.Fatal(err)
	}
	var basemap struct {
		Tiles        []string
		VectorLayers []struct{ ID string } `json:"vector_layers"`
	}
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/tiles/basemap.json", "").Body, &basemap); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"": true}
	for _, l := range basemap.VectorLayers {
		known[l.ID] = true
	}
	for _, l := range style.Layers {
		if !known[l.SourceLayer] {
			t.Errorf("layer %s draws %s, which the tiles lack", l.ID, l.SourceLayer)
		}
	}
	if style.Version != 8 || style.Glyphs != srv.URL+"/tiles/fonts/{fontstack}/{range}.pbf" || style.Sprite != "" ||
		len(style.Layers) < 8 ||
		len(style.Sources) != 1 || style.Sources["basemap"].Tiles[0] != basemap.Tiles[0] {
		t.Errorf("style %+v, want version 8 and the tiles of %v", style, basemap.Tiles)
	}
}
