package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Bound returns the box of the line: the least one of parallels and meridians that holds it. Its
// west (Min[0]) exceeds its east where the line crosses the antimeridian. A line over a pole has
// the pole in its box, and between its two meridians the eastward half turn.
//
// Longitudes lie in [−180, 180]; latitudes are precise to 1e-13°. A line that holds NaN has a box
// of NaN.
func (l Line) Bound() orb.Bound {
	if !finite(float64(l.Length)) {
		nan := math.NaN()
		return orb.Bound{Min: orb.Point{nan, nan}, Max: orb.Point{nan, nan}}
	}
	alpha1, alpha2 := fromDegrees(l.Azimuth), fromDegrees(l.ArrivalAzimuth)
	south, north := math.Min(l.From[1], l.To[1]), math.Max(l.From[1], l.To[1])
	// Where the azimuth passes 90° or 270° the line turns from the pole: β = 90° − α₀ there.
	if l.Length > 0 && alpha1.cos*alpha2.cos < 0 {
		beta := reducedLatitude(fromDegrees(l.From[1]))
		sin0 := alpha1.sin * beta.cos
		vertex := angle{math.Hypot(alpha1.cos, alpha1.sin*beta.sin), oneMinusF * math.Abs(sin0)}.degrees()
		if alpha1.cos > 0 {
			north = math.Max(north, vertex)
		} else {
			south = math.Min(south, -vertex)
		}
	}
	west, east := normalLongitude(l.From[0]), normalLongitude(l.To[0])
	if d, _ := longitudeDifference(west, east); d < 0 && d > -180 {
		west, east = east, west
	}
	if west == 180 && east != 180 {
		west = -180
	}
	if east == -180 && west != -180 {
		east = 180
	}
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}
