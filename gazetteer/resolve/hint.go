package resolve

import (
	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// Hint tells where a text is set. The zero Hint tells nothing; fields may be
// combined.
type Hint struct {
	Country string        // ISO 3166-1 alpha-2
	Place   gazetteer.Ref // when HasPlace: a town, region or country
	Point   orb.Point     // when HasPoint: longitude, latitude in degrees

	HasPlace, HasPoint bool
}

// hint is a Hint made ready to compare candidates with.
type hint struct {
	country  gazetteer.Ref
	admin1   gazetteer.Ref
	location [3]float64
	near     bool
}

// newHint looks the divisions of a hint up.
func newHint(x *gazetteer.Index, h Hint) hint {
	out := hint{country: gazetteer.NoRef, admin1: gazetteer.NoRef}
	if h.Country != "" {
		out.country = x.Country(h.Country)
	}
	if h.HasPlace {
		country, admin1, _ := x.Parents(h.Place)
		if country != gazetteer.NoRef {
			out.country = country
		}
		if admin1 != country {
			out.admin1 = admin1
		}
		if h.Place != country && h.Place != admin1 {
			out.location, out.near = unitVector(x.Point(h.Place)), true
		}
	}
	if h.HasPoint {
		out.location, out.near = unitVector(h.Point), true
	}
	return out
}

// fill fills the signals of the caller's hint.
func (h *hint) fill(c *Candidate) {
	g := &c.Signals
	if h.country != gazetteer.NoRef && c.Country == h.country && c.Ref != h.country {
		g[sigHintCountry] = 1
	}
	if h.admin1 != gazetteer.NoRef && c.Admin1 == h.admin1 {
		g[sigHintRegion] = 1
	}
	if h.near {
		g[sigHintNear] = float32(closeness(apart(&h.location, &c.Location)))
	}
}
