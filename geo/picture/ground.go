package picture

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// feature is a feature of the basemap in pixels.
type feature struct {
	lines      []orb.LineString // rings of polygons, lines
	point      orb.Point
	properties geojson.Properties
}

// feature moves a feature of a window into the picture.
func (d *drawing) feature(f *geojson.Feature, turn, units float64) feature {
	pixels := func(points []orb.Point) orb.LineString {
		line := make(orb.LineString, len(points))
		for i, p := range points {
			line[i] = orb.Point{
				d.view.frame.Min[0] + (p[0]/units+turn-d.view.west)*d.view.world,
				d.view.frame.Min[1] + (p[1]/units-d.view.north)*d.view.world,
			}
		}
		return line
	}
	out := feature{properties: f.Properties}
	switch g := f.Geometry.(type) {
	case orb.Point:
		out.point = pixels([]orb.Point{g})[0]
	case orb.LineString:
		out.lines = append(out.lines, pixels(g))
	case orb.MultiLineString:
		for _, l := range g {
			out.lines = append(out.lines, pixels(l))
		}
	case orb.Polygon:
		for _, r := range g {
			out.lines = append(out.lines, pixels(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			for _, r := range p {
				out.lines = append(out.lines, pixels(r))
			}
		}
	}
	return out
}

// joined gathers the lines of features into one path.
func joined(features []feature) []orb.LineString {
	var lines []orb.LineString
	for _, f := range features {
		lines = append(lines, f.lines...)
	}
	return lines
}

// ground draws land and water.
func (d *drawing) ground(layers map[string][]feature) {
	d.group("land")
	land := joined(layers["land"])
	// A line of water's colour along the coast lifts the land a little.
	d.stroke(land, pen{color: d.theme.water, width: 1.1 * d.unit})
	d.fill(land, d.theme.land)
	d.group("urban")
	d.fill(joined(layers["urban"]), d.theme.urban)
	d.group("rivers")
	for _, f := range layers["rivers"] {
		width := 0.9
		if rank, ok := f.properties["rank"].(int); ok && rank > 4 {
			width = 0.6
		}
		d.stroke(f.lines, pen{color: d.theme.water, width: width * d.unit})
	}
	d.group("lakes")
	d.fill(joined(layers["lakes"]), d.theme.sea)
	d.stroke(joined(layers["lakes"]), pen{color: d.theme.water, width: 0.6 * d.unit})
}

// limits draws the borders.
func (d *drawing) limits(layers map[string][]feature) {
	d.group("divisions")
	if d.view.world > 512*(1<<4) { // map zoom 5
		d.stroke(joined(layers["admin1"]), pen{color: faded(d.theme.border, 0.55), width: 0.5 * d.unit})
	}
	d.group("borders")
	for _, f := range layers["borders"] {
		p := pen{color: d.theme.border, width: 1.1 * d.unit}
		if disputed, ok := f.properties["disputed"].(bool); ok && disputed {
			p.dash = []float64{4 * d.unit, 3 * d.unit}
		}
		d.stroke(f.lines, p)
	}
}
