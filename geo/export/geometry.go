package export

import (
	"fmt"
	"math"

	"dateline/geo"

	"github.com/paulmach/orb"
)

// fileGeometry returns g as files hold it (see the package comment), nil for an empty geometry.
func fileGeometry(g orb.Geometry) (orb.Geometry, error) {
	if g == nil {
		return nil, nil
	}
	if err := check(g); err != nil {
		return nil, err
	}
	switch g := g.(type) {
	case orb.Point:
		return wrap(g), nil
	case orb.MultiPoint:
		out := make(orb.MultiPoint, len(g))
		for i, p := range g {
			out[i] = wrap(p)
		}
		return orNil(out, len(out)), nil
	case orb.LineString:
		return oneLine(geo.Cut(g)), nil
	case orb.MultiLineString:
		var out orb.MultiLineString
		for _, ls := range g {
			out = append(out, geo.Cut(ls)...)
		}
		return orNil(out, len(out)), nil
	case orb.Ring:
		return fileGeometry(orb.Polygon{g})
	case orb.Polygon:
		out := geo.CutPolygon(g)
		if len(out) == 1 {
			return out[0], nil
		}
		return orNil(out, len(out)), nil
	case orb.MultiPolygon:
		var out orb.MultiPolygon
		for _, p := range g {
			out = append(out, geo.CutPolygon(p)...)
		}
		return orNil(out, len(out)), nil
	case orb.Bound:
		if g.Min[0] > g.Max[0] { // it crosses the antimeridian
			g.Max[0] += 360
		}
		return fileGeometry(g.ToPolygon())
	case orb.Collection:
		out := make(orb.Collection, 0, len(g))
		for _, part := range g {
			part, err := fileGeometry(part)
			if err != nil {
				return nil, err
			}
			if part != nil {
				out = append(out, part)
			}
		}
		return orNil(out, len(out)), nil
	}
	return nil, fmt.Errorf("a geometry of type %T can't be written", g)
}

// orNil returns g, or nil if it has no parts.
func orNil(g orb.Geometry, parts int) orb.Geometry {
	if parts == 0 {
		return nil
	}
	return g
}

// oneLine returns a line where there is one piece.
func oneLine(pieces orb.MultiLineString) orb.Geometry {
	if len(pieces) == 1 {
		return pieces[0]
	}
	return orNil(pieces, len(pieces))
}

// wrap returns p with its longitude in [−180, 180].
func wrap(p orb.Point) orb.Point {
	if p[0] < -180 || p[0] > 180 {
		p[0] = math.Remainder(p[0], 360)
	}
	return p
}

// maxTurns is how far from the prime meridian a longitude may be, in degrees.
const maxTurns = 100 * 360

// check returns an error for coordinates that are none on earth.
func check(g orb.Geometry) error {
	for p := range points(g) {
		if !(math.Abs(p[0]) <= maxTurns) {
			return fmt.Errorf("longitude %v is out of range", p[0])
		}
		if !(math.Abs(p[1]) <= 90) {
			return fmt.Errorf("latitude %v is not in [-90, 90]", p[1])
		}
	}
	return nil
}

// points gives every position of g.
func points(g orb.Geometry) func(yield func(orb.Point) bool) {
	return func(yield func(orb.Point) bool) { eachPoint(g, yield) }
}

func eachPoint(g orb.Geometry, yield func(orb.Point) bool) bool {
	list := func(ps []orb.Point) bool {
		for _, p := range ps {
			if !yield(p) {
				return false
			}
		}
		return true
	}
	switch g := g.(type) {
	case orb.Point:
		return yield(g)
	case orb.MultiPoint:
		return list(g)
	case orb.LineString:
		return list(g)
	case orb.Ring:
		return list(g)
	case orb.Bound:
		return yield(g.Min) && yield(g.Max)
	case orb.MultiLineString:
		for _, part := range g {
			if !list(part) {
				return false
			}
		}
	case orb.Polygon:
		for _, part := range g {
			if !list(part) {
				return false
			}
		}
	case orb.MultiPolygon:
		for _, part := range g {
			if !eachPoint(part, yield) {
				return false
			}
		}
	case orb.Collection:
		for _, part := range g {
			if !eachPoint(part, yield) {
				return false
			}
		}
	}
	return true
}
