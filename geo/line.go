package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Line is the shortest geodesic between two points, as Inverse gives it.
type Line struct {
	From, To       orb.Point // longitude, latitude in degrees
	Length         Length
	Azimuth        float64 // at From, degrees clockwise from true north, [0, 360)
	ArrivalAzimuth float64 // at To, pointing onward, degrees, [0, 360)
}

// At returns the point of the line, or of its continuation, s metres from its start, and
// the azimuth there, in [0, 360). Its longitude is continuous along
// the line: it starts at From[0] and isn't reduced to [−180, 180].
func (l Line) At(s Length) (orb.Point, float64) {
	p := newPath(l.From, fromDegrees(l.Azimuth))
	to, alpha := p.at(float64(s))
	return to, alpha.azimuth()
}

// Midpoint returns the point of the line that is as far from one end as from the other. Its
// longitude lies in [−180, 180]. The error is that of Direct.
func Midpoint(l Line) orb.Point {
	m, _ := l.At(l.Length / 2)
	m[0] = normalLongitude(m[0])
	return m
}

// maxWaypoints bounds the points of one line: at this number they are 1.3 km apart on the longest.
const maxWaypoints = 1 << 14

// Waypoints returns points along the line, at equal distances of at most spacing
// from each other, with both ends. Longitudes are continuous: they start at From[0] and
// leave [−180, 180] where the line crosses the antimeridian, so that a map draws it as
// one piece; Cut is for files. Along a meridian over a pole they change by 180° at the pole.
//
// A spacing that is not positive gives the two ends only. The spacing grows where it would need more than 16,385
// points. A line that holds NaN has no points.
func (l Line) Waypoints(spacing Length) orb.LineString {
	if !finite(float64(l.Length)) {
		return nil
	}
	pieces := 1
	if spacing > 0 {
		pieces = max(1, int(math.Min(math.Ceil(float64(l.Length/spacing)), maxWaypoints)))
	}
	points := make(orb.LineString, pieces+1)
	p := newPath(l.From, fromDegrees(l.Azimuth))
	for i := 1; i < pieces; i++ {
		points[i], _ = p.at(float64(l.Length) * float64(i) / float64(pieces))
	}
	points[0] = l.From
	end, _ := p.at(float64(l.Length))
	// The given end, moved by whole turns to where the line arrives.
	points[pieces] = orb.Point{l.To[0] + 360*math.Round((end[0]-l.To[0])/360), l.To[1]}
	return points
}
