package main

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"dateline/data"
	"dateline/geo/tile"
)

// windowUnits is the width of the world in the units of a window, at zoom 0.
const windowUnits = 4096

// inWindow returns a point of longitude and latitude in the units of a window at a zoom: Web Mercator, y southwards.
func inWindow(p orb.Point, zoom int) orb.Point {
	size := math.Ldexp(windowUnits, zoom)
	lat := p[1] * math.Pi / 180
	return orb.Point{(p[0] + 180) / 360 * size, (1 - math.Asinh(math.Tan(lat))/math.Pi) / 2 * size}
}

// boxInWindow returns a box of degrees in the units of a window at a zoom.
func boxInWindow(b orb.Bound, zoom int) orb.Bound {
	return orb.MultiPoint{inWindow(b.Min, zoom), inWindow(b.Max, zoom)}.Bound()
}

// TestDisputedNamesStandInTheirLand looks where the basemap writes the name of a land of
// several parts: in one of them, and not between them.
func TestDisputedNamesStandInTheirLand(t *testing.T) {
	basemap, err := tile.OpenUnverified(data.Basemap)
	if err != nil {
		t.Fatal(err)
	}
	parts := []orb.Bound{
		{Min: orb.Point{34.85, 31.3}, Max: orb.Point{35.6, 32.6}},  // the West Bank
		{Min: orb.Point{34.15, 31.2}, Max: orb.Point{34.6, 31.65}}, // Gaza
	}
	around := orb.Bound{Min: orb.Point{33, 30}, Max: orb.Point{37, 34}}
	seen := 0
	for zoom := 4; zoom <= 8; zoom++ {
		layers, err := basemap.Window(zoom, boxInWindow(around, zoom), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, layer := range layers {
			for _, f := range layer.Features {
				at, isPoint := f.Geometry.(orb.Point)
				if !isPoint || f.Properties["country"] != "PS" || f.Properties["kind"] != "country" {
					continue
				}
				seen++
				if !boxInWindow(parts[0], zoom).Contains(at) && !boxInWindow(parts[1], zoom).Contains(at) {
					t.Errorf("at zoom %d %v stands at %v", zoom, f.Properties["name"], at)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no zoom has the name of Palestine")
	}
}
