package main

import (
	"testing"

	"github.com/paulmach/orb"

	"dateline/data"
	"dateline/geo/tile"
)

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
	for zoom := 4; zoom <= 8; zoom++ {
		layers, err := basemap.Window(zoom, around, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, layer := range layers {
			for _, f := range layer.Features {
				at, isPoint := f.Geometry.(orb.Point)
				if isPoint && f.Properties["country"] == "PS" && f.Properties["kind"] == "country" &&
					!parts[0].Contains(at) && !parts[1].Contains(at) {
					t.Errorf("at zoom %d %v stands at %v", zoom, f.Properties["name"], at)
				}
			}
		}
	}
}
