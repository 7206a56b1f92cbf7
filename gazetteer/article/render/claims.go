package render

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo"
)

// maxLeg is the longest leg of a geodesic drawn on a map: at 100 km the
// chord leaves the curve by less than 200 m.
const maxLeg = 100 * geo.Kilometre

// Claim is a checked claim in JSON. Start, end, text, value_km, hedge,
// direction, from, to, measured_km, allowed_km, verdict and basis are those
// of `dateline batch`; the rest says how the verdict came about. It has a field for
// each member of the JSON.
type Claim struct {
	Kind          claim.Kind        `json:"kind"`
	Start         int               `json:"start"` // code points
	End           int               `json:"end"`
	Text          string            `json:"text"`
	Value         kmRange           `json:"value_km"`
	Unit          geo.Unit          `json:"unit"`
	Hedge         *string           `json:"hedge"`
	Direction     *string           `json:"direction"`
	Mode          *string           `json:"mode"`
	Relation      claim.Relation    `json:"relation"`
	From          *ClaimEnd         `json:"from"`
	To            *ClaimEnd         `json:"to"`
	Measured      *km               `json:"measured_km"`       // between the two points
	MeasuredRange *kmRange          `json:"measured_range_km"` // between the two extents
	Allowed       kmRange           `json:"allowed_km"`
	Verdict       claim.Outcome     `json:"verdict"`
	Basis         claim.Basis       `json:"basis"`       // the weaker of the two ends
	Code          claim.Code        `json:"reason_code"` // the kind of the reason, which does not change its name
	Reason        string            `json:"reason"`
	Method        string            `json:"method"`
	Azimuth       *float64          `json:"azimuth"` // at the anchor, towards the place that is located
	Line          *geojson.Geometry `json:"line"`
	Reasons       []Reason          `json:"reasons,omitempty"`  // what decided about it, where asked for
	Relative      *RelativePlace    `json:"relative,omitempty"` // where From lies, when it has no place of its own
}

// RelativePlace is a place that the text names only by its way from another:
// "the epicentre, 12 km east of X". It lies within the uncertainty of the
// point; without a direction, within the ring around it. The area is where it
// may lie by both; it is null around a pole.
type RelativePlace struct {
	Name        string            `json:"name"` // "60 km south of Ankara"
	Lat         float64           `json:"lat"`
	Lon         float64           `json:"lon"`
	Uncertainty km                `json:"uncertainty_km"`
	Ring        *kmRange          `json:"ring_km"`
	Direction   *string           `json:"direction"`
	Area        *geojson.Geometry `json:"area"`
	Line        *geojson.Geometry `json:"line"` // from the anchor to the point; null without a direction
}

// ClaimEnd is one of the two places of a Claim. The fields of the place are null for a name that
// the gazetteer lacks.
type ClaimEnd struct {
	Location
	Text       string      `json:"text,omitempty"` // as written, where it was mentioned
	Basis      claim.Basis `json:"basis"`
	Confidence float64     `json:"confidence"`
	RunnersUp  []Location  `json:"runners_up,omitempty"`
}

// Claims returns the checked claims of the article in the order of the text.
func Claims(a *article.Article) []Claim {
	names := newRelativeNames(a)
	out := make([]Claim, 0, len(a.Verdicts))
	for _, v := range a.Verdicts {
		out = append(out, newClaim(a, v, names))
	}
	return out
}

// claims returns the claims as the shape wants them.
func (s Shape) claims(a *article.Article) []Claim {
	out := Claims(a)
	for i := range out {
		if s.Explain {
			out[i].Reasons = NewReasons(a.Verdicts[i].Reasons)
		}
	}
	return out
}

func newClaim(a *article.Article, v claim.Verdict, names relativeNames) Claim {
	c := Claim{
		Start: a.Offsets.CodePoint(v.Start), End: a.Offsets.CodePoint(v.End), Text: v.Text,
		Value: newRange(v.Value), Unit: v.Unit, Hedge: optional(v.Hedge), Direction: optional(string(v.Direction)),
		Mode: optional(string(v.Mode)), Relation: v.Relation, From: newEnd(a, v.From, v.FromPlace),
		To:      newEnd(a, v.To, v.ToPlace),
		Allowed: newRange(v.Allowed), Verdict: v.Outcome, Basis: v.Claim.Basis(), Kind: v.Kind,
		Code: v.Code, Reason: v.Reason, Method: v.Method,
	}
	if v.Line != nil {
		measured, extent := km(v.Line.Length), newRange(v.Measured)
		c.Measured, c.MeasuredRange = &measured, &extent
		back := round(geo.Inverse(v.Line.To, v.Line.From).Azimuth, 3)
		c.Azimuth = &back
		c.Line = geojson.NewGeometry(Curve(*v.Line))
	}
	if v.Relative != nil {
		c.Relative = newRelative(v, names.of(v))
	}
	return c
}

func newRelative(v claim.Verdict, name string) *RelativePlace {
	rel := v.Relative
	out := &RelativePlace{
		Name: name, Lat: degrees(rel.Point.Lat()), Lon: degrees(rel.Point.Lon()),
		Uncertainty: km(rel.Uncertainty), Direction: optional(string(rel.Direction)),
	}
	switch {
	case rel.IsJoint():
	case rel.Direction == "":
		ring := newRange(rel.Ring)
		out.Ring = &ring
	default:
		out.Line = geojson.NewGeometry(Curve(geo.Inverse(v.ToPlace.Point, rel.Point)))
	}
	if area := rel.Area(); area != nil {
		out.Area = geojson.NewGeometry(orb.Round(geo.CutPolygon(area), 1e7))
	}
	return out
}

// Reviews returns a schema.org ClaimReview draft for each claim that could
// be checked, for a person to edit and to sign.
func Reviews(a *article.Article, about claim.ReviewContext) []claim.ClaimReview {
	if about.Headline == "" {
		about.Headline = a.Name()
	}
	out := []claim.ClaimReview{}
	for _, v := range a.Verdicts {
		if v.Outcome != claim.Unverifiable {
			out = append(out, claim.Review(v, claim.Sentence(a.Document, v.Span), about))
		}
	}
	return out
}

// Curve returns a geodesic as a map draws it: legs of at most 100 km, cut at
// the antimeridian, with seven decimals.
func Curve(l geo.Line) orb.Geometry {
	parts := orb.Round(geo.Cut(l.Waypoints(maxLeg)), 1e7).(orb.MultiLineString)
	if len(parts) == 1 {
		return parts[0]
	}
	return parts
}

// newEnd shows an end of a claim and its place, which need not be one of the
// article's: "the capital" may never be named. A name that the gazetteer lacks stands
// without a place; an end that has neither is nil.
func newEnd(a *article.Article, e claim.End, p *gazetteer.Place) *ClaimEnd {
	switch {
	case p == nil && (e.Name == "" || e.Area || e.Mention < 0 && e.Span.Start == e.Span.End):
		return nil // what moves is no place
	case p == nil:
		return &ClaimEnd{Text: e.Name, Basis: e.Basis}
	}
	out := &ClaimEnd{Location: NewLocation(*p), Basis: e.Basis, Confidence: round(e.Confidence, 3)}
	if e.Mention >= 0 {
		out.Text = a.Mentions[e.Mention].Text
	}
	for _, m := range e.RunnersUp {
		if p := a.Mentions[m].Place; p >= 0 {
			out.RunnersUp = append(out.RunnersUp, NewLocation(a.Places[p].Place))
		}
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
