package geo

import (
	"math"

	"github.com/paulmach/orb"
)

const (
	// tightest and flattest are the least and the greatest radius of curvature of the ellipsoid in metres: along the
	// meridian at the equator, and at a pole.
	tightest = equatorialRadius * (1 - eccentricity2)
	flattest = equatorialRadius / oneMinusF

	slack = 1e-3 // what bounds on lengths and chords are widened by
)

// vector is a place in space: metres from the centre of the earth, as in ECEF.
type vector [3]float64

func sub(a, b vector) vector         { return vector{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func dot(a, b vector) float64        { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func norm(a vector) float64          { return math.Sqrt(dot(a, a)) }
func inSpace(p orb.Point) vector     { return inSpaceOf(fromDegrees(p[1]), fromDegreesAny(p[0])) }
func fromDegreesAny(d float64) angle { return fromDegrees(normalLongitude(d)) }

func inSpaceOf(phi, lambda angle) vector {
	n := equatorialRadius / math.Sqrt(1-eccentricity2*phi.sin*phi.sin)
	return vector{n * phi.cos * lambda.cos, n * phi.cos * lambda.sin, n * (1 - eccentricity2) * phi.sin}
}

// search looks for the nearest point to p.
type search struct {
	p     orb.Point
	space vector // of p
	best  float64
	at    orb.Point
	reach float64 // the longest chord that a geodesic as short as best can span
}

func newSearch(p orb.Point) (search, bool) {
	if !valid(p) {
		return search{}, false
	}
	return search{p: p, space: inSpace(p), best: math.Inf(1), reach: math.Inf(1)}, true
}

func (s *search) result() (orb.Point, Length) {
	if math.IsInf(s.best, 1) {
		return nowhere()
	}
	return orb.Point{normalLongitude(s.at[0]), s.at[1]}, Length(s.best)
}

// try measures to one point.
func (s *search) try(q orb.Point) {
	s.offer(q, float64(Distance(s.p, q)))
}

func (s *search) offer(q orb.Point, d float64) {
	if d < s.best {
		s.best, s.at = d, q
		s.reach = 2 * flattest * math.Sin(math.Min(math.Pi/2, d/(2*flattest))) * (1 + slack)
	}
}

// tryVertices measures to the vertex that is nearest in space, so that there is a good bound to begin with.
func (s *search) tryVertices(ps []orb.Point) {
	least, found := math.Inf(1), -1
	for i, q := range ps {
		if d := norm(sub(inSpace(q), s.space)); d < least {
			least, found = d, i
		}
	}
	if found >= 0 {
		s.try(ps[found])
	}
}

// tryBorderVertices is tryVertices for the ends of edges that aren't cuts.
func (s *search) tryBorderVertices(ring orb.Ring) {
	least, found := math.Inf(1), -1
	for i, q := range ring {
		d := norm(sub(inSpace(q), s.space))
		if d < least && (i > 0 && !isCut(ring[i-1], q) || i+1 < len(ring) && !isCut(q, ring[i+1])) {
			least, found = d, i
		}
	}
	if found >= 0 && least < s.reach {
		s.try(ring[found])
	}
}

// tryBorderEdges searches the edges of a ring that aren't cuts.
func (s *search) tryBorderEdges(ring orb.Ring) {
	var last vector
	for i, q := range ring {
		v := inSpace(q)
		if i > 0 && !isCut(ring[i-1], q) {
			s.tryBorderEdge(ring[i-1], q, last, v)
		}
		last = v
	}
}

// mayHold reports whether a curve from a to b of at most a length may have a point nearer than the best.
// The curve lies in the ellipsoid of revolution with foci a and b whose axis is the length, so it strays
// from the chord by half the minor axis at most.
func (s *search) mayHold(a, b vector, length float64) bool {
	ab, ap := sub(b, a), sub(s.space, a)
	chord2 := dot(ab, ab)
	t := 0.0
	if chord2 > 0 {
		t = math.Max(0, math.Min(1, dot(ap, ab)/chord2))
	}
	stray := math.Sqrt(math.Max(0, length*length-chord2)) / 2
	toChord := norm(vector{ap[0] - t*ab[0], ap[1] - t*ab[1], ap[2] - t*ab[2]})
	return toChord-stray <= s.reach
}

// maxPiece is the most degrees of longitude or latitude of an edge that is searched as one: short enough that
// the distance to it has one least value.
const maxPiece = 0.5

// tryBorderEdge searches an edge that is straight in longitude and latitude, whose ends are va and vb in space.
func (s *search) tryBorderEdge(a, b orb.Point, va, vb vector) {
	if !s.mayHold(va, vb, straightLength(a, b)) {
		return
	}
	size := math.Max(math.Abs(b[0]-a[0]), math.Abs(b[1]-a[1]))
	if size > maxPiece {
		m := orb.Point{(a[0] + b[0]) / 2, (a[1] + b[1]) / 2}
		vm := inSpace(m)
		s.tryBorderEdge(a, m, va, vm)
		s.tryBorderEdge(m, b, vm, vb)
		return
	}
	s.tryCurve(func(t float64) (orb.Point, angle, float64) {
		at := orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
		east, north := localScale(at[1])
		tangent := angle{(b[0] - a[0]) * east, (b[1] - a[1]) * north}
		return at, tangent, math.Hypot(tangent.sin, tangent.cos)
	})
}

// localScale returns the metres of one degree of longitude and one of latitude.
func localScale(lat float64) (east, north float64) {
	phi := fromDegrees(lat)
	w2 := 1 - eccentricity2*phi.sin*phi.sin
	n := equatorialRadius / math.Sqrt(w2)
	return n * phi.cos * degree, n * (1 - eccentricity2) / w2 * degree
}

// straightLength bounds the length of an edge that is straight in longitude and latitude.
func straightLength(a, b orb.Point) float64 {
	low := math.Min(math.Abs(a[1]), math.Abs(b[1]))
	if (a[1] < 0) != (b[1] < 0) {
		low = 0
	}
	return math.Hypot((b[0]-a[0])*degree*flattest*math.Cos(low*degree), (b[1]-a[1])*degree*flattest) * (1 + slack)
}

// tryCurve searches a curve for t in [0, 1]. At t it gives the point, the direction of the curve there (of any
// modulus), and about how many metres one of t is.
func (s *search) tryCurve(curve func(t float64) (at orb.Point, tangent angle, speed float64)) {
	// ahead measures to the curve at t and returns how many metres on, about, the foot of p lies.
	ahead := func(t float64) (metres, speed float64) {
		at, tangent, speed := curve(t)
		d, alpha, _ := solve(at, s.p)
		s.offer(at, d)
		if speed == 0 || d == 0 {
			return 0, speed
		}
		sin, cos := math.Sincos(d / meanRadius)
		side := alpha.minus(tangent.unit())
		return meanRadius * math.Atan2(sin*side.cos, cos), speed
	}
	const precision = 1e-6 // metres along the curve
	low, high := 0.0, 1.0
	atLow, speed := ahead(low)
	if atLow <= 0 {
		s.try(endOf(curve))
		return
	}
	atHigh, _ := ahead(high)
	if atHigh >= 0 {
		return // still ahead at the end: the end is nearest, and was measured
	}
	last := 0
	for range 60 {
		t := low + (high-low)*atLow/(atLow-atHigh)
		if (high-low)*speed < precision || t <= low || t >= high {
			return
		}
		m, _ := ahead(t)
		switch {
		case math.Abs(m) < precision:
			return
		case m > 0:
			low, atLow = t, m
			if last > 0 { // the other end stays: halve its weight (the Illinois rule)
				atHigh /= 2
			}
			last = 1
		default:
			high, atHigh = t, m
			if last < 0 {
				atLow /= 2
			}
			last = -1
		}
	}
}

func endOf(curve func(float64) (orb.Point, angle, float64)) orb.Point {
	at, _, _ := curve(1)
	return at
}
