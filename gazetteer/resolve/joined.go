package resolve

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// joinedKm is how far the points of two states may lie apart that are named together as neighbours.
const joinedKm = 600

// joined returns 1 for a state that a conjunction or a comma joins to another state of its country, not far away: of
// "Washington and Oregon", the state, but of "Washington and Virginia" not. It asks what the other name mostly means.
func joined(v *View) float32 {
	c := v.Candidate
	if c.Group != recognise.GroupAdmin1 || c.Variant > VariantTrim {
		return 0
	}
	for _, k := range v.Name.Mentions[:min(len(v.Name.Mentions), maxPairMentions)] {
		for _, o := range [...]int32{k - 1, k + 1} {
			if o >= 0 && int(o) < len(v.Mentions) && v.areJoined(min(k, o)) && v.isStateBeside(v.Mentions[o].Name, c) {
				return 1
			}
		}
	}
	return 0
}

// areJoined reports whether nothing but a conjunction or a comma stands between mention k and the next.
func (r *Resolution) areJoined(k int32) bool {
	m, next := &r.Mentions[k], &r.Mentions[k+1]
	if m.From >= m.To || next.From != m.To+1 {
		return false
	}
	t := r.At(int(m.To), m.To)
	return t != nil && (t.Class == text.ClassConjunction || t.Punct == ',')
}

// isStateBeside reports whether the best known bearer of a name is a state beside the candidate.
func (r *Resolution) isStateBeside(name int32, c *Candidate) bool {
	n := &r.Names[name]
	if n.First == n.Last {
		return false
	}
	d := &r.Candidates[n.First]
	return d.Group == recognise.GroupAdmin1 && d.Ref != c.Ref && d.Country == c.Country && apart(&d.Location, &c.Location) <= joinedKm
}
