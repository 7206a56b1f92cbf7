package content

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// topology is a quantised TopoJSON file as far as it is read here: polygons
// and multipolygons with an id.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   map[string]struct {
		Geometries []struct {
			Type       string
			ID         string
			Properties struct{ Name string }
			Arcs       json.RawMessage
		}
	}
}

// named is an area with its name.
type named struct {
	name string
	area orb.MultiPolygon
}

// readTopology returns the areas of one object of a TopoJSON file by their id.
func readTopology(b []byte, object string) (map[string]named, error) {
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("topojson: %w", err)
	}
	areas := map[string]named{}
	for _, g := range t.Objects[object].Geometries {
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			polygons = make([][][]int, 1)
			if err := json.Unmarshal(g.Arcs, &polygons[0]); err != nil {
				return nil, fmt.Errorf("topojson: %s %s: %w", object, g.ID, err)
			}
		case "MultiPolygon":
			if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
				return nil, fmt.Errorf("topojson: %s %s: %w", object, g.ID, err)
			}
		}
		area, err := t.area(polygons)
		if err != nil {
			return nil, fmt.Errorf("topojson: %s %s: %w", object, g.ID, err)
		}
		areas[g.ID] = named{g.Properties.Name, area}
	}
	if len(areas) == 0 {
		return nil, fmt.Errorf("topojson: no areas in object %q", object)
	}
	return areas, nil
}

// area joins the arcs of polygons. An arc ~n is arc n backwards.
func (t *topology) area(polygons [][][]int) (orb.MultiPolygon, error) {
	var area orb.MultiPolygon
	for _, rings := range polygons {
		var polygon orb.Polygon
		for _, arcs := range rings {
			var ring orb.Ring
			for _, n := range arcs {
				backwards := n < 0
				if backwards {
					n = ^n
				}
				if n >= len(t.Arcs) {
					return nil, fmt.Errorf("no arc %d", n)
				}
				arc := t.arc(n)
				if backwards {
					arc.Reverse()
				}
				if len(ring) > 0 {
					arc = arc[1:]
				}
				ring = append(ring, arc...)
			}
			polygon = append(polygon, ring)
		}
		area = append(area, polygon)
	}
	return area, nil
}

// arc returns the points of an arc, whose steps are deltas on the grid.
func (t *topology) arc(n int) orb.LineString {
	line := make(orb.LineString, len(t.Arcs[n]))
	var x, y float64
	for i, d := range t.Arcs[n] {
		x, y = x+d[0], y+d[1]
		line[i] = orb.Point{
			x*t.Transform.Scale[0] + t.Transform.Translate[0],
			y*t.Transform.Scale[1] + t.Transform.Translate[1],
		}
	}
	return line
}
