package tile

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

// scattered is n places, a third of them crowded around Istanbul, two at the
// antimeridian, one at the pole.
func scattered(n int) (PlaceList, []orb.Point) {
	r := rand.New(rand.NewPCG(1, 2))
	points := []orb.Point{{180, 10}, {-180, 10}, {0, 90}}
	for len(points) < n {
		p := orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*1.98-0.99) * 180 / math.Pi}
		if len(points)%3 == 0 {
			p = orb.Point{29 + r.Float64()/10, 41 + r.Float64()/10}
		}
		points = append(points, p)
	}
	return PlaceList{
		Len:        len(points),
		Point:      func(i int) orb.Point { return points[i] },
		Properties: func(i int) map[string]any { return map[string]any{"n": i} },
		Build:      "test",
	}, points
}

// TestPlacesStay follows the places through the zooms: a place that is drawn stays
// drawn, a cell has one place, and the last zoom has all that Mercator shows.
func TestPlacesStay(t *testing.T) {
	list, points := scattered(2000)
	p := NewPlaces(list)
	var before map[int]bool
	for z := range PlacesMaxZoom + 1 {
		drawn := map[int]bool{}
		asked := map[[2]int]bool{}
		for _, at := range points {
			m := Mercator(at)
			n := math.Ldexp(1, z)
			tile := [2]int{int(min(m[0]*n, n-1)), int(min(m[1]*n, n-1))}
			if asked[tile] {
				continue
			}
			asked[tile] = true
			chosen := p.chosen(z, tile[0], tile[1])
			if z < PlacesMaxZoom && len(chosen) > 256 {
				t.Errorf("tile %d/%v has %d places, want at most 256", z, tile, len(chosen))
			}
			if !slices.IsSorted(chosen) {
				t.Errorf("tile %d/%v: %v is not in order of importance", z, tile, chosen)
			}
			for _, i := range chosen {
				drawn[i] = true
			}
		}
		for i := range before {
			if !drawn[i] {
				t.Errorf("place %d is drawn at zoom %d and no more at %d", i, z-1, z)
			}
		}
		if z == 0 && !drawn[0] {
			t.Error("the most important place is not drawn at zoom 0")
		}
		before = drawn
	}
	if want := len(points) - 1; len(before) != want { // all but the pole
		t.Errorf("zoom %d has %d places, want %d", PlacesMaxZoom, len(before), want)
	}
}

func TestPlacesTile(t *testing.T) {
	list, points := scattered(300)
	p := NewPlaces(list)
	gz, err := p.Tile(3, 4, 2) // Black Sea and around
	if err != nil {
		t.Fatal(err)
	}
	layer := decode(t, gz)["places"]
	if layer == nil || len(layer.Features) == 0 {
		t.Fatal("the tile has no places")
	}
	for _, f := range layer.Features {
		at := f.Geometry.(orb.Point)
		i := int(f.Properties["n"].(float64))
		back := Geographic(orb.Point{(4 + at[0]/4096) / 8, (2 + at[1]/4096) / 8})
		if math.Abs(back[0]-points[i][0]) > 0.01 || math.Abs(back[1]-points[i][1]) > 0.01 {
			t.Errorf("place %d at %v is drawn at %v", i, points[i], back)
		}
	}
	if gz, err := p.Tile(14, 0, 16383); gz != nil || err != nil {
		t.Errorf("tile without places = %d bytes, %v, want none, nil", len(gz), err)
	}
	var out *RangeError
	if _, err := p.Tile(15, 0, 0); !errors.As(err, &out) {
		t.Errorf("Tile(15, 0, 0): error %v, want a *RangeError", err)
	}
}

func BenchmarkPlacesTile(b *testing.B) {
	list, _ := scattered(280_000)
	p := NewPlaces(list)
	for _, c := range []struct {
		name    string
		z, x, y int
	}{{"world", 0, 0, 0}, {"crowded", 9, 297, 191}, {"sparse", 9, 10, 200}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				p.tiles = newCache(cacheBytes)
				if _, err := p.Tile(c.z, c.x, c.y); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNewPlaces(b *testing.B) {
	list, _ := scattered(280_000)
	for b.Loop() {
		NewPlaces(list)
	}
}
