package claim

import (
	"dateline/geo"
)

// measurement is the distance between two places on the ground.
type measurement struct {
	interval Interval
	line     geo.Line // between the two points
	method   string
}

// measure measures the two places of v. ok is false when one is not known
// or too vague to measure from.
func (c *Checker) measure(v *Verdict) (m measurement, ok bool) {
	if v.FromPlace == nil || v.ToPlace == nil {
		return m, false
	}
	m.line = geo.Inverse(v.FromPlace.Point, v.ToPlace.Point)
	reach := radius(*v.FromPlace) + radius(*v.ToPlace)
	m.interval = Interval{max(0, m.line.Length-reach), m.line.Length + reach}
	m.method = "geodesic on WGS 84 between the two points, give or take the size of both places"
	return m, true
}
