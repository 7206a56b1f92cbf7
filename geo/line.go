package geo

import "github.com/paulmach/orb"

// Line is the shortest geodesic between two points.
type Line struct {
	From, To       orb.Point // longitude, latitude in degrees
	Length         Length
	Azimuth        float64 // at From, degrees clockwise from true north, [0, 360)
	ArrivalAzimuth float64 // at To, pointing onward, degrees, [0, 360)
}
