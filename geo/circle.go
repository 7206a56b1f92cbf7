package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Circle is the part of the earth within a length of a point, by the geodesic.
type Circle struct {
	Center orb.Point
	Radius Length // above 0
}

// Holds reports whether a point lies in the circle.
func (c Circle) Holds(p orb.Point) bool { return Distance(c.Center, p) <= c.Radius }

// Bound is a box around the circle, by which an index finds what may lie in it.
// It is found by the points due north and south, and by the widest parallel in
// reach. West is above east where it crosses ±180°.
func (c Circle) Bound() orb.Bound {
	p, radius := c.Center, c.Radius
	north, _ := Direct(p, 0, radius)
	south, _ := Direct(p, 180, radius)
	overNorth, overSouth := radius >= Distance(p, orb.Point{0, 90}), radius >= Distance(p, orb.Point{0, -90})
	if overNorth || overSouth {
		b := orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
		if !overNorth {
			b.Max[1] = north[1]
		}
		if !overSouth {
			b.Min[1] = south[1]
		}
		return b
	}
	widest := 0.0
	for azimuth := 0.0; azimuth <= 180; azimuth++ {
		at, _ := Direct(p, azimuth, radius)
		widest = math.Max(widest, math.Abs(math.Remainder(at[0]-p[0], 360)))
	}
	widest *= 1.001 // the circle is sampled at every degree
	wrap := func(lon float64) float64 { return math.Remainder(lon, 360) }
	return orb.Bound{Min: orb.Point{wrap(p[0] - widest), south[1]}, Max: orb.Point{wrap(p[0] + widest), north[1]}}
}
