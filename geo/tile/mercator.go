package tile

import (
	"math"

	"github.com/paulmach/orb"
)

// maxLatitude is where Web Mercator ends: the world is a square.
// 2·atan(e^π) − 90°, EPSG:3857.
const maxLatitude = 85.05112877980659

// Mercator returns where p lies in the square world of Web Mercator: x and y from 0,
// at the antimeridian and the northern edge, to 1. Latitudes beyond ±85.05° are
// moved to the edge. Longitudes beyond ±180° lie outside of the square.
func Mercator(p orb.Point) orb.Point {
	latitude := max(-maxLatitude, min(maxLatitude, p[1]))
	sin := math.Sin(latitude * math.Pi / 180)
	return orb.Point{
		p[0]/360 + 0.5,
		max(0, min(1, 0.5-math.Log((1+sin)/(1-sin))/(4*math.Pi))),
	}
}

// Geographic is the inverse of Mercator.
func Geographic(m orb.Point) orb.Point {
	return orb.Point{
		(m[0] - 0.5) * 360,
		math.Atan(math.Sinh((0.5-m[1])*2*math.Pi)) * 180 / math.Pi,
	}
}
