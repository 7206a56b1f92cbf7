package tile

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
)

func TestBuildingIsReproducible(t *testing.T) {
	if !bytes.Equal(small(t), small(t)) {
		t.Error("the same layers gave two different files")
	}
}

// decode reads a tile back with orb's decoder.
func decode(t *testing.T, gz []byte) map[string]*mvt.Layer {
	t.Helper()
	layers, err := mvt.UnmarshalGzipped(gz)
	if err != nil {
		t.Fatalf("tile does not decode: %v", err)
	}
	out := map[string]*mvt.Layer{}
	for _, l := range layers {
		if l.Version != 2 || l.Extent != 4096 {
			t.Errorf("layer %s has version %d and extent %d, want 2 and 4096", l.Name, l.Version, l.Extent)
		}
		out[l.Name] = l
	}
	return out
}

func TestTile(t *testing.T) {
	b := open(t)
	for _, c := range []struct {
		z, x, y int
		layers  map[string]int // features by layer
	}{
		{0, 0, 0, map[string]int{"countries": 2, "towns": 1}}, // the islet is too small, the line begins at 1
		{1, 1, 0, map[string]int{"countries": 2, "borders": 1, "towns": 1}},
		{5, 16, 15, map[string]int{"countries": 2, "borders": 1, "towns": 1}},
		{8, 120, 127, map[string]int{"countries": 1}},             // the islet
		{8, 131, 124, map[string]int{"countries": 1, "towns": 1}}, // inside A
	} {
		gz, err := b.Tile(c.z, c.x, c.y)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		if gz != nil {
			for name, l := range decode(t, gz) {
				got[name] = len(l.Features)
			}
		}
		if diff := cmp.Diff(c.layers, got); diff != "" {
			t.Errorf("Tile(%d, %d, %d): features (-want +got):\n%s", c.z, c.x, c.y, diff)
		}
	}
}

// TestTileOf has the layers that were chosen and no other, in the order of the
// table; a tile without them is empty.
func TestTileOf(t *testing.T) {
	b := open(t)
	for _, c := range []struct{ names, want []string }{
		{nil, []string{"borders", "countries", "towns"}},
		{[]string{"towns", "borders"}, []string{"borders", "towns"}},
		{[]string{"towns", "towns"}, []string{"towns"}},
		{[]string{"countries"}, []string{"countries"}},
	} {
		of, err := b.Choose(c.names...)
		if err != nil {
			t.Fatal(err)
		}
		gz, err := b.TileOf(1, 1, 0, of)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Sorted(maps.Keys(decode(t, gz))); !slices.Equal(got, c.want) {
			t.Errorf("a tile of %v has the layers %v, want %v", c.names, got, c.want)
		}
	}
	of, _ := b.Choose("borders")
	if gz, err := b.TileOf(8, 120, 127, of); gz != nil || err != nil {
		t.Errorf("a tile without borders: %d bytes, %v, want none", len(gz), err)
	}
	var unknown *LayerError
	if _, err := b.Choose("towns", "streets"); !errors.As(err, &unknown) || unknown.Name != "streets" {
		t.Errorf("a layer that is not there: %v, want a *LayerError of it", err)
	}
}

func TestTileEmptyAndOutOfRange(t *testing.T) {
	b := open(t)
	if gz, err := b.Tile(3, 0, 7); gz != nil || err != nil {
		t.Errorf("Tile of the sea = %d bytes, %v, want none, nil", len(gz), err)
	}
	for _, c := range [][3]int{{-1, 0, 0}, {11, 0, 0}, {3, 8, 0}, {3, 0, 8}, {3, -1, 0}, {0, 0, 1}} {
		var out *RangeError
		if _, err := b.Tile(c[0], c[1], c[2]); !errors.As(err, &out) {
			t.Errorf("Tile%v: error %v, want a *RangeError", c, err)
		}
	}
}

// TestTilesAgreeWithWhole cuts country A out of the tiles of every zoom and adds
// the pieces up: the area is that of the whole, wherever it is cut.
func TestTilesAgreeWithWhole(t *testing.T) {
	b := open(t)
	lower, upper := Mercator(orb.Point{0, 0}), Mercator(orb.Point{10, 10})
	want := (upper[0] - lower[0]) * (lower[1] - upper[1])
	for z := 2; z <= MaxZoom; z++ {
		var got float64
		units := math.Ldexp(extent, z)
		for _, corner := range tilesOf(z) {
			layers, err := b.Window(z, corner, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range layers {
				for _, f := range l.Features {
					if f.Properties["country"] == "A" {
						got += planar.Area(f.Geometry) / units / units
					}
				}
			}
		}
		if math.Abs(got-want) > want*0.003 {
			t.Errorf("zoom %d: the pieces of A have %.6g, want %.6g", z, got, want)
		}
	}
}

// tilesOf gives the boxes of the tiles between −12° and 24° east, −1° and 12° north.
func tilesOf(z int) []orb.Bound {
	var boxes []orb.Bound
	from, to := maptile.At(orb.Point{-12, 12}, maptile.Zoom(z)), maptile.At(orb.Point{24, -1}, maptile.Zoom(z))
	for x := from.X; x <= to.X; x++ {
		for y := from.Y; y <= to.Y; y++ {
			p := orb.Point{float64(x) * extent, float64(y) * extent}
			boxes = append(boxes, orb.Bound{Min: p, Max: orb.Point{p[0] + extent, p[1] + extent}})
		}
	}
	return boxes
}

// TestNeighboursShareTheirBorder asks at every zoom whether both countries have
// the points of their common border.
func TestNeighboursShareTheirBorder(t *testing.T) {
	b := open(t)
	for z := range MaxZoom + 1 {
		world := orb.Bound{Max: orb.Point{math.Ldexp(extent, z), math.Ldexp(extent, z)}}
		layers, err := b.Window(z, world, 0)
		if err != nil {
			t.Fatal(err)
		}
		points := map[any]map[orb.Point]bool{}
		for _, f := range layers[0].Features {
			set := map[orb.Point]bool{}
			for _, p := range f.Geometry.(orb.Polygon)[0] {
				set[p] = true
			}
			points[f.Properties["country"]] = set
		}
		middle := math.Ldexp(extent, z) * (10.0/360 + 0.5)
		for p := range points["A"] {
			if math.Abs(p[0]-middle) < math.Ldexp(extent, z)/3600 && !points["B"][p] {
				t.Errorf("zoom %d: A has the border point %v, B has not", z, p)
			}
		}
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	file := small(t)
	changed := func(at int) []byte {
		b := bytes.Clone(file)
		b[at] ^= 1
		return b
	}
	for name, b := range map[string][]byte{
		"empty": nil, "short": file[:20], "truncated": file[:len(file)-1], "another magic": changed(0),
		"damaged header": changed(13), "damaged points": changed(len(file) - 5), "longer": append(bytes.Clone(file), 0),
	} {
		if _, err := Open(b); !errors.Is(err, ErrFormat) {
			t.Errorf("Open(%s): error %v, want ErrFormat", name, err)
		}
	}
	var version *VersionError
	if _, err := Open(changed(4)); !errors.As(err, &version) {
		t.Errorf("Open(another version): error %v, want a *VersionError", err)
	}
}

// FuzzWindow damages a file behind its checksum: reading it may fail, but neither
// panics nor runs on.
func FuzzWindow(f *testing.F) {
	file := small(f)
	f.Add(60, byte(1), uint8(3))
	f.Add(len(file)-9, byte(0xff), uint8(8))
	f.Add(headerSize+600, byte(0x80), uint8(5))
	f.Fuzz(func(t *testing.T, at int, flip byte, zoom uint8) {
		b, err := Open(bytes.Clone(file))
		if err != nil {
			t.Fatal(err)
		}
		// Sections are views into the clone, so a change there gets past Open.
		offset := at
		for i := range b.sections {
			if offset >= 0 && offset < len(b.sections[i]) && i != sectionTable {
				b.sections[i][offset] ^= flip
			}
			offset -= len(b.sections[i])
		}
		z := int(zoom % (MaxZoom + 1))
		side := math.Ldexp(extent, z)
		if _, err := b.Window(z, orb.Bound{Max: orb.Point{side, side}}, 64); err != nil && !errors.Is(err, ErrFormat) {
			t.Errorf("error %v, want ErrFormat", err)
		}
	})
}

func TestTileJSON(t *testing.T) {
	got, err := json.MarshalIndent(open(t).TileJSON("https://example.org/{z}/{x}/{y}.mvt").VectorLayers, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const want = `[
 {
  "id": "countries",
  "description": "Countries",
  "minzoom": 0,
  "maxzoom": 10,
  "fields": {
   "country": "String"
  }
 },
 {
  "id": "borders",
  "description": "",
  "minzoom": 1,
  "maxzoom": 10,
  "fields": {
   "disputed": "Boolean"
  }
 },
 {
  "id": "towns",
  "description": "",
  "minzoom": 0,
  "maxzoom": 10,
  "fields": {
   "rank": "Number"
  }
 }
]`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("vector_layers (-want +got):\n%s", diff)
	}
}

func TestMercator(t *testing.T) {
	for _, p := range []orb.Point{{0, 0}, {-180, 85.05112877980659}, {28.94966, 41.01384}, {179.9, -70}} {
		back := Geographic(Mercator(p))
		if math.Abs(back[0]-p[0]) > 1e-9 || math.Abs(back[1]-p[1]) > 1e-9 {
			t.Errorf("Geographic(Mercator(%v)) = %v", p, back)
		}
		// orb's projection is the oracle, where it is defined.
		f := maptile.Fraction(p, 0)
		if m := Mercator(p); math.Abs(m[0]-f[0]) > 1e-9 || math.Abs(m[1]-f[1]) > 1e-9 {
			t.Errorf("Mercator(%v) = %v, maptile says %v", p, m, f)
		}
	}
	if m := Mercator(orb.Point{0, -90}); m[1] != 1 {
		t.Errorf("Mercator(south pole) = %v, want y = 1", m)
	}
}

func TestCacheForgetsTheOldest(t *testing.T) {
	c := newCache(3 * (entrySize + 100))
	at := func(x uint32) cacheKey { return cacheKey{tile: maptile.New(x, 0, 5)} }
	for x := range uint32(3) {
		c.put(at(x), make([]byte, 100))
	}
	c.get(at(0))
	c.put(at(3), make([]byte, 100))
	for x, want := range map[uint32]bool{0: true, 1: false, 2: true, 3: true} {
		if _, ok := c.get(at(x)); ok != want {
			t.Errorf("tile %d known: %v, want %v", x, ok, want)
		}
	}
}

func TestChains(t *testing.T) {
	var b Builder
	first := ArcRef(b.Arc(orb.LineString{{0, 0}, {1, 0}}))
	second := ArcRef(b.Arc(orb.LineString{{2, 0}, {1, 0}})) // runs the other way
	third := ArcRef(b.Arc(orb.LineString{{2, 0}, {3, 0}}))
	apart := ArcRef(b.Arc(orb.LineString{{5, 5}, {6, 6}}))
	ring := ArcRef(b.Arc(orb.LineString{{8, 8}, {9, 8}, {8, 9}, {8, 8}}))
	got := b.chains([]ArcRef{third, second, apart, first, ring})
	want := [][]ArcRef{{^third, second, ^first}, {apart}, {ring}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chains (-want +got):\n%s", diff)
	}
}

func TestNamed(t *testing.T) {
	b, err := Open(small(t))
	if err != nil {
		t.Fatal(err)
	}
	named := b.Named(Names{Key: "xx", Of: func(layer string, p geojson.Properties, at orb.Point) string {
		if layer == "towns" && p["name"] == "Amtown" && math.Hypot(at[0]-5, at[1]-5) < 0.1 {
			return "Am"
		}
		return ""
	}})
	names := func(b *Basemap) (out []any) {
		layers, err := b.Window(6, orb.Bound{Max: orb.Point{4096 << 6, 4096 << 6}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range layers[len(layers)-1].Features {
			out = append(out, f.Properties["name"])
		}
		return out
	}
	if got, want := names(named), []any{"Am", "Bcity"}; !slices.Equal(got, want) {
		t.Errorf("names = %v, want %v", got, want)
	}
	if got, want := names(b), []any{"Amtown", "Bcity"}; !slices.Equal(got, want) {
		t.Errorf("names of the file = %v, want %v", got, want)
	}
	if b.Build() == named.Build() {
		t.Errorf("both have the build %s", b.Build())
	}
	plain, err := b.Tile(0, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if other, err := named.Tile(0, 0, 0); err != nil || bytes.Equal(plain, other) {
		t.Errorf("the tile with other names is that of the file, %v", err)
	}
}
