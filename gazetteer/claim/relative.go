package claim

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// RelativePlace is a place that a text names only by its way from another: "the
// epicentre, 12 km east of X". It is a point with an uncertainty; without a direction it
// is the ring around its anchor, whose point is the anchor's.
type RelativePlace struct {
	Point       orb.Point  // longitude, latitude in degrees
	Uncertainty geo.Length // radius of a disc around Point that holds the place, save for a ring
	Ring        Interval   // distances from Point between which it lies; zero when there is a direction
	Anchor      End
	Direction   Direction // compass point as seen from the anchor, "" for a ring

	from  orb.Point   // of the anchor
	reach Interval    // distances from it that the words and its size allow
	area  orb.Polygon // where it may lie by several distances; nil for one alone
}

// IsOneWith reports whether both are the place of one thing that several distances locate: they
// have one point and one area.
func (r *RelativePlace) IsOneWith(o *RelativePlace) bool {
	return r.area != nil && o.area != nil && r.Point == o.Point && r.Uncertainty == o.Uncertainty
}

// IsJoint reports whether several distances locate it.
func (r *RelativePlace) IsJoint() bool { return r.area != nil }

// sectorHalf is how far a place may lie from the compass point that a text
// names: half the step of its compass.
func sectorHalf(point Direction) float64 {
	if len(point) == 3 {
		return 11.25
	}
	return 22.5
}

// relative returns the place that v locates, whose From has no place of its own
// but whose To has one; nil otherwise, for distances that are measured to a border or
// within a radius, and for ways that somebody went, which do not lie straight.
func (c *Checker) relative(v *Verdict) *RelativePlace {
	cl, anchor := &v.Claim, v.ToPlace
	if anchor == nil || cl.Relation != From || v.FromPlace != nil {
		return nil
	}
	if cl.Journey || cl.Mode != "" && cl.Mode != Straight && cl.Direction == "" {
		return nil
	}
	a := v.Allowed
	size := radius(*anchor)
	rel := &RelativePlace{
		Point:     anchor.Point,
		Anchor:    cl.To,
		Direction: cl.Direction,
		from:      anchor.Point,
		reach:     Interval{Min: max(0, a.Min-size), Max: a.Max + size},
	}
	azimuth, ok := cl.Direction.Azimuth()
	if !ok {
		rel.Ring = rel.reach
		rel.Uncertainty = rel.Ring.Max
		return rel
	}
	middle := (a.Min + a.Max) / 2
	rel.Point, _ = geo.Direct(anchor.Point, azimuth, middle)
	// The farthest corner of the sector of a ring from its middle, and the
	// size of the anchor.
	half := sectorHalf(cl.Direction) * math.Pi / 180
	corner := func(r geo.Length) float64 {
		x, y := float64(r)*math.Cos(half)-float64(middle), float64(r)*math.Sin(half)
		return math.Hypot(x, y)
	}
	rel.Uncertainty = geo.Length(max(corner(a.Min), corner(a.Max))) + size
	return rel
}
