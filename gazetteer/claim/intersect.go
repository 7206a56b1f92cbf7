package claim

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// grid is how many distances and azimuths of a position are tried against the
// others of the same thing: its steps are a twenty-fourth of the area's width.
const grid = 24

// intersectAll gives the positions of one thing the place that fits them
// all: "12 km SSE of X and 8 km NNW of Y".
func intersectAll(verdicts []Verdict) {
	groups := map[int][]*RelativePlace{}
	for i := range verdicts {
		if v := &verdicts[i]; v.Relative != nil && v.Subject > 0 {
			groups[v.Subject] = append(groups[v.Subject], v.Relative)
		}
	}
	for _, g := range groups {
		if len(g) > 1 {
			intersect(g)
		}
	}
}

// intersect finds where all positions hold. Where none does they stay as they are: the
// things, or the numbers, are not the same.
func intersect(positions []*RelativePlace) {
	narrow := slices.MinFunc(positions, func(a, b *RelativePlace) int {
		return cmp.Compare(a.Uncertainty, b.Uncertainty)
	})
	var kept orb.MultiPoint
	middle, half := 180.0, 180.0
	if a, ok := narrow.Direction.Azimuth(); ok {
		middle, half = a, sectorHalf(narrow.Direction)
	}
	for i := range grid + 1 {
		d := narrow.reach.Min + (narrow.reach.Max-narrow.reach.Min)*geo.Length(i)/grid
		for j := range grid + 1 {
			p, _ := geo.Direct(narrow.from, middle-half+2*half*float64(j)/grid, d)
			p[0] += 360 * math.Round((narrow.from[0]-p[0])/360)
			if !slices.ContainsFunc(positions, func(r *RelativePlace) bool { return r != narrow && !r.allows(p) }) {
				kept = append(kept, p)
			}
		}
	}
	hull := convexHull(kept)
	if len(hull) < 3 {
		return
	}
	var sum orb.Point
	for _, p := range kept {
		sum[0] += p[0]
		sum[1] += p[1]
	}
	point := orb.Point{sum[0] / float64(len(kept)), sum[1] / float64(len(kept))}
	reach := geo.Length(0)
	for _, p := range hull {
		reach = max(reach, geo.Distance(point, p))
	}
	area := orb.Polygon{orb.Ring(append(hull, hull[0]))}
	for _, r := range positions {
		r.Point, r.Uncertainty, r.Ring, r.area = point, reach, Interval{}, area
	}
}

// allows reports whether the words of a position allow a point.
func (r *RelativePlace) allows(p orb.Point) bool {
	l := geo.Inverse(r.from, p)
	if !r.reach.Contains(l.Length) {
		return false
	}
	want, ok := r.Direction.Azimuth()
	return !ok || math.Abs(math.Remainder(l.Azimuth-want, 360)) <= sectorHalf(r.Direction)
}

// convexHull returns the corners of the smallest convex area that holds the points,
// counter-clockwise, by the monotone chain (Andrew, Information Processing Letters 9, 1979). The
// points are taken as flat, which is right within the few degrees of a position.
func convexHull(points orb.MultiPoint) []orb.Point {
	slices.SortFunc(points, func(a, b orb.Point) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	points = slices.Compact(points)
	turn := func(a, b, c orb.Point) float64 { return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0]) }
	var hull []orb.Point
	for range 2 {
		first := len(hull)
		for _, p := range points {
			for len(hull) >= first+2 && turn(hull[len(hull)-2], hull[len(hull)-1], p) <= 0 {
				hull = hull[:len(hull)-1]
			}
			hull = append(hull, p)
		}
		if len(hull) > 0 {
			hull = hull[:len(hull)-1]
		}
		slices.Reverse(points)
	}
	return hull
}
