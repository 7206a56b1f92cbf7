package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Direct returns the point that lies s metres from a point in a direction, and the azimuth
// of the geodesic there, pointing onward.
//
// The azimuth is in degrees clockwise from true north, any finite number; at a pole it
// counts from the meridian of from[0]: along it for 180° at the north pole and for 0° at the south pole. s
// may be negative (the point behind) and longer than the way around. The longitude of to lies in
// [−180, 180], arrival in [0, 360).
//
// The error is below 15 nm for |s| ≤ 20,000 km. A latitude outside [−90, 90], NaN or an
// infinity give NaN throughout.
//
// Source: [K13] section 4.
func Direct(from orb.Point, azimuth float64, s Length) (to orb.Point, arrival float64) {
	if !valid(from) || !finite(azimuth) || !finite(float64(s)) {
		nan := math.NaN()
		return orb.Point{nan, nan}, nan
	}
	from[0] = normalLongitude(from[0])
	p := newPath(from, fromDegrees(math.Remainder(azimuth, 360)))
	to, alpha := p.at(float64(s))
	to[0] = normalLongitude(to[0])
	return to, alpha.azimuth()
}

// valid reports whether p is a point on earth.
func valid(p orb.Point) bool { return finite(p[0]) && -90 <= p[1] && p[1] <= 90 }

// finite reports whether x is neither NaN nor an infinity.
func finite(x float64) bool { return x-x == 0 }
