package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// NearestOnLine returns the point of a line that is nearest to p, and the distance to it. The edges
// of the line are the shortest geodesics between its points. The longitude of the result lies in
// [−180, 180].
//
// The distance has the error of Inverse plus 1 nm; the point is found to 1 µm along the line where
// the line is the only one so near. Edges must be shorter than 19,900 km. A point or a line off the
// earth (see Inverse), or a line without points, gives NaN.
//
// Method: the distance from p along an edge falls to where the azimuth of p is square to the edge,
// and is found by false position on the foot of p on a sphere; edges that a bound in space shows to
// be farther than the best so far are passed over.
func NearestOnLine(p orb.Point, ls orb.LineString) (orb.Point, Length) {
	s, ok := newSearch(p)
	if !ok || len(ls) == 0 {
		return nowhere()
	}
	for _, q := range ls {
		if !valid(q) {
			return nowhere()
		}
	}
	s.tryVertices(ls)
	for i := 1; i < len(ls); i++ {
		a, b := ls[i-1], ls[i]
		// The length of an edge is bounded by that of the chord on the tightest sphere.
		va, vb := inSpace(a), inSpace(b)
		chord := norm(sub(va, vb))
		bound := 2 * tightest * math.Asin(math.Min(1, chord/(2*tightest))) * (1 + slack)
		if !s.mayHold(va, vb, bound) {
			continue
		}
		l := Inverse(a, b)
		path := newPath(a, fromDegrees(l.Azimuth))
		s.tryCurve(func(t float64) (orb.Point, angle, float64) {
			at, alpha := path.at(t * float64(l.Length))
			return at, alpha, float64(l.Length)
		})
	}
	return s.result()
}

// NearestOnBorder returns the point of the rings of an area that is nearest to p, and the distance
// to it. The edges are straight in longitude and latitude, as RFC 7946 has them; what lies on the
// antimeridian, or at a pole, is where a map was cut and no border. The longitude of the result
// lies in [−180, 180].
//
// The distance to the edges as they are has an error below 1 mm. A point off the earth or an area
// without rings gives NaN.
func NearestOnBorder(p orb.Point, area orb.MultiPolygon) (orb.Point, Length) {
	s, ok := newSearch(p)
	if !ok {
		return nowhere()
	}
	for _, polygon := range area {
		for _, ring := range polygon {
			for _, q := range ring {
				if !valid(q) {
					return nowhere()
				}
			}
			s.tryBorderVertices(ring)
		}
	}
	for _, polygon := range area {
		for _, ring := range polygon {
			s.tryBorderEdges(ring)
		}
	}
	return s.result()
}

// DistanceToArea returns the distance from p to an area: 0 inside it, else that to its
// border, with the error of NearestOnBorder.
func DistanceToArea(p orb.Point, area orb.MultiPolygon) Length {
	if InArea(p, area) {
		return 0
	}
	_, d := NearestOnBorder(p, area)
	return d
}

// InArea reports whether p lies in an area whose edges are straight in longitude and latitude. Longitudes
// of p and of the area may differ by whole turns. A point on the border may be in or out.
func InArea(p orb.Point, area orb.MultiPolygon) bool {
	if !valid(p) {
		return false
	}
	p[0] = normalLongitude(p[0])
	for _, polygon := range area {
		if len(polygon) == 0 || len(polygon[0]) == 0 {
			continue
		}
		bound := polygon[0].Bound()
		for k := math.Ceil((bound.Min[0] - p[0]) / 360); p[0]+360*k <= bound.Max[0]; k++ {
			if q := (orb.Point{p[0] + 360*k, p[1]}); bound.Contains(q) && inPolygon(q, polygon) {
				return true
			}
		}
	}
	return false
}

func inPolygon(p orb.Point, polygon orb.Polygon) bool {
	if !contains(polygon[0], p) {
		return false
	}
	for _, hole := range polygon[1:] {
		if contains(hole, p) {
			return false
		}
	}
	return true
}

// isCut reports whether an edge runs along the antimeridian or at a pole.
func isCut(a, b orb.Point) bool {
	return math.Abs(a[0]) == 180 && a[0] == b[0] || math.Abs(a[1]) == 90 && a[1] == b[1]
}

func nowhere() (orb.Point, Length) {
	nan := math.NaN()
	return orb.Point{nan, nan}, Length(nan)
}
