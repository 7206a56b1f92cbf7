package httpx

import (
	"math"

	"dateline/geo"
)

// Degrees rounds a coordinate to seven decimals, a centimetre (RFC 7946 §11.2).
func Degrees(v float64) float64 { return math.Round(v*1e7) / 1e7 }

// Metres rounds a length to the tenth of a millimetre: below what two
// coordinates of seven decimals can tell apart, above the error of the geodesic.
func Metres(l geo.Length) float64 { return math.Round(float64(l)*1e4) / 1e4 }

// Bearing rounds an azimuth to 1e-6 degrees, 10 cm at 6,000 km.
func Bearing(azimuth float64) float64 {
	return math.Mod(math.Round(azimuth*1e6)/1e6, 360)
}
