package claim

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/gazetteer/claim/extract"
	"dateline/geo"
)

// The bounds of what is looked at for a direction from a border.
const (
	borderStep = 5 * geo.Kilometre // between the points of a border that are tried
	borderFar  = 2.0               // times the distance to the nearest point: farther ones are not meant
	borderNear = 2.0               // times the size of the place: nearer, a direction says nothing
)

// borderOff returns by how many degrees a place lies outside the stated direction from the border, measured from its nearest
// point. It is 0 where any point of the border that may be meant lies in that direction: borders are
// crooked. ok is false where the place is too near for a direction.
func (c *Checker) borderOff(v *Verdict, want float64) (off float64, ok bool) {
	spot, land := v.FromPlace, v.ToPlace
	if !extract.IsSpot(*spot) {
		spot, land, want = land, spot, math.Mod(want+180, 360)
	}
	if v.Line.Length < borderNear*(radius(*spot)+outlineError) {
		return 0, false
	}
	area, ok := c.area(*land)
	if !ok {
		return 0, false
	}
	far := max(v.Allowed.Max, borderFar*v.Line.Length)
	found := false
	eachBorderPoint(area, func(q orb.Point) bool {
		l := geo.Inverse(q, spot.Point)
		found = l.Length <= far && turn(l.Azimuth, want) <= directionSlack
		return !found
	})
	if found {
		return 0, true
	}
	return turn(geo.Inverse(v.Line.To, spot.Point).Azimuth, want), true
}

// eachBorderPoint calls yield for points of the border of an area, none farther than borderStep from the next, until
// it returns false.
func eachBorderPoint(area orb.MultiPolygon, yield func(orb.Point) bool) {
	for _, polygon := range area {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				n := 1 + int(geo.Distance(a, b)/borderStep)
				for k := range n {
					t := float64(k) / float64(n)
					if !yield(orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}) {
						return
					}
				}
			}
		}
	}
}

// turn returns the angle between two directions, in [0, 180] degrees.
func turn(a, b float64) float64 { return math.Abs(math.Mod(a-b+540, 360) - 180) }

// seenFrom returns the direction of the one end of v as seen from the other, where the words say that it lies: from the nearest
// point of a border, else from the point of the other place.
func seenFrom(v *Verdict) float64 {
	anchor, located := v.ToPlace.Point, v.FromPlace.Point
	if v.Method == pointToBorder {
		edge := v.Line.To
		if extract.IsSpot(*v.FromPlace) {
			anchor = edge
		} else {
			located = edge
		}
	}
	return geo.Inverse(anchor, located).Azimuth
}
