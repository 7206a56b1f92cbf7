package basemap_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"

	"dateline/data"
	"dateline/geo/tile"
)

func embedded(t testing.TB) *tile.Basemap {
	t.Helper()
	b, err := tile.Open(data.Basemap)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// around gives the layers of the embedded basemap in a box around a point, and
// the point in the same units.
func around(
	t testing.TB, b *tile.Basemap, p orb.Point, zoom int, reach float64,
) (map[string][]*geojson.Feature, orb.Point) {
	t.Helper()
	m := tile.Mercator(p)
	at := orb.Point{math.Ldexp(m[0]*4096, zoom), math.Ldexp(m[1]*4096, zoom)}
	layers, err := b.Window(zoom, orb.Bound{Min: at, Max: at}.Pad(reach), 0)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*geojson.Feature{}
	for _, l := range layers {
		out[l.Name] = l.Features
	}
	return out, at
}

// TestCountries asks which country is drawn at a point, at a wide and at a close
// zoom. Of disputed territory the answer is the General Assembly's.
func TestCountries(t *testing.T) {
	b := embedded(t)
	for _, c := range []struct {
		name string
		at   orb.Point
		want string // "" for the sea
	}{
		{"Simferopol, Crimea: A/RES/68/262", orb.Point{34.1, 45.2}, "UA"},
		{"Kerch peninsula, Crimea", orb.Point{35.8, 45.25}, "UA"},
		{"Krasnodar", orb.Point{39, 45.04}, "RU"},
		{"Western Sahara", orb.Point{-13, 25}, "EH"},
		{"Ankara", orb.Point{32.85, 39.92}, "TR"},
		{"Abkhazia", orb.Point{41.2, 43.1}, "GE"},
		{"Golan Heights: S/RES/497", orb.Point{35.78, 33}, "SY"},
		{"Upper Galilee", orb.Point{35.5, 33}, "IL"},
		{"Somaliland", orb.Point{46, 9.5}, "SO"},
		{"Viti Levu, Fiji", orb.Point{178, -17.8}, "FJ"},
		{"Chukotka, west of the antimeridian", orb.Point{175, 67}, "RU"},
		{"Chukotka, east of it", orb.Point{-175, 66}, "RU"},
		{"Black Sea", orb.Point{34, 43.3}, ""},
	} {
		for _, zoom := range []int{3, 8} {
			layers, at := around(t, b, c.at, zoom, 8)
			got, land := "", false
			for _, f := range layers["countries"] {
				if holds(f.Geometry, at) {
					got += f.Properties.MustString("country", "?")
				}
			}
			for _, f := range layers["land"] {
				land = land || holds(f.Geometry, at)
			}
			if got != c.want || land != (c.want != "") {
				t.Errorf("%s at zoom %d: country %q, land %v, want country %q", c.name, zoom, got, land, c.want)
			}
		}
	}
}

func holds(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Polygon:
		return planar.PolygonContains(g, p)
	case orb.MultiPolygon:
		return planar.MultiPolygonContains(g, p)
	}
	return false
}

// TestDisputedBorders asks whether the borders at a place are drawn as disputed.
func TestDisputedBorders(t *testing.T) {
	b := embedded(t)
	for _, c := range []struct {
		name     string
		at       orb.Point
		disputed bool
	}{
		{"Perekop, between Crimea and the rest of Ukraine", orb.Point{33.7, 46.15}, true},
		{"Inguri, Abkhazia", orb.Point{41.7, 42.6}, true},
		{"Western Sahara and Morocco", orb.Point{-11, 27.667}, true},
		{"Kosovo and Serbia", orb.Point{21.2, 43.1}, true},
		{"West Bank", orb.Point{35.0, 32.2}, true},
		{"Korea", orb.Point{127.2, 38.3}, true},
		{"line of control in Kashmir", orb.Point{74.0, 34.1}, true},
		{"South Ossetia", orb.Point{44.0, 42.17}, true},
		{"Golan Heights", orb.Point{35.63, 32.95}, true},
		{"India and Bangladesh", orb.Point{88.2, 26.0}, false},
		{"Turkey and Greece", orb.Point{26.35, 41.3}, false},
		{"Ukraine and Poland", orb.Point{23.6, 50.4}, false},
		{"United States and Canada", orb.Point{-100, 49}, false},
	} {
		layers, _ := around(t, b, c.at, 7, 700)
		if len(layers["borders"]) == 0 {
			t.Errorf("%s: no border is drawn", c.name)
		}
		found := false
		for _, f := range layers["borders"] {
			found = found || f.Properties.MustBool("disputed", false)
		}
		if found != c.disputed {
			t.Errorf("%s: disputed %v, want %v", c.name, found, c.disputed)
		}
	}
}

// TestNames looks for names that the map must have, as the news spells them.
func TestNames(t *testing.T) {
	b := embedded(t)
	for _, c := range []struct {
		layer, name string
		at          orb.Point
		zoom        int
	}{
		{"labels", "Turkey", orb.Point{35, 39}, 3},
		{"labels", "Ukraine", orb.Point{31, 49}, 3},
		{"labels", "Black Sea", orb.Point{34, 43}, 3},
		{"towns", "Kyiv", orb.Point{30.5, 50.45}, 4},
		{"towns", "Odesa", orb.Point{30.73, 46.48}, 5},
		{"towns", "Istanbul", orb.Point{28.95, 41}, 3},
		{"towns", "Tel Aviv", orb.Point{34.78, 32.08}, 6},
		{"towns", "Rome", orb.Point{12.5, 41.9}, 3},
		{"towns", "Islington", orb.Point{-0.1, 51.54}, 10},
		{"airports", "Istanbul Airport", orb.Point{28.74, 41.26}, 8},
	} {
		layers, _ := around(t, b, c.at, c.zoom, 600)
		found := false
		for _, f := range layers[c.layer] {
			found = found || f.Properties.MustString("name", "") == c.name
		}
		if !found {
			t.Errorf("zoom %d: no %s in %s", c.zoom, c.name, c.layer)
		}
	}
}

// TestBuiltUpAreas asks at a close zoom which points lie in towns.
func TestBuiltUpAreas(t *testing.T) {
	b := embedded(t)
	for _, c := range []struct {
		name  string
		at    orb.Point
		urban bool
	}{
		{"Paris", orb.Point{2.35, 48.86}, true},
		{"London", orb.Point{-0.12, 51.51}, true},
		{"Tokyo", orb.Point{139.75, 35.69}, true},
		{"Buenos Aires", orb.Point{-58.44, -34.61}, true},
		{"the Alps", orb.Point{10.8, 46.9}, false},
		{"the Black Sea", orb.Point{34, 43.3}, false},
	} {
		for _, zoom := range []int{6, 10} {
			layers, at := around(t, b, c.at, zoom, 8)
			got := false
			for _, f := range layers["urban"] {
				got = got || holds(f.Geometry, at)
			}
			if got != c.urban {
				t.Errorf("%s at zoom %d: built up %v, want %v", c.name, zoom, got, c.urban)
			}
		}
	}
}

// TestSize keeps the file within what the program can carry.
func TestSize(t *testing.T) {
	if len(data.Basemap) > 14<<20 {
		t.Errorf("the basemap has %d bytes, want at most 14 MiB", len(data.Basemap))
	}
}

// BenchmarkColdTile makes tiles of the embedded basemap that are not remembered.
func BenchmarkColdTile(b *testing.B) {
	for _, c := range []struct {
		name string
		at   orb.Point
		zoom int
	}{
		{"world", orb.Point{0, 0}, 0}, {"Europe", orb.Point{15, 50}, 3}, {"Aegean", orb.Point{26, 38}, 5},
		{"Crimea", orb.Point{34, 45}, 7}, {"Norway", orb.Point{6, 61}, 8}, {"ocean", orb.Point{-140, -30}, 6},
	} {
		b.Run(c.name, func(b *testing.B) {
			t := maptile.At(c.at, maptile.Zoom(c.zoom))
			for b.Loop() {
				base := embedded(b)
				if _, err := base.Tile(c.zoom, int(t.X), int(t.Y)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
