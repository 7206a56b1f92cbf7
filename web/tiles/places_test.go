package tiles_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"

	"dateline/gazetteer"
	"dateline/geo/tile"
	"dateline/web"
	"dateline/web/tiles"
	"dateline/web/webtest"
)

// TestPlaceTilesHoldTheGazetteer compares tiles of the deepest zoom with the
// gazetteer itself: they have exactly the places that lie there by orb's maptile,
// and of each what the gazetteer says.
func TestPlaceTilesHoldTheGazetteer(t *testing.T) {
	cfg := webtest.FullConfig(t)
	x := cfg.Reader.Index
	srv := webtest.Serve(t, cfg)
	want := map[maptile.Tile]map[string]map[string]any{}
	for _, name := range []string{"istanbul", "suva", "anchorage", "black sea"} { // a crowd, both sides of 180°, no country
		found := x.Lookup(name)
		if len(found) == 0 {
			t.Fatalf("the gazetteer has no %q", name)
		}
		want[maptile.At(x.Point(found[0].Ref), tile.PlacesMaxZoom)] = map[string]map[string]any{}
	}
	for ref := range gazetteer.Ref(x.Len()) {
		there := want[maptile.At(x.Point(ref), tile.PlacesMaxZoom)]
		if there == nil || math.Abs(x.Point(ref).Lat()) > 85 {
			continue
		}
		p := x.Place(ref)
		there[string(p.ID)] = map[string]any{
			"id":            string(p.ID),
			"name":          p.Name,
			"feature_class": p.Class,
			"feature_code":  p.Code,
			"population":    float64(p.Population),
			"rank":          math.Round(10 * (1 - x.Fame(ref))),
		}
		if p.Country != "" {
			there[string(p.ID)]["country"] = p.Country
		}
	}
	for at, places := range want {
		got := map[string]map[string]any{}
		for _, f := range placesInTile(t, webtest.Ask(t, srv, "GET", placeTile(at), "").Body) {
			got[f["id"].(string)] = f
		}
		if diff := cmp.Diff(places, got); diff != "" {
			t.Errorf("GET %s differs (-gazetteer +tile):\n%s", placeTile(at), diff)
		}
	}
}

// TestPlaceTilesAreThinned looks at the whole world: the best known place is
// there and comes first, and there is one place a cell at most.
func TestPlaceTilesAreThinned(t *testing.T) {
	cfg := webtest.FullConfig(t)
	srv := webtest.Serve(t, cfg)
	places := placesInTile(t, webtest.Ask(t, srv, "GET", "/tiles/places/0/0/0.mvt", "").Body)
	if len(places) == 0 || len(places) > 256 {
		t.Fatalf("the world has %d places, want 1 to 256", len(places))
	}
	if best := string(cfg.Reader.Index.ID(0)); places[0]["id"] != best {
		t.Errorf("the first place is %v, want the best known, %s", places[0]["id"], best)
	}
	if !slices.IsSortedFunc(
		places,
		func(a, b map[string]any) int { return int(a["rank"].(float64) - b["rank"].(float64)) },
	) {
		t.Error("the places do not come by rank")
	}
}

func TestPlaceTileJSON(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	x := webtest.Ask(t, srv, "GET", "/tiles/places.json", "")
	var got tile.TileJSON
	if err := json.Unmarshal(x.Body, &got); err != nil {
		t.Fatal(err)
	}
	if want := srv.URL + "/tiles/places/{z}/{x}/{y}.mvt"; !slices.Equal(got.Tiles, []string{want}) ||
		got.MaxZoom != 14 ||
		got.TileJSON != "3.0.0" {
		t.Errorf("GET /tiles/places.json = %s, want the tiles %s to zoom 14", x.Body, want)
	}
	if len(got.VectorLayers) != 1 {
		t.Fatalf("there are %d layers, want 1", len(got.VectorLayers))
	}
	types := map[string]string{}
	for _, place := range placesInTile(t, webtest.Ask(t, srv, "GET", "/tiles/places/3/4/2.mvt", "").Body) {
		for name, value := range place {
			types[name] = "String"
			if _, ok := value.(float64); ok {
				types[name] = "Number"
			}
		}
	}
	if diff := cmp.Diff(types, got.VectorLayers[0].Fields); diff != "" {
		t.Errorf("fields differ (-tile +TileJSON):\n%s", diff)
	}
}

// placeTile is the path of a tile of places.
func placeTile(at maptile.Tile) string {
	return fmt.Sprintf("/tiles/places/%d/%d/%d.mvt", at.Z, at.X, at.Y)
}

// placesInTile decodes a tile to the properties of its places.
func placesInTile(t *testing.T, gz []byte) (places []map[string]any) {
	t.Helper()
	layers, err := mvt.UnmarshalGzipped(gz)
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) != 1 || layers[0].Name != "places" {
		t.Fatalf("the tile has %d layers, want places alone", len(layers))
	}
	for _, f := range layers[0].Features {
		if _, ok := f.Geometry.(orb.Point); !ok {
			t.Errorf("%v is a %s, want a point", f.Properties["id"], f.Geometry.GeoJSONType())
		}
		places = append(places, f.Properties)
	}
	return places
}

// BenchmarkNewPlaceTiles is what the first request waits for.
func BenchmarkNewPlaceTiles(b *testing.B) {
	x, err := gazetteer.Open(webtest.DataFile(b, "gazetteer.idx"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		tiles.NewPlaceTiles(x)()
	}
}
