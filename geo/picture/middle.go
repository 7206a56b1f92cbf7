package picture

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// middlesOf finds where an area's name may lie in the picture: on the middles of the
// longest level stretches inside its largest visible ring, the best first.
func (d *drawing) middlesOf(a Area) []orb.Point {
	var largest orb.LineString
	var size float64
	for _, ring := range d.areaPixels(a) {
		b := ring.Bound()
		if s := (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1]); s > size {
			largest, size = ring, s
		}
	}
	if largest == nil {
		return nil
	}
	type row struct {
		at    orb.Point
		width float64
	}
	b := largest.Bound()
	top, bottom := max(b.Min[1], d.view.frame.Min[1]), min(b.Max[1], d.view.frame.Max[1])
	var found []row
	const rows = 24
	for i := 1; i < rows; i++ {
		y := top + (bottom-top)*float64(i)/rows
		x, width := maxStretch(crossings(largest, y), d.view.frame)
		if width <= 0 {
			continue
		}
		// Rows near the middle are preferred to slightly wider ones at the edge.
		found = append(found, row{orb.Point{x, y}, width * (1 - 0.5*math.Abs(float64(2*i)/rows-1))})
	}
	slices.SortStableFunc(found, func(a, b row) int { return cmp.Compare(b.width, a.width) })
	points := make([]orb.Point, len(found))
	for i, r := range found {
		points[i] = r.at
	}
	return points
}

// crossings gives the x where a closed ring crosses a level line, in order.
func crossings(ring orb.LineString, y float64) []float64 {
	var xs []float64
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > y) != (b[1] > y) {
			xs = append(xs, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
		}
	}
	slices.Sort(xs)
	return xs
}

// maxStretch gives the middle and the width of the widest stretch inside, as
// far as it lies in the frame.
func maxStretch(xs []float64, frame orb.Bound) (at, width float64) {
	for i := 0; i+1 < len(xs); i += 2 {
		from, to := max(xs[i], frame.Min[0]), min(xs[i+1], frame.Max[0])
		if to-from > width {
			at, width = (from+to)/2, to-from
		}
	}
	return at, width
}
