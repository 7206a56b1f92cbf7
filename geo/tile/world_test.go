package tile

import (
	"bytes"
	"testing"

	"github.com/paulmach/orb"
)

// small builds a basemap of two countries that share a border, an island of less
// than a pixel, and two towns:
//
//	A is the square from 0° to 10° east, B from 10° to 20°, both from 0° to 10° north.
func small(t testing.TB) []byte {
	t.Helper()
	var b Builder
	b.Attribution = "nobody"
	border := ArcRef(b.Arc(wiggle(orb.Point{10, 0}, orb.Point{10, 10}, 200)))
	west := ArcRef(b.Arc(orb.LineString{{10, 10}, {0, 10}, {0, 0}, {10, 0}}))
	east := ArcRef(b.Arc(orb.LineString{{10, 0}, {20, 0}, {20, 10}, {10, 10}}))
	islet := ArcRef(b.Arc(orb.LineString{{-10, 0}, {-9.99, 0}, {-9.99, 0.01}, {-10, 0.01}, {-10, 0}}))
	countries := b.Polygons(LayerInfo{Name: "countries", About: "Countries",
		Fields: map[string]string{"country": "String"}})
	countries.AddPolygons(Feature{Properties: map[string]any{"country": "A"}}, [][][]ArcRef{{{border, west}}})
	countries.AddPolygons(Feature{Properties: map[string]any{"country": "B"}}, [][][]ArcRef{{{^border, east}}})
	countries.AddPolygons(Feature{Properties: map[string]any{"country": "C"}}, [][][]ArcRef{{{islet}}})
	borders := b.Lines(LayerInfo{Name: "borders", MinZoom: 1, Fields: map[string]string{"disputed": "Boolean"}})
	borders.AddLines(Feature{MinZoom: 1, Properties: map[string]any{"disputed": true}}, border)
	towns := b.Points(LayerInfo{Name: "towns", Fields: map[string]string{"rank": "Number"}})
	towns.AddPoint(Feature{Properties: map[string]any{"name": "Amtown", "rank": 1}}, orb.Point{5, 5})
	towns.AddPoint(Feature{MinZoom: 6, Properties: map[string]any{"name": "Bcity", "rank": 7}}, orb.Point{15, 5})
	var buf bytes.Buffer
	if _, err := b.WriteTo(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// wiggle is a line of n points that swings a hundredth of a degree to both sides.
func wiggle(from, to orb.Point, n int) orb.LineString {
	line := orb.LineString{from}
	for i := 1; i < n; i++ {
		f := float64(i) / float64(n)
		swing := 0.01
		if i%2 == 0 {
			swing = -0.01
		}
		line = append(line, orb.Point{from[0] + f*(to[0]-from[0]) + swing, from[1] + f*(to[1]-from[1])})
	}
	return append(line, to)
}

func open(t testing.TB) *Basemap {
	t.Helper()
	b, err := Open(small(t))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
