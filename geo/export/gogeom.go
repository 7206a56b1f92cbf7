package export

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	geom "github.com/twpayne/go-geom"
)

// toGeom returns g as a geometry of go-geom, which has the encodings that orb lacks. Coordinates go through f.
func toGeom(g orb.Geometry, f func(float64) float64) (geom.T, error) {
	flat := func(coords []float64, ps []orb.Point) []float64 {
		for _, p := range ps {
			coords = append(coords, f(p[0]), f(p[1]))
		}
		return coords
	}
	rings := func(coords []float64, ends []int, p orb.Polygon) ([]float64, []int) {
		for _, r := range p {
			coords = flat(coords, r)
			ends = append(ends, len(coords))
		}
		return coords, ends
	}
	switch g := g.(type) {
	case orb.Point:
		return geom.NewPointFlat(geom.XY, flat(nil, []orb.Point{g})), nil
	case orb.MultiPoint:
		return geom.NewMultiPointFlat(geom.XY, flat(nil, g)), nil
	case orb.LineString:
		return geom.NewLineStringFlat(geom.XY, flat(nil, g)), nil
	case orb.MultiLineString:
		var coords []float64
		var ends []int
		for _, ls := range g {
			coords = flat(coords, ls)
			ends = append(ends, len(coords))
		}
		return geom.NewMultiLineStringFlat(geom.XY, coords, ends), nil
	case orb.Polygon:
		coords, ends := rings(nil, nil, g)
		return geom.NewPolygonFlat(geom.XY, coords, ends), nil
	case orb.MultiPolygon:
		var coords []float64
		var endss [][]int
		for _, p := range g {
			var ends []int
			coords, ends = rings(coords, nil, p)
			endss = append(endss, ends)
		}
		return geom.NewMultiPolygonFlat(geom.XY, coords, endss), nil
	case orb.Collection:
		out := geom.NewGeometryCollection()
		for _, part := range g {
			t, err := toGeom(part, f)
			if err != nil {
				return nil, err
			}
			if err := out.Push(t); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("a geometry of type %T can't be written", g)
}

// exact keeps a coordinate as it is, for binary formats.
func exact(x float64) float64 { return x }

// rounded rounds a coordinate to the decimals of text.
func rounded(x float64) float64 {
	const scale = 1e7
	return math.Round(x*scale)/scale + 0 // turns −0 into 0
}
