package picture

import "github.com/paulmach/orb"

// RelativePlace is where a place may lie that has no name of its own: a dashed area.
type RelativePlace struct {
	Name    string           // "60 km south of Alpha"
	Polygon orb.MultiPolygon // longitude, latitude
}

// relativePlaces draws the areas.
func (d *drawing) relativePlaces(places []RelativePlace) {
	d.group("relative")
	for _, g := range places {
		rings := d.areaPixels(Area{Polygon: g.Polygon})
		d.fill(rings, faded(d.theme.unsure, 0.12))
		d.stroke(rings, pen{color: d.theme.unsure, width: 1.2 * d.unit, dash: []float64{4 * d.unit, 3 * d.unit}})
	}
}

// relativeNames finds the places of their names: in the middle of an area that is as
// wide, else around it.
func (d *labeller) relativeNames(places []RelativePlace) []*label {
	t := typeface{font: serifItalic, size: 11.5 * d.unit, color: d.theme.ink, halo: faded(d.theme.land, 0.8),
		anchor: middle}
	var out []*label
	for _, g := range places {
		rings := d.areaPixels(Area{Polygon: g.Polygon})
		if len(rings) == 0 {
			continue
		}
		box := rings[0].Bound()
		for _, ring := range rings[1:] {
			box = box.Union(ring.Bound())
		}
		below, above := orb.Point{box.Center()[0], box.Max[1] + t.size},
			orb.Point{box.Center()[0], box.Min[1] - t.size/2}
		width := d.letters.measure(g.Name, t)
		aside := box.Max[0] - box.Center()[0] + width/2 + 4*d.unit
		left, right := orb.Point{box.Center()[0] - aside, box.Center()[1]},
			orb.Point{box.Center()[0] + aside, box.Center()[1]}
		tries := []orb.Point{below, above, right, left}
		if len(rings) == 1 && width < box.Max[0]-box.Min[0] {
			tries = append([]orb.Point{box.Center()}, tries...)
		}
		for _, at := range tries {
			if l := d.try(g.Name, at, t); l != nil {
				out = append(out, l)
				break
			}
		}
	}
	return out
}
