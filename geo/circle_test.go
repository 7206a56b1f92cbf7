package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// TestCircleBound looks whether points of the circle lie in its box, and whether
// the box is not much higher than it must be.
func TestCircleBound(t *testing.T) {
	for _, c := range []Circle{
		{orb.Point{30, 50}, 100 * Kilometre}, {orb.Point{179, -18}, 500 * Kilometre}, {orb.Point{0, 0}, Kilometre},
		{orb.Point{10, 85}, 400 * Kilometre}, {orb.Point{10, 85}, 800 * Kilometre}, {orb.Point{0, -89}, 200 * Kilometre},
		{orb.Point{0, 10}, 20_000 * Kilometre},
	} {
		b := c.Bound()
		for azimuth := 0.0; azimuth < 360; azimuth += .5 {
			at, _ := Direct(c.Center, azimuth, c.Radius*.999)
			lon := at[0] >= b.Min[0] && at[0] <= b.Max[0]
			if b.Min[0] > b.Max[0] {
				lon = at[0] >= b.Min[0] || at[0] <= b.Max[0]
			}
			if !lon || at[1] < b.Min[1] || at[1] > b.Max[1] {
				t.Errorf("%v.Bound() = %v does not hold %v at %v°", c, b, at, azimuth)
				break
			}
		}
		if north, _ := Direct(c.Center, 0, c.Radius); b.Max[1] < 90 && math.Abs(b.Max[1]-north[1]) > .001 {
			t.Errorf("%v.Bound() reaches %v, want %v", c, b.Max[1], north[1])
		}
	}
}
