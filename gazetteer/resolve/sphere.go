package resolve

import "math"

// unitVector returns the point on the unit sphere of a longitude and latitude in
// degrees. The sphere is good enough to weigh nearness; no length that leaves the
// program is measured on it.
func unitVector(p [2]float64) [3]float64 {
	lon, lat := p[0]*math.Pi/180, p[1]*math.Pi/180
	sinLat, cosLat := math.Sincos(lat)
	sinLon, cosLon := math.Sincos(lon)
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

// apart returns the great-circle distance of two unit vectors in kilometres.
func apart(a, b *[3]float64) float64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return 2 * earthKm * math.Asin(min(1, math.Sqrt(x*x+y*y+z*z)/2))
}

const earthKm = 6371.0088 // mean radius R1 of the IUGG

// closeness maps a distance to 0–1: 1 below 10 km, 0 above 1,000 km, and the
// logarithm between (the scale of the Edinburgh geoparser, Grover et al. 2010).
func closeness(km float64) float64 {
	switch {
	case km <= 10:
		return 1
	case km >= 1000:
		return 0
	}
	return 1 - math.Log10(km/10)/2
}
