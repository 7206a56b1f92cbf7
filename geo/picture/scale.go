package picture

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/tile"
)

// maxStretching is how much longer a kilometre may be at one edge of the map than
// at the other before a scale bar would mislead.
const maxStretching = 1.6

// scaleBar is two round lengths, in kilometres and in miles.
type scaleBar struct {
	at     orb.Point // left end of the line between them
	km, mi length
	face   typeface
}

type length struct {
	text   string
	pixels float64
}

// newScaleBar reserves room in a lower corner for a scale that holds in the middle of the
// map; nil where the map is stretched too much for one. It stands on the left, or on the
// right above the sources where a place lies on the left and none there.
func newScaleBar(d *labeller, places []Place) *scaleBar {
	frame := d.view.frame
	stretching := func(y float64) float64 {
		p := tile.Geographic(orb.Point{0.5, min(max(d.view.north+(y-frame.Min[1])/d.view.world, 0.01), 0.99)})
		return 1 / math.Cos(p[1]*math.Pi/180)
	}
	top, bottom := stretching(frame.Min[1]), stretching(frame.Max[1])
	middleOf := stretching(frame.Center()[1])
	if most := max(top, bottom, middleOf); most/min(top, bottom, middleOf) > maxStretching {
		return nil
	}
	const equator = 40_075_017 // metres
	metres := equator / d.view.world / middleOf
	widest := min(110*d.unit, (frame.Max[0]-frame.Min[0])/3)
	round := func(unit float64, name string) length {
		n := roundLength(widest * metres / unit)
		return length{fmt.Sprintf("%g %s", n, name), n * unit / metres}
	}
	mile := float64(geo.Mile / geo.Metre)
	bar := &scaleBar{
		at: orb.Point{frame.Min[0] + 10*d.unit, frame.Max[1] - 20*d.unit},
		km: round(1000, "km"), mi: round(mile, "mi"),
		face: typeface{font: sans, size: 9 * d.unit, color: d.theme.quiet, halo: faded(d.theme.paper, 0.7)},
	}
	box := bar.box(d)
	right := frame.Max[0] - 6*d.unit - box.Max[0]
	for _, move := range []orb.Point{{}, {right, -16 * d.unit}} {
		moved := orb.Bound{
			Min: orb.Point{box.Min[0] + move[0], box.Min[1] + move[1]},
			Max: orb.Point{box.Max[0] + move[0], box.Max[1] + move[1]},
		}
		if d.taken.free(moved) && d.isBare(moved, places) {
			box, bar.at = moved, orb.Point{bar.at[0] + move[0], bar.at[1] + move[1]}
			break
		}
	}
	d.furniture.add(box)
	d.taken.add(box)
	return bar
}

// box is what the bar and the texts on it cover.
func (bar *scaleBar) box(d *labeller) orb.Bound {
	text := 4*d.unit + max(d.letters.measure(bar.km.text, bar.face), d.letters.measure(bar.mi.text, bar.face))
	width := max(bar.km.pixels, bar.mi.pixels, text) + 4*d.unit
	return orb.Bound{
		Min: orb.Point{bar.at[0] - 4*d.unit, bar.at[1] - 16*d.unit},
		Max: orb.Point{bar.at[0] + width, bar.at[1] + 16*d.unit},
	}
}

// isBare tells whether no circle of a place lies in a box.
func (d *labeller) isBare(box orb.Bound, places []Place) bool {
	for _, p := range places {
		if box.Intersects(around(d.view.pixel(d.view.near(p.Point)), d.radius(p.Mentions))) {
			return false
		}
	}
	return true
}

// roundLength is the greatest of 1, 2 and 5 times a power of ten up to v.
func roundLength(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, n := range []float64{5, 2} {
		if n*power <= v {
			return n * power
		}
	}
	return power
}

func (bar *scaleBar) draw(d *drawing) {
	if bar == nil {
		return
	}
	d.group("scale")
	tick := 5 * d.unit
	x, y := bar.at[0], bar.at[1]
	lines := []orb.LineString{
		{{x, y - tick}, {x, y + tick}},
		{{x, y}, {x + max(bar.km.pixels, bar.mi.pixels), y}},
		{{x + bar.km.pixels, y - tick}, {x + bar.km.pixels, y}},
		{{x + bar.mi.pixels, y + tick}, {x + bar.mi.pixels, y}},
	}
	d.stroke(lines, pen{color: faded(d.theme.paper, 0.8), width: 3 * d.unit})
	d.stroke(lines, pen{color: d.theme.quiet, width: 1.1 * d.unit})
	d.text(bar.km.text, orb.Point{x + 4*d.unit, y - 3*d.unit}, bar.face)
	d.text(bar.mi.text, orb.Point{x + 4*d.unit, y + 10*d.unit}, bar.face)
}
