package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// MeanRadius is the mean radius R₁ of the earth, (2a + b)/3 of WGS 84 (Moritz,
// Geodetic Reference System 1980, J. Geodesy 74, 2000), rounded to a decimetre.
const MeanRadius = 6371008.8 * Metre

// GreatCircle returns the distance of two points on the sphere of the mean
// radius, by the haversine formula. It is up to 0.56 % off the geodesic, and is here
// for comparisons with what others have measured so; [Distance] is the distance.
func GreatCircle(a, b orb.Point) Length {
	const rad = math.Pi / 180
	sinLat := math.Sin((b[1] - a[1]) / 2 * rad)
	sinLon := math.Sin((b[0] - a[0]) / 2 * rad)
	h := sinLat*sinLat + math.Cos(a[1]*rad)*math.Cos(b[1]*rad)*sinLon*sinLon
	return 2 * MeanRadius * Length(math.Asin(min(1, math.Sqrt(h))))
}
