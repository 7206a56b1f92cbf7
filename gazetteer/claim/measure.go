package claim

import (
	"math"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/geo"
)

// measurement is the distance between two places on the ground.
type measurement struct {
	interval Interval
	line     geo.Line // between the two points, or to the border
	method   string
}

// The ways in which two places are measured.
const (
	pointToPoint  = "geodesic on WGS 84 between the two points, give or take the size of both places"
	pointToBorder = "geodesic on WGS 84 to the nearest point of the border, give or take the size of the place"
	pointToCoast  = "geodesic on WGS 84 to the nearest point of the outline, give or take the size of the place"
	pointToArea   = "geodesic on WGS 84 to the nearest point of the area; the farthest reading is to its middle"
	pointToCourse = "geodesic on WGS 84 to the nearest point of the river as drawn on maps of 1:10,000,000, give or take the size of the place"
)

// outlineError is how far the outlines of countries and regions may be off:
// they are drawn for maps of 1:10,000,000 (Natural Earth), where a tenth of a
// millimetre is a kilometre.
const outlineError = 2 * geo.Kilometre

// measure measures the two places of v. ok is false when one is not known
// or too vague to measure from.
func (c *Checker) measure(v *Verdict) (m measurement, ok bool) {
	if v.FromPlace == nil || v.ToPlace == nil {
		return m, false
	}
	from, to := v.FromPlace, v.ToPlace
	if !extract.IsSpot(*from) && extract.IsSpot(*to) {
		from, to = to, from
	}
	if isWatercourse(*to) {
		return c.toCourse(*from, *to)
	}
	if extract.IsSpot(*from) && !extract.IsSpot(*to) || v.Relation == Border || v.Relation == Coast {
		if m, ok := c.toArea(*from, *to, v.Relation); ok {
			return m, true
		}
		if v.Relation == Border || v.Relation == Coast && !extract.IsSpot(*to) {
			return m, false
		}
	}
	m.line = geo.Inverse(v.FromPlace.Point, v.ToPlace.Point)
	reach := reachOf(&v.From, v.FromPlace) + reachOf(&v.To, v.ToPlace)
	m.interval = Interval{Min: max(0, m.line.Length-reach), Max: m.line.Length + reach}
	m.method = pointToPoint
	return m, !isVague(v, reach)
}

// isVague reports whether the ends of v reach so much farther than its words that nearly any point would
// fit them: "2 km from the Caribbean". Towns and other spots are seen as discs, whose edge is
// where people measure from.
func isVague(v *Verdict, reach geo.Length) bool {
	spots := extract.IsSpot(*v.FromPlace) && extract.IsSpot(*v.ToPlace)
	return !spots && reach > vagueFactor*v.Allowed.Max
}

// vagueFactor is how many times farther than its words the ends of a claim may reach.
const vagueFactor = 20

// isWatercourse reports whether a place is a river or canal, which lies everywhere along its line.
func isWatercourse(p gazetteer.Place) bool {
	return p.Class == "H" && (p.Code == "STM" || p.Code == "CNL")
}

// toCourse measures from a spot to the line of a river. ok is false where the river is not drawn: its point may
// be anywhere on it.
func (c *Checker) toCourse(from, to gazetteer.Place) (m measurement, ok bool) {
	if c.areas == nil || !extract.IsSpot(from) {
		return m, false
	}
	lines, ok := c.areas.Course(to.ID)
	if !ok {
		return m, false
	}
	best := geo.Length(math.Inf(1))
	for _, line := range lines {
		if at, d := geo.NearestOnLine(from.Point, line); d < best {
			best, m.line = d, geo.Inverse(from.Point, at)
		}
	}
	reach := radius(from) + outlineError
	m.interval = Interval{Min: max(0, best-reach), Max: best + reach}
	m.method = pointToCourse
	return m, true
}

// The middle of a place is a part of it: a sixth of its radius, and as much again as its point may
// be off.
const (
	centreShare = 1.0 / 6
	centreError = 1 * geo.Kilometre
)

// reachOf returns how far from its point an end reaches.
func reachOf(e *End, p *gazetteer.Place) geo.Length {
	if e.Centre {
		return min(radius(*p), centreError+centreShare*radius(*p))
	}
	return radius(*p)
}

// toArea measures from a spot to the outline of a country or region.
func (c *Checker) toArea(from, to gazetteer.Place, relation Relation) (m measurement, ok bool) {
	area, ok := c.area(to)
	if !ok {
		return m, false
	}
	edge, d := geo.NearestOnBorder(from.Point, area)
	m.line = geo.Inverse(from.Point, edge)
	reach := radius(from) + outlineError
	m.interval = Interval{Min: max(0, d-reach), Max: d + reach}
	switch relation {
	case Border:
		m.method = pointToBorder
	case Coast:
		m.method = pointToCoast
	default:
		// "300 km from Poland" is mostly from its border, but may be from its middle.
		m.method = pointToArea
		if geo.InArea(from.Point, area) {
			m.interval.Min = 0
		}
		m.interval.Max = max(m.interval.Max, geo.Distance(from.Point, to.Point)+radius(from))
	}
	return m, true
}

// area returns the outline of a place.
func (c *Checker) area(p gazetteer.Place) (orb.MultiPolygon, bool) {
	if c.areas == nil {
		return nil, false
	}
	return c.areas.Area(p.ID)
}
