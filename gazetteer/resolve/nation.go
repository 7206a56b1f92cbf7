package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// nationReader tells mentions of a country from those of a first-level division of its name.
type nationReader struct {
	*Resolution
	index *gazetteer.Index
}

// setsApart reports whether a name is that of a country and of a first-level division of another, the words around the one
// of two mentions tell which it is, and the clause of the other names a place of the other and none of the same: "Officials in
// Tbilisi said Georgia will appeal; the state of Georgia will not". What the words tell the one to be is then ruled out for the
// other.
func (r nationReader) setsApart(n *Name, m *Mention) bool {
	if (n.Cue == recognise.GroupNone) == (m.Context.Cue == recognise.GroupNone) {
		return false
	}
	cue, bare := m.Context.Cue, &r.Mentions[n.Mentions[len(n.Mentions)-1]]
	if cue == recognise.GroupNone {
		cue, bare = n.Cue, m
	}
	if cue != recognise.GroupCountry && cue != recognise.GroupAdmin1 {
		return false
	}
	nation, state := gazetteer.NoRef, gazetteer.NoRef
	list := r.CandidatesOf(n)
	for i := range list {
		switch d := &list[i]; {
		case d.Kind > gazetteer.NameAlias || d.Variant != VariantWhole:
		case d.Group == recognise.GroupCountry:
			nation = d.Ref
		case d.Group == recognise.GroupAdmin1:
			state = d.Ref
		}
	}
	if nation == gazetteer.NoRef || state == gazetteer.NoRef {
		return false
	}
	own, other := r.namesPlaceOf(bare, state), r.namesPlaceOf(bare, nation)
	if cue == recognise.GroupCountry {
		own, other = other, own
	}
	if !other || own {
		return false
	}
	if n.Cue == recognise.GroupNone {
		r.ruleOut(n, cue)
	}
	return true
}

// ruleOut rules out the candidates of a group.
func (r nationReader) ruleOut(n *Name, g recognise.Group) {
	list := r.CandidatesOf(n)
	for i := range list {
		list[i].Apart = list[i].Apart || list[i].Group == g
	}
}

// namesPlaceOf reports whether the clause of a mention has the name of another place, by its best known bearer, that lies in a
// division.
func (r nationReader) namesPlaceOf(m *Mention, division gazetteer.Ref) bool {
	from, to := m.From, m.To
	for t := r.At(int(from)-1, m.From); from > m.From-maxGovernWindow && t != nil && t.Punct != ';'; t = r.At(int(from)-1, m.From) {
		from--
	}
	for t := r.At(int(to), m.From); to < m.To+maxGovernWindow && t != nil && t.Punct != ';'; t = r.At(int(to), m.From) {
		to++
	}
	for i := from; i < to; i++ {
		k := r.Matches.Starting(i)
		if k < 0 || !r.Text.Tokens[i].Capital() || i >= m.From && i < m.To {
			continue
		}
		for _, b := range r.Matches.List[k].Bearers {
			if float32(r.index.Fame(b.Ref)) < r.Matches.List[k].Fame {
				continue
			}
			if country, admin1, _ := r.index.Parents(b.Ref); b.Ref != division && (country == division || admin1 == division) {
				return true
			}
		}
	}
	return false
}
