package claim

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// grid is how many distances and azimuths of a position are tried against the
// others of the same thing: its steps are a twenty-fourth of the area's width.
const grid = 24

// intersectAll gives the positions of one thing the place that fits them
// all: "12 km SSE of X and 8 km NNW of Y". The error is that of the context.
func intersectAll(ctx context.Context, verdicts []Verdict) error {
	groups := map[int][]*RelativePlace{}
	for i := range verdicts {
		if v := &verdicts[i]; v.Relative != nil && v.Subject > 0 {
			groups[v.Subject] = append(groups[v.Subject], v.Relative)
		}
	}
	known := map[string]joint{} // a text that says it again asks again
	for _, g := range groups {
		if len(g) == 1 {
			continue
		}
		bounds := boundsOf(g)
		key := fmt.Sprint(bounds)
		at, ok := known[key]
		if !ok {
			var err error
			if at, err = intersect(ctx, bounds); err != nil {
				return err
			}
			known[key] = at
		}
		if at.area == nil {
			continue
		}
		for _, r := range g {
			r.Point, r.Uncertainty, r.Ring, r.area = at.point, at.uncertainty, Interval{}, at.area
		}
	}
	return nil
}

// bound is where one position may be: within reach of a point, and in a sector.
type bound struct {
	from         orb.Point
	reach        Interval
	middle, half float64 // azimuths of the sector from the point, degrees
}

// boundsOf returns the bounds of positions, each once, that of the surest position first.
func boundsOf(positions []*RelativePlace) []bound {
	narrow := slices.MinFunc(positions, func(a, b *RelativePlace) int {
		return cmp.Compare(a.Uncertainty, b.Uncertainty)
	})
	out := make([]bound, 0, len(positions)+1)
	seen := map[bound]bool{}
	for _, r := range append([]*RelativePlace{narrow}, positions...) {
		b := bound{from: r.from, reach: r.reach, middle: 180, half: 180}
		if a, ok := r.Direction.Azimuth(); ok {
			b.middle, b.half = a, sectorHalf(r.Direction)
		}
		if !seen[b] {
			out = append(out, b)
		}
		seen[b] = true
	}
	return out
}

// joint is the place of one thing by all its positions; area is nil where there is none.
type joint struct {
	point       orb.Point
	uncertainty geo.Length
	area        orb.Polygon
}

// intersect finds where all bounds hold. Where none does the positions stay as they are: the
// things, or the numbers, are not the same.
func intersect(ctx context.Context, bounds []bound) (joint, error) {
	narrow, others := bounds[0], bounds[1:]
	var kept orb.MultiPoint
	for i := range grid + 1 {
		if err := ctx.Err(); err != nil {
			return joint{}, err
		}
		d := narrow.reach.Min + (narrow.reach.Max-narrow.reach.Min)*geo.Length(i)/grid
		for j := range grid + 1 {
			p, _ := geo.Direct(narrow.from, narrow.middle-narrow.half+2*narrow.half*float64(j)/grid, d)
			p[0] += 360 * math.Round((narrow.from[0]-p[0])/360)
			against := slices.IndexFunc(others, func(b bound) bool { return !b.allows(p) })
			if against < 0 {
				kept = append(kept, p)
			} else { // what forbids one point likely forbids the next
				others[0], others[against] = others[against], others[0]
			}
		}
	}
	hull := convexHull(kept)
	if len(hull) < 3 {
		return joint{}, nil
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
	return joint{point: point, uncertainty: reach, area: orb.Polygon{orb.Ring(append(hull, hull[0]))}}, nil
}

// allows reports whether a point is within the bound.
func (b *bound) allows(p orb.Point) bool {
	l := geo.Inverse(b.from, p)
	return b.reach.Contains(l.Length) && (b.half == 180 || math.Abs(math.Remainder(l.Azimuth-b.middle, 360)) <= b.half)
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
