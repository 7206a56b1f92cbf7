package claim

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// arcStep is the angle between two points of an arc as Area gives it: the
// chord leaves the arc by 0.1 % of its radius.
const arcStep = 5.0

// Area returns where the place may lie, for a map: the part of the ring around
// its anchor that the distance and the direction leave, both as far as the words and the
// size of the anchor allow. Longitudes are continuous, and may leave [−180, 180].
// It is nil where the ring reaches a pole, around which no polygon goes.
func (r RelativePlace) Area() orb.Polygon {
	if r.area != nil {
		return r.area
	}
	for _, pole := range []orb.Point{{0, 90}, {0, -90}} {
		if geo.Inverse(r.from, pole).Length <= r.reach.Max {
			return nil
		}
	}
	azimuth, ok := r.Direction.Azimuth()
	if !ok {
		ring := orb.Polygon{orb.Ring(r.arc(r.reach.Max, 0, 360))}
		if r.reach.Min > 0 {
			ring = append(ring, orb.Ring(r.arc(r.reach.Min, 360, 0)))
		}
		return ring
	}
	half := sectorHalf(r.Direction)
	sector := r.arc(r.reach.Max, azimuth-half, azimuth+half)
	if r.reach.Min > 0 {
		sector = append(sector, r.arc(r.reach.Min, azimuth+half, azimuth-half)...)
	} else {
		sector = append(sector, r.from)
	}
	return orb.Polygon{orb.Ring(append(sector, sector[0]))}
}

// arc returns the points at a distance from the anchor, from one azimuth to another.
func (r RelativePlace) arc(distance geo.Length, from, to float64) []orb.Point {
	pieces := math.Ceil(math.Abs(to-from) / arcStep)
	var points []orb.Point
	for i := range int(pieces) + 1 {
		p, _ := geo.Direct(r.from, from+(to-from)*float64(i)/pieces, distance)
		p[0] += 360 * math.Round((r.from[0]-p[0])/360)
		points = append(points, p)
	}
	return slices.Clip(points)
}
