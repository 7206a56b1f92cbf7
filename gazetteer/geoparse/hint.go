package geoparse

import "dateline/gazetteer"

// hint is a Hint made ready to compare candidates with.
type hint struct {
	country gazetteer.Ref
	admin1  gazetteer.Ref
	pos     [3]float64
	near    bool
}

// prepare looks the units of a hint up.
func (p *Parser) prepare(h Hint) hint {
	out := hint{country: gazetteer.NoRef, admin1: gazetteer.NoRef}
	if h.Country != "" {
		out.country = p.index.Country(h.Country)
	}
	if h.HasPlace {
		country, admin1, _ := p.index.Parents(h.Place)
		if country != gazetteer.NoRef {
			out.country = country
		}
		if admin1 != country {
			out.admin1 = admin1
		}
		if h.Place != country && h.Place != admin1 {
			out.pos, out.near = unit(p.index.Point(h.Place)), true
		}
	}
	if h.HasPoint {
		out.pos, out.near = unit(h.Point), true
	}
	return out
}

// hinted fills the signals of the caller's hint.
func (h *hint) hinted(c *candidate) {
	g := &c.signals
	if h.country != gazetteer.NoRef && c.country == h.country && c.ref != h.country {
		g[sigHintCountry] = 1
	}
	if h.admin1 != gazetteer.NoRef && c.admin1 == h.admin1 {
		g[sigHintRegion] = 1
	}
	if h.near {
		g[sigHintNear] = float32(closeness(apart(&h.pos, &c.pos)))
	}
}
