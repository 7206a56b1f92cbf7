package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Unwrap returns the line with continuous longitudes: each point is moved by whole turns to within
// 180° of the one before it. The first point stays where it is. Along an edge of exactly 180° the
// point stays, too.
func Unwrap(ls orb.LineString) orb.LineString {
	out := make(orb.LineString, len(ls))
	copy(out, ls)
	for i := 1; i < len(out); i++ {
		if d := out[i][0] - out[i-1][0]; math.Abs(d) > 180 {
			out[i][0] -= 360 * math.Round(d/360)
		}
	}
	return out
}

// Cut cuts a line with continuous longitudes, as Waypoints and Unwrap give it, at the
// antimeridian and returns the pieces with longitudes in [−180, 180], as RFC 7946
// section 3.1.9 has it. A piece that ends on the antimeridian has the longitude
// of its own side there; a line that only touches it isn't cut. Between two points the crossing is
// interpolated straight in longitude and latitude, so the points should be as
// near each other as Waypoints makes them. The orientation and order of the points stay.
//
// A line that holds NaN or a longitude more than 100 turns away gives nothing; so does one of fewer than two points.
func Cut(ls orb.LineString) orb.MultiLineString {
	if len(ls) < 2 {
		return nil
	}
	for _, p := range ls {
		if !(math.Abs(p[0]) <= 100*360) || !finite(p[1]) {
			return nil
		}
	}
	var out orb.MultiLineString
	var piece orb.LineString
	sheet := sheetOf(ls[0], ls[1:])
	for i, p := range ls {
		if i > 0 {
			a := ls[i-1]
			for { // each antimeridian between a and p; a long edge may cross several
				edge := 360*sheet + math.Copysign(180, p[0]-a[0])
				if math.Abs(p[0]-360*sheet) <= 180 {
					break
				}
				t := (edge - a[0]) / (p[0] - a[0])
				lat := a[1] + t*(p[1]-a[1])
				side := math.Copysign(180, p[0]-a[0])
				piece = appendDistinct(piece, orb.Point{side, lat})
				if len(piece) > 1 {
					out = append(out, piece)
				}
				piece = orb.LineString{{-side, lat}}
				sheet += math.Copysign(1, side)
			}
		}
		piece = appendDistinct(piece, orb.Point{p[0] - 360*sheet, p[1]})
	}
	if len(piece) == 1 {
		if len(out) > 0 {
			return out
		}
		piece = append(piece, piece[0]) // all points coincide: still a line of two positions
	}
	return append(out, piece)
}

// sheetOf returns the turn k in which the line starts: its longitudes lie in [360k − 180, 360k + 180].
// On the antimeridian it is the side on which the line goes on.
func sheetOf(first orb.Point, rest orb.LineString) float64 {
	k := math.RoundToEven(first[0] / 360)
	if math.Abs(first[0]-360*k) == 180 {
		for _, p := range rest {
			if p[0] != first[0] {
				return math.Round((first[0] + math.Copysign(90, p[0]-first[0])) / 360)
			}
		}
	}
	return k
}

// appendDistinct appends p unless the line already ends there.
func appendDistinct(ls orb.LineString, p orb.Point) orb.LineString {
	if n := len(ls); n > 0 && ls[n-1] == p {
		return ls
	}
	return append(ls, p)
}
