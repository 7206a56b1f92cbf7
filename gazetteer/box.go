package gazetteer

import (
	"math"

	"github.com/paulmach/orb"
)

// box is an area between two meridians and two parallels. One whose west is
// greater than its east crosses the antimeridian. Its edges belong to it, and
// ±180° are the same meridian.
type box struct{ west, south, east, north float64 }

// newBox checks b.
func newBox(b orb.Bound) (box, bool) {
	ok := onEarth(b.Min) && onEarth(b.Max) && b.Min[1] <= b.Max[1]
	return box{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}, ok
}

func (b *box) contains(p orb.Point) bool {
	if p[1] < b.south || p[1] > b.north {
		return false
	}
	return b.hasMeridian(p[0]) || math.Abs(p[0]) == 180 && b.hasMeridian(-p[0])
}

func (b *box) hasMeridian(lon float64) bool {
	if b.west <= b.east {
		return b.west <= lon && lon <= b.east
	}
	return lon >= b.west || lon <= b.east
}

// share returns the part of the earth that the box covers, counted in degrees.
func (b *box) share() float64 {
	width := b.east - b.west
	if width < 0 {
		width += 360
	}
	return width * (b.north - b.south) / (360 * 180)
}
