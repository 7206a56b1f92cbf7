package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// CutPolygon cuts a polygon with continuous longitudes at the antimeridian and returns the pieces
// with longitudes in [−180, 180], outer rings counterclockwise, holes clockwise and all closed, as
// RFC 7946 sections 3.1.6 and 3.1.9 have it. A polygon within [−180, 180] comes back as it is but
// for orientation and closing. Edges are straight in longitude and latitude.
//
// A ring must not go around a pole: its longitudes return to where they started. Rings of fewer
// than three distinct points are left out. A polygon that holds NaN or a longitude more than 100
// turns away, or is without an outer ring, gives nothing.
func CutPolygon(p orb.Polygon) orb.MultiPolygon {
	rings := tidyRings(p)
	if rings == nil {
		return nil
	}
	low, high := rings[0][0][0], rings[0][0][0]
	for _, r := range rings {
		for _, q := range r {
			low, high = math.Min(low, q[0]), math.Max(high, q[0])
		}
	}
	var out orb.MultiPolygon
	// The turns that it touches; one whose very edge it touches has no piece of it.
	from, to := math.Round(low/360), math.Round(high/360)
	for k := from; k <= to; k++ {
		east := orb.Polygon(rings)
		pieces := orb.MultiPolygon{east}
		if low < 360*k-180 {
			pieces = half(pieces, 360*k-180, 1)
		}
		if high > 360*k+180 {
			pieces = half(pieces, 360*k+180, -1)
		}
		for _, piece := range pieces {
			for i, r := range piece {
				moved := make(orb.Ring, len(r))
				for j, q := range r {
					moved[j] = orb.Point{q[0] - 360*k, q[1]}
				}
				piece[i] = moved
			}
			out = append(out, piece)
		}
	}
	return out
}

// tidyRings returns the rings of p closed and oriented, the outer one first, or nil.
func tidyRings(p orb.Polygon) []orb.Ring {
	var rings []orb.Ring
	for i, r := range p {
		for _, q := range r {
			if !(math.Abs(q[0]) <= 100*360) || !finite(q[1]) {
				return nil
			}
		}
		// A hole may be written a whole turn away from its outer ring.
		turns := 0.0
		if i > 0 && len(rings) > 0 && len(r) > 0 {
			outer, hole := rings[0].Bound(), r.Bound()
			if hole.Min[0] < outer.Min[0] || hole.Max[0] > outer.Max[0] {
				turns = math.Ceil((outer.Min[0]-hole.Min[0])/360) * 360
			}
		}
		clean := make(orb.Ring, 0, len(r)+1)
		for _, q := range r {
			q[0] += turns
			if n := len(clean); n == 0 || clean[n-1] != q {
				clean = append(clean, q)
			}
		}
		if n := len(clean); n > 1 && clean[0] == clean[n-1] {
			clean = clean[:n-1]
		}
		if len(clean) < 3 {
			if i == 0 {
				return nil
			}
			continue
		}
		clean = append(clean, clean[0])
		if ringArea(clean) > 0 != (i == 0) {
			slices.Reverse(clean)
		}
		rings = append(rings, clean)
	}
	return rings
}

// ringArea returns twice the planar area of a closed ring in square degrees, positive if it
// runs counterclockwise.
func ringArea(r orb.Ring) float64 {
	sum := 0.0
	for i := 1; i < len(r); i++ {
		// From the first point, so that small rings far from the origin keep their precision.
		a, b := orb.Point{r[i-1][0] - r[0][0], r[i-1][1] - r[0][1]}, orb.Point{r[i][0] - r[0][0], r[i][1] - r[0][1]}
		sum += a[0]*b[1] - a[1]*b[0]
	}
	return sum
}

// half returns what of the polygons lies on one side of a meridian: east of it for side 1, west for −1.
func half(polygons orb.MultiPolygon, meridian, side float64) orb.MultiPolygon {
	var out orb.MultiPolygon
	for _, p := range polygons {
		out = append(out, halfOne(p, meridian, side)...)
	}
	return out
}

// chain is a run of a ring on the kept side, between two crossings of the meridian.
type chain struct {
	points orb.Ring
	used   bool
}

// halfOne cuts each ring into chains and joins them along the meridian: of the latitudes at which the rings cross it,
// in order, the first and second bound the polygon there, the third and fourth, and so on.
func halfOne(p orb.Polygon, meridian, side float64) orb.MultiPolygon {
	inside := func(q orb.Point) bool { return (q[0]-meridian)*side > 0 }
	var chains []*chain
	var whole []orb.Ring
	for _, r := range p {
		n := len(r) - 1
		first := slices.IndexFunc(r[:n], func(q orb.Point) bool { return !inside(q) })
		if first < 0 {
			whole = append(whole, r)
			continue
		}
		var c *chain
		for i := range n {
			a, b := r[(first+i)%n], r[(first+i+1)%n]
			if inside(a) == inside(b) {
				if c != nil {
					c.points = append(c.points, b)
				}
				continue
			}
			t := (meridian - a[0]) / (b[0] - a[0])
			crossing := orb.Point{meridian, a[1] + t*(b[1]-a[1])}
			if inside(b) {
				c = &chain{points: orb.Ring{crossing, b}}
				continue
			}
			if c.points[len(c.points)-1] != crossing {
				c.points = append(c.points, crossing)
			}
			chains = append(chains, c)
			c = nil
		}
	}
	outer := join(chains)
	var out orb.MultiPolygon
	for _, r := range outer {
		if len(r) >= 4 {
			out = append(out, orb.Polygon{r})
		}
	}
	// Rings that the meridian doesn't touch: the outer one is a polygon, a hole goes to the polygon it lies in.
	for _, r := range whole {
		if ringArea(r) > 0 {
			out = append(out, orb.Polygon{r})
		}
	}
	for _, r := range whole {
		if ringArea(r) > 0 {
			continue
		}
		for i := range out {
			if contains(out[i][0], r[0]) {
				out[i] = append(out[i], r)
				break
			}
		}
	}
	return out
}

// join joins chains to closed rings. Each chain ends at a crossing; the next begins at that crossing's partner.
func join(chains []*chain) []orb.Ring {
	type crossing struct {
		lat   float64
		chain int
		start bool
	}
	var crossings []crossing
	for i, c := range chains {
		crossings = append(crossings,
			crossing{c.points[0][1], i, true}, crossing{c.points[len(c.points)-1][1], i, false})
	}
	slices.SortStableFunc(crossings, func(a, b crossing) int {
		switch {
		case a.lat < b.lat:
			return -1
		case a.lat > b.lat:
			return 1
		}
		return 0
	})
	// The partner of each crossing, by chain and end.
	next := make([]int, len(chains)) // the chain that follows a chain's end
	for i := 0; i+1 < len(crossings); i += 2 {
		a, b := crossings[i], crossings[i+1]
		if a.start == b.start {
			// Rings that touch on the meridian: the nearest crossing of the other kind follows.
			for j := i + 2; j < len(crossings); j++ {
				if crossings[j].start != a.start {
					crossings[i+1], crossings[j] = crossings[j], crossings[i+1]
					b = crossings[i+1]
					break
				}
			}
		}
		if a.start {
			next[b.chain] = a.chain
		} else {
			next[a.chain] = b.chain
		}
	}
	var rings []orb.Ring
	for i, c := range chains {
		if c.used {
			continue
		}
		var ring orb.Ring
		for j := i; !chains[j].used; j = next[j] {
			chains[j].used = true
			for _, q := range chains[j].points {
				if n := len(ring); n == 0 || ring[n-1] != q {
					ring = append(ring, q)
				}
			}
		}
		if ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		rings = append(rings, ring)
	}
	return rings
}

// contains reports whether a point lies inside a closed ring in the plane of longitude and
// latitude. A point on the ring may be either.
func contains(r orb.Ring, p orb.Point) bool {
	in := false
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0]+(p[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			in = !in
		}
	}
	return in
}
