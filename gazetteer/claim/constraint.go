package claim

import (
	"math"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/resolve"
	"dateline/geo"
)

// Constraints returns the claims of doc as constraints on its mentions, for
// [geoparse.Parser.Refine]: those that name both places, or refer to them, and measure
// from one to the other. No place is chosen here.
func Constraints(doc *geoparse.Document, claims []Claim) []resolve.Constraint {
	var out []resolve.Constraint
	for i := range claims {
		c := &claims[i]
		if c.Relation != From && c.Relation != Between || !binds(doc, &c.From) || !binds(doc, &c.To) {
			continue
		}
		a := c.Allowed(c.Value)
		k := resolve.Constraint{A: c.From.Mention, B: c.To.Mention, Min: a.Min, Max: a.Max}
		if detour := detourOf(c); !math.IsInf(detour, 0) {
			k.Min = a.Min / geo.Length(detour)
		} else {
			k.Min = 0
		}
		if c.Relation == From {
			k.Azimuth, k.Directed = c.Direction.Azimuth()
		}
		out = append(out, k)
	}
	return out
}

// binds reports whether an end says enough to choose a place by.
func binds(doc *geoparse.Document, e *End) bool {
	return e.Mention >= 0 && e.Described == gazetteer.NoRef && doc.Mentions[e.Mention].Within == gazetteer.NoRef &&
		(e.Basis == Stated || e.Basis == Referred)
}
