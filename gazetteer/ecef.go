package gazetteer

import (
	"math"

	"github.com/paulmach/orb"
)

// The ellipsoid WGS 84 (NIMA TR8350.2, 2000).
const (
	semiMajor  = 6378137.0 // metres
	flattening = 1 / 298.257223563
	squaredEcc = flattening * (2 - flattening)
)

// vector is a point in space, earth-centred and earth-fixed, in metres.
type vector [3]float64

// surface returns the point of the ellipsoid at a longitude and latitude.
func surface(p orb.Point) vector {
	sinLat, cosLat := math.Sincos(p[1] * (math.Pi / 180))
	sinLon, cosLon := math.Sincos(p[0] * (math.Pi / 180))
	n := semiMajor / math.Sqrt(1-squaredEcc*sinLat*sinLat)
	return vector{n * cosLat * cosLon, n * cosLat * sinLon, n * (1 - squaredEcc) * sinLat}
}

// squaredChord returns the square of the straight way between two points.
func squaredChord(v, w vector) float64 {
	x, y, z := v[0]-w[0], v[1]-w[1], v[2]-w[2]
	return x*x + y*y + z*z
}

// geodesicBound returns a length in metres that no geodesic exceeds whose ends
// are the chord apart, given in metres.
//
// A geodesic is a space curve whose curvature is the normal curvature of the
// ellipsoid along it, nowhere more than a/b². By Schur's comparison theorem its
// ends are at least as far apart as those of an arc of the same length on a
// circle of radius b²/a, which gives the bound. It is used up to chords of
// 11,000 km only, well before the arc is half the circle.
//
// From below, the chord itself is the bound.
func geodesicBound(chord float64) float64 {
	if chord > 11e6 {
		return math.Inf(1)
	}
	const radius = semiMajor * (1 - flattening) * (1 - flattening) // b²/a
	return 2 * radius * math.Asin(chord/(2*radius))
}

// ellipsoidBox returns two corners of a box in space that holds all of the
// ellipsoid within b.
func ellipsoidBox(b *box) (low, high vector) {
	far, near := max(math.Abs(b.south), math.Abs(b.north)), min(math.Abs(b.south), math.Abs(b.north))
	if b.south <= 0 && b.north >= 0 {
		near = 0
	}
	widest, narrowest := surface(orb.Point{0, near})[0], surface(orb.Point{0, far})[0]
	low[2], high[2] = surface(orb.Point{0, b.south})[2], surface(orb.Point{0, b.north})[2]
	for axis, extremes := range [2][2]float64{{0, 180}, {90, -90}} {
		cosine := func(lon float64) float64 { return math.Cos((lon - extremes[0]) * (math.Pi / 180)) }
		least, most := min(cosine(b.west), cosine(b.east)), max(cosine(b.west), cosine(b.east))
		if b.contains(orb.Point{extremes[0], b.south}) {
			most = 1
		}
		if b.contains(orb.Point{extremes[1], b.south}) {
			least = -1
		}
		low[axis] = min(least*widest, least*narrowest)
		high[axis] = max(most*widest, most*narrowest)
	}
	return low, high
}
