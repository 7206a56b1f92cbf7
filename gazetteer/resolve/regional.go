package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// region is a region that a text puts a mention in and that is no division: the gazetteer
// knows its point and its country, but neither how far it goes nor what lies in it.
type region struct {
	ref     gazetteer.Ref
	country gazetteer.Ref // NoRef where it has none
	centre  [3]float64    // on the unit sphere
	known   bool
	drawn   bool // it is a division after all, of which the gazetteer knows only in part what lies in it: an English county
}

// How far from its point a region surely goes, and how far it may: a British county is
// some 60 km across.
const (
	regionReachKm = 60
	regionFarKm   = 300
)

// add takes the first region that a name means.
func (g *region) add(x *gazetteer.Index, ref gazetteer.Ref, p *gazetteer.Place) {
	if g.known {
		return
	}
	country, _, _ := x.Parents(ref)
	*g = region{ref: ref, country: country, centre: unitVector(p.Point), known: true}
}

// holds reports whether a place surely lies in the region: near its point.
func (g *region) holds(b *Bearer) bool { return g.reaches(b, regionReachKm) }

// reaches reports whether a place lies within some kilometres of the region's point, and
// in its country.
func (g *region) reaches(b *Bearer, km float64) bool {
	if !g.known || b.Ref == g.ref || g.country != gazetteer.NoRef && g.country != b.Country {
		return false
	}
	return apart(&g.centre, &b.Location) <= km
}

// mayHold reports whether a place may lie in a region that the text puts a mention in.
func (c *Context) mayHold(b *Bearer) bool { return c.region.reaches(b, regionFarKm) }

// isBounded reports whether the gazetteer knows what lies in one of the containers.
func (c *Context) isBounded() bool {
	n := len(c.Containers())
	return n > 1 || n == 1 && (!c.region.known || c.region.drawn)
}

// narrowly is a difference in fame that leaves open which of two places is better known.
const narrowly = 0.03

// namesDivision reports whether the second-level division ref is what match m means where
// it stands for what holds something. Of several words it is. A single word is mostly a town,
// unless the division is the best known place of the name and has no town of it inside:
// "Silverstone, Northamptonshire" is one place in a county, "Berry, Parkes" are two towns.
func (r surroundings) namesDivision(m *recognise.Match, ref gazetteer.Ref) bool {
	if m.To-m.From >= 2 {
		return true
	}
	if r.index.Fame(ref) < float64(m.Fame)-narrowly {
		return false
	}
	for _, b := range m.Bearers {
		if _, _, a2 := r.index.Parents(b.Ref); a2 == ref && recognise.GroupIn(r.index, b.Ref).IsSettlement() {
			return false
		}
	}
	return true
}
