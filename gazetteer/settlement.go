package gazetteer

import (
	"math"

	"dateline/geo"

	"github.com/paulmach/orb"
)

// The size of a settlement whose outline is not known: a disc that holds its
// people at townDensity. 3,500 people a square kilometre lies between the built-up
// densities of North America (about 1,500) and of South Asia (about 9,000) in the
// Atlas of Urban Expansion, 2016.
const (
	townDensity = 3500.0 // people a square kilometre
	leastReach  = geo.Kilometre
)

// WidestReach is the most that [Index.Reach] returns.
const WidestReach = 60 * geo.Kilometre

// settlementReach returns how far a settlement of so many people reaches from its
// middle, were it a disc.
func settlementReach(population int64) geo.Length {
	km2 := float64(population) / townDensity
	return min(WidestReach, max(leastReach, geo.Length(math.Sqrt(km2/math.Pi))*geo.Kilometre))
}

// ExtentOf returns the box of a place, and whether it is known. The box of a
// settlement, of which only the people are known, is that of a disc on which so
// many live, about as densely as in towns of the world. known is false for what
// has neither extent nor people; the box is then a kilometre around the point.
func (p *Place) ExtentOf() (b orb.Bound, known bool) {
	if p.Bound.Min != p.Bound.Max {
		return p.Bound, true
	}
	known = p.Class == "P" && p.Population > 0
	reach := leastReach
	if known {
		reach = settlementReach(p.Population)
	}
	return around(p.Point, reach), known
}

// around returns the box that holds the disc around a point. At a pole it is all
// longitudes; across the antimeridian west is greater than east. It is rounded to
// 1e-4 degrees, ten metres, for what is estimated is known no better.
func around(p orb.Point, reach geo.Length) orb.Bound {
	dLat := reach.Kilometres() / kmPerDegree
	south, north := rounded(p[1]-dLat), rounded(p[1]+dLat)
	if south <= -90 || north >= 90 {
		return orb.Bound{Min: orb.Point{-180, max(-90, south)}, Max: orb.Point{180, min(90, north)}}
	}
	dLon := dLat / math.Cos(max(math.Abs(south), math.Abs(north))*math.Pi/180)
	if dLon >= 180 {
		return orb.Bound{Min: orb.Point{-180, south}, Max: orb.Point{180, north}}
	}
	return orb.Bound{Min: orb.Point{wrapLongitude(rounded(p[0] - dLon)), south},
		Max: orb.Point{wrapLongitude(rounded(p[0] + dLon)), north}}
}

// kmPerDegree of latitude is the least on the ellipsoid of WGS 84, at the equator.
const kmPerDegree = 110.574

func rounded(degrees float64) float64 { return math.Round(degrees*1e4) / 1e4 }

// wrapLongitude brings a longitude into [-180, 180].
func wrapLongitude(lon float64) float64 {
	switch {
	case lon > 180:
		return lon - 360
	case lon < -180:
		return lon + 360
	}
	return lon
}

// Reach returns how far from its point a settlement reaches, 0 for other places.
// It is estimated from the people who live there.
func (x *records) Reach(r Ref) geo.Length {
	if x.Feature(r).Class != "P" {
		return 0
	}
	return settlementReach(x.Population(r))
}
