package tile_test

import (
	"bytes"
	"fmt"
	"log"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"

	"dateline/geo/tile"
)

// Two countries share their border: it is stored once, and the second country
// goes along it the other way.
func Example() {
	var b tile.Builder
	border := tile.ArcRef(b.Arc(orb.LineString{{10, 0}, {10, 10}}))
	west := tile.ArcRef(b.Arc(orb.LineString{{10, 10}, {0, 10}, {0, 0}, {10, 0}}))
	east := tile.ArcRef(b.Arc(orb.LineString{{10, 0}, {20, 0}, {20, 10}, {10, 10}}))
	countries := b.Polygons(tile.LayerInfo{Name: "countries", Fields: map[string]string{"country": "String"}})
	countries.AddPolygons(tile.Feature{Properties: map[string]any{"country": "A"}}, [][][]tile.ArcRef{{{border, west}}})
	countries.AddPolygons(tile.Feature{Properties: map[string]any{"country": "B"}},
		[][][]tile.ArcRef{{{^border, east}}})
	var file bytes.Buffer
	if _, err := b.WriteTo(&file); err != nil {
		log.Fatal(err)
	}

	basemap, err := tile.Open(file.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	gzipped, err := basemap.Tile(0, 0, 0)
	if err != nil {
		log.Fatal(err)
	}
	layers, err := mvt.UnmarshalGzipped(gzipped)
	if err != nil {
		log.Fatal(err)
	}
	for _, l := range layers {
		for _, f := range l.Features {
			fmt.Println(l.Name, f.Properties["country"], f.Geometry.GeoJSONType())
		}
	}
	// Output:
	// countries A Polygon
	// countries B Polygon
}

func ExampleMercator() {
	fmt.Printf("%.4f\n", tile.Mercator(orb.Point{0, 0}))
	fmt.Printf("%.4f\n", tile.Geographic(tile.Mercator(orb.Point{28.95, 41.01})))
	// Output:
	// [0.5000 0.5000]
	// [28.9500 41.0100]
}
