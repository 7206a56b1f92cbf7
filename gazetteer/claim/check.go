package claim

import (
	"math"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// How much longer than the straight line a way may be. Roads are 1.2 to 1.5
// times as long on average, by country (Ballou, Rahardja and Sakai, Selected
// country circuity factors for road travel distance estimation, Transportation
// Research A 36, 2002), and up to twice as long for single pairs in mountains; where the text does
// not say how it measured, the average is allowed, no more.
const (
	roadDetour     = 1.7
	seaDetour      = 2.0
	flightDetour   = 1.2
	unstatedDetour = 1.3
	borderDetour   = 1.7 // to a crossing, which is seldom the nearest point of the border
)

// Distances published for the same two towns differ by some hundredths, with
// the points and the path that were taken. A gap between what the words allow and
// what was measured that is smaller than this part of the distance contradicts nothing.
const nearMiss = 0.05

// A stated direction may be this far off: half the step of its compass
// (22.5° for eight points), and once more, because people name the nearest
// of four or eight and not of sixteen.
const directionSlack = 67.5 // degrees

// Check measures a claim of doc and judges it.
func (c *Checker) Check(doc *geoparse.Document, cl Claim) Verdict {
	v := Verdict{Claim: cl, Kind: Checkable, Outcome: Unverifiable}
	v.Allowed = cl.Allowed(cl.Value)
	v.FromPlace, v.ToPlace = c.placeOf(doc, cl.From), c.placeOf(doc, cl.To)
	for _, e := range [...]struct {
		*End
		place *gazetteer.Place
	}{{&v.From, v.FromPlace}, {&v.To, v.ToPlace}} {
		if e.place == nil { // an end without a place has no basis
			e.Basis, e.Confidence = Unknown, 0
		}
	}
	v.Reasons = reasons(&v.Claim)
	if v.FromPlace == nil || v.ToPlace == nil {
		v.Kind = Position
		v.Relative = c.relative(&v)
	}
	if !c.judge(&v) {
		v.because(unknownReason(&v))
		return v
	}
	if v.Outcome == Contradicted {
		if doubt := c.doubt(doc, &v); doubt.code != "" {
			v.Outcome = Unverifiable
			v.because(doubt)
			v.Line, v.Measured, v.Method, v.WrongDirection = nil, Interval{}, "", false
		}
	}
	return v
}

// judge measures the two places of v and compares them with what its words
// allow. ok is false when they cannot be measured.
func (c *Checker) judge(v *Verdict) (ok bool) {
	m, ok := c.measure(v)
	if !ok {
		return false
	}
	v.Measured, v.Line, v.Method = m.interval, &m.line, m.method
	v.NearMiss, v.ByRoute, v.WrongDirection = false, false, false
	detour := detourOf(&v.Claim)
	miss := nearMiss * v.Line.Length
	switch {
	case v.Allowed.Overlaps(v.Measured):
		v.Outcome = Consistent
	case v.Allowed.Max+miss >= v.Line.Length && v.Allowed.Min-miss <= v.Line.Length:
		v.Outcome, v.NearMiss = Consistent, true
	case v.Allowed.Max < v.Measured.Min:
		v.Outcome = Contradicted
	case v.Allowed.Min <= farthest(v, detour):
		v.Outcome, v.ByRoute = Consistent, true
	default:
		v.Outcome = Contradicted
	}
	off, ok := c.directionOff(v)
	v.because(reason(v, detour, off))
	if v.Outcome == Consistent && ok && off > directionSlack {
		v.Outcome, v.WrongDirection = Contradicted, true
		v.because(reason(v, detour, off))
	}
	return true
}

// farthest returns how long a way between the two places of v may be. That it winds and that it
// is measured from edge to edge are independent, and seldom both as bad as they can be: the
// two add up as errors do.
func farthest(v *Verdict, detour float64) geo.Length {
	line, reach := float64(v.Line.Length), float64(v.Measured.Max-v.Line.Length)
	if math.IsInf(detour, 0) {
		return geo.Length(detour)
	}
	return geo.Length(line + math.Hypot((detour-1)*line, reach))
}

// placeOf returns the place of an end in doc, nil when it is not known.
func (c *Checker) placeOf(doc *geoparse.Document, e End) *gazetteer.Place {
	if e.Described != gazetteer.NoRef {
		p := c.index.Place(e.Described)
		return &p
	}
	if e.Mention >= 0 && doc.Mentions[e.Mention].Place >= 0 {
		return &doc.Places[doc.Mentions[e.Mention].Place].Place
	}
	return nil
}

// detourOf returns how many times the straight line a claim may be.
func detourOf(cl *Claim) float64 {
	switch {
	case cl.Journey:
		return math.Inf(1)
	case cl.Mode == Road:
		return roadDetour
	case cl.Mode == Sea:
		return seaDetour
	case cl.Mode == Flight:
		return flightDetour
	case cl.Mode == Straight:
		return 1
	}
	if cl.Relation == Border {
		return borderDetour
	}
	return unstatedDetour
}

// directionOff returns by how many degrees the line leaves the stated
// direction beyond what the size of the two places explains. ok is false when
// there is no direction to check, or the places are too near for one.
func (c *Checker) directionOff(v *Verdict) (off float64, ok bool) {
	want, ok := v.Direction.Azimuth()
	if ok && v.Method == pointToBorder {
		return c.borderOff(v, want)
	}
	if !ok || v.Relation != From && v.Relation != Coast || v.Method == pointToCourse {
		return 0, false // a river lies on several sides of a place
	}
	// People give directions from middle to middle; half the size of the two
	// places is what they may be out.
	reach := (radius(*v.FromPlace) + radius(*v.ToPlace)) / 2
	if v.Line.Length <= reach {
		return 0, false
	}
	// The line runs From → To; the direction is that of From as seen from To.
	got := geo.Inverse(v.ToPlace.Point, v.FromPlace.Point).Azimuth
	off = turn(got, want)
	return max(0, off-180/math.Pi*math.Asin(float64(reach/v.Line.Length))), true
}
