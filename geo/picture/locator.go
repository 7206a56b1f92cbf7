package picture

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// locator is a globe in a corner of the map.
type locator struct {
	center orb.Point // in pixels
	radius float64
	middle orb.Point // of the map, longitude and latitude: the globe is seen from above it
}

// widestLocated is the share of the world's width from which on a map shows by
// itself where it lies.
const widestLocated = 0.4

// newLocator finds a corner for a globe that covers no place, and takes it; nil if
// there is none or the map is too wide to need one.
func newLocator(d *labeller, places []Place) *locator {
	frame := d.view.frame
	width, height := frame.Max[0]-frame.Min[0], frame.Max[1]-frame.Min[1]
	if width/d.view.world > widestLocated {
		return nil
	}
	radius := min(52*d.unit, 0.13*width, 0.2*height)
	edge := radius + 8*d.unit
	x, y := d.view.west+width/2/d.view.world, d.view.north+height/2/d.view.world
	l := &locator{radius: radius, middle: tile.Geographic(orb.Point{x, y})}
	for _, corner := range []orb.Point{
		{frame.Max[0] - edge, frame.Min[1] + edge}, {frame.Min[0] + edge, frame.Min[1] + edge},
		{frame.Max[0] - edge, frame.Max[1] - edge - 18*d.unit}, {frame.Min[0] + edge, frame.Max[1] - edge - 34*d.unit},
	} {
		box := around(corner, radius+4*d.unit)
		if d.taken.free(box) && d.lineBoxes.free(box) && d.isBare(box, places) {
			l.center = corner
			d.furniture.add(box)
			d.taken.add(box)
			return l
		}
	}
	return nil
}

// draw draws the globe: an orthographic projection, with a frame around
// what the map shows, or a dot where the frame would be too small to see.
func (l *locator) draw(d *drawing, base *tile.Basemap) error {
	if l == nil {
		return nil
	}
	const zoom = 1
	units := math.Ldexp(4096, zoom)
	layers, err := base.Window(zoom, orb.Bound{Max: orb.Point{units, units}}, 0)
	if err != nil {
		return fmt.Errorf("basemap: %w", err)
	}
	d.group("locator")
	d.circle(l.center, l.radius, d.theme.sea, d.theme.border, d.unit)
	for _, layer := range layers {
		if layer.Name != "land" {
			continue
		}
		for _, f := range layer.Features {
			d.fill(l.rings(f.Geometry, units), d.theme.border)
		}
	}
	frame := d.view.frame
	var edge orb.LineString
	const steps = 12
	corners := []orb.Point{frame.Min, {frame.Max[0], frame.Min[1]}, frame.Max, {frame.Min[0], frame.Max[1]}, frame.Min}
	for i := 1; i < len(corners); i++ {
		for k := range steps {
			f := float64(k) / steps
			p := orb.Point{corners[i-1][0] + f*(corners[i][0]-corners[i-1][0]), corners[i-1][1] + f*(corners[i][1]-corners[i-1][1])}
			x, y := d.view.west+(p[0]-frame.Min[0])/d.view.world, d.view.north+(p[1]-frame.Min[1])/d.view.world
			at, _ := l.project(tile.Geographic(orb.Point{x, min(max(y, 0), 1)}))
			edge = append(edge, at)
		}
	}
	edge = append(edge, edge[0])
	if b := edge.Bound(); max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]) < 7*d.unit {
		d.circle(l.center, 3*d.unit, d.theme.accent, d.theme.paper, d.unit)
		return nil
	}
	d.fill([]orb.LineString{edge}, faded(d.theme.accent, 0.15))
	d.stroke([]orb.LineString{edge}, pen{color: d.theme.accent, width: 1.4 * d.unit})
	return nil
}

// rings projects polygons, in units of the square world. What lies behind the
// horizon is moved to it, so that the near part keeps its outline.
func (l *locator) rings(g orb.Geometry, units float64) []orb.LineString {
	var polygons orb.MultiPolygon
	switch g := g.(type) {
	case orb.Polygon:
		polygons = orb.MultiPolygon{g}
	case orb.MultiPolygon:
		polygons = g
	}
	var out []orb.LineString
	for _, polygon := range polygons {
		for _, ring := range polygon {
			line := make(orb.LineString, len(ring))
			seen := false
			for i, p := range ring {
				at, near := l.project(tile.Geographic(orb.Point{p[0] / units, p[1] / units}))
				line[i] = at
				seen = seen || near
			}
			if seen {
				out = append(out, line)
			}
		}
	}
	return out
}

// project gives where a point is drawn and whether it lies on the near half.
func (l *locator) project(p orb.Point) (at orb.Point, near bool) {
	const degree = math.Pi / 180
	lat, lon := p[1]*degree, (p[0]-l.middle[0])*degree
	lat0 := l.middle[1] * degree
	x := math.Cos(lat) * math.Sin(lon)
	y := math.Cos(lat0)*math.Sin(lat) - math.Sin(lat0)*math.Cos(lat)*math.Cos(lon)
	depth := math.Sin(lat0)*math.Sin(lat) + math.Cos(lat0)*math.Cos(lat)*math.Cos(lon)
	if depth < 0 {
		r := max(math.Hypot(x, y), 1e-9)
		x, y = x/r, y/r
	}
	return orb.Point{l.center[0] + x*l.radius, l.center[1] - y*l.radius}, depth >= 0
}
