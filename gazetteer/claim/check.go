package claim

import (
	"fmt"
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
	v := Verdict{Claim: cl, Outcome: Unverifiable, Allowed: allowed(cl.Value, cl.stated)}
	v.FromPlace, v.ToPlace = c.placeOf(doc, cl.From), c.placeOf(doc, cl.To)
	m, ok := c.measure(&v)
	if !ok {
		v.Reason = unknownReason(&v)
		return v
	}
	v.Measured, v.Line, v.Method = m.interval, &m.line, m.method
	if name, ok := c.doubtful(doc, &v); ok {
		v.Reason = fmt.Sprintf("The %s that was found lies %s from %s; another place of that name may be meant.", name.Name, show(v.Line.Length, v.Unit), otherOf(&v, name).Name)
		v.Line, v.Measured, v.Method = nil, Interval{}, ""
		return v
	}
	detour := detourOf(cl)
	miss := nearMiss * v.Line.Length
	switch {
	case v.Allowed.Overlaps(v.Measured):
		v.Outcome = Consistent
	case v.Allowed.Max+miss >= v.Line.Length && v.Allowed.Min-miss <= v.Line.Length:
		v.Outcome, v.NearMiss = Consistent, true
	case v.Allowed.Max < v.Measured.Min:
		v.Outcome = Contradicted
	case float64(v.Allowed.Min) <= detour*float64(v.Measured.Max):
		v.Outcome, v.ByRoute = Consistent, true
	default:
		v.Outcome = Contradicted
	}
	off, ok := c.directionOff(&v)
	v.Reason = reason(&v, detour, off)
	if v.Outcome == Consistent && ok && off > directionSlack {
		v.Outcome, v.WrongDirection = Contradicted, true
		v.Reason = reason(&v, detour, off)
	}
	return v
}

// doubtful returns the end of v that is more likely a namesake than a wrong
// distance: the two places lie many times farther apart than the text says, and
// the resolution of one of them is unsure.
func (c *Checker) doubtful(doc *geoparse.Document, v *Verdict) (*gazetteer.Place, bool) {
	if v.Measured.Min < absurdLeast || v.Measured.Min < absurdFactor*v.Allowed.Max {
		return nil, false
	}
	for _, e := range [...]struct {
		end   End
		place *gazetteer.Place
	}{{v.From, v.FromPlace}, {v.To, v.ToPlace}} {
		if e.end.Mention >= 0 && doc.Mentions[e.end.Mention].Confidence < sureConfidence && e.place.Population < sureSize && isSpot(*e.place) {
			return e.place, true
		}
	}
	return nil, false
}

// otherOf returns the end of v that p is not.
func otherOf(v *Verdict, p *gazetteer.Place) *gazetteer.Place {
	if p == v.FromPlace {
		return v.ToPlace
	}
	return v.FromPlace
}

// Verdicts extracts the claims of doc and checks each.
func (c *Checker) Verdicts(doc *geoparse.Document) []Verdict {
	claims := c.Extract(doc)
	if len(claims) == 0 {
		return nil
	}
	out := make([]Verdict, len(claims))
	for i, cl := range claims {
		out[i] = c.Check(doc, cl)
	}
	return out
}

// placeOf returns the place of an end, nil when it is not known.
func (c *Checker) placeOf(doc *geoparse.Document, e End) *gazetteer.Place {
	switch {
	case e.Place >= 0 && e.Place < len(doc.Places):
		return &doc.Places[e.Place].Place
	case e.Ref != gazetteer.NoRef:
		p := c.seek.place(e.Ref)
		return &p
	}
	return nil
}

// detourOf returns how many times the straight line a claim may be.
func detourOf(cl Claim) float64 {
	switch cl.Mode {
	case "road":
		return roadDetour
	case "sea":
		return seaDetour
	case "flight":
		return flightDetour
	case "straight":
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
	want, ok := azimuthOf(v.Direction)
	if !ok || v.Relation != From && v.Relation != Coast {
		return 0, false
	}
	// People give directions from middle to middle; half the size of the two
	// places is what they may be out.
	reach := (radius(*v.FromPlace) + radius(*v.ToPlace)) / 2
	if v.Line.Length <= reach {
		return 0, false
	}
	// The line runs From → To; the direction is that of From as seen from To.
	got := geo.Inverse(v.ToPlace.Point, v.FromPlace.Point).Azimuth
	off = math.Abs(math.Mod(got-want+540, 360) - 180)
	return max(0, off-180/math.Pi*math.Asin(float64(reach/v.Line.Length))), true
}
