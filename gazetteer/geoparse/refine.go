package geoparse

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
)

// Refine ranks the names of a document that constraints tie together once more and
// returns the document with the places that follow. It returns d itself when nothing
// changes; d stays as it is in any case. The constraints number mentions of d.
func (p *Parser) Refine(d *Document, constraints []resolve.Constraint) *Document {
	senses := slices.Clip(d.Senses)
	senseOf := func(mention int) int {
		m := &d.Mentions[mention]
		if m.Sense < 0 && m.Place >= 0 && d.Places[m.Place].Ref != gazetteer.NoRef { // a reader's word
			senses = append(senses, p.resolver.CertainSense(d.Places[m.Place].Ref))
			return len(senses) - 1
		}
		return m.Sense
	}
	of := make([]resolve.Constraint, 0, len(constraints))
	for _, c := range constraints {
		if c.A, c.B = senseOf(c.A), senseOf(c.B); c.A >= 0 && c.B >= 0 {
			of = append(of, c)
		}
	}
	changed := p.resolver.Refine(senses, of)
	if len(changed) == 0 {
		return d
	}
	out := *d
	out.Senses, out.Mentions, out.Places = slices.Clone(d.Senses), nil, nil
	for k, s := range changed {
		out.Senses[k] = s
	}
	places := map[gazetteer.PlaceID]int{}
	for i, m := range d.Mentions {
		var place *Place
		if m.Place >= 0 {
			place = &d.Places[m.Place]
		}
		if s, ok := changed[m.Sense]; ok && m.Within == gazetteer.NoRef {
			place = nil
			if ref := s.Candidates[s.Chosen].Ref; ref != gazetteer.NoRef {
				place = &Place{Place: p.index.Place(ref), Ref: ref}
			}
			if m.Resolution > 0 {
				m.Confidence /= m.Resolution
			}
			m.Confidence, m.Resolution = m.Confidence*s.Mass, s.Mass
			m.Candidates = s.Candidates[:min(len(s.Candidates), maxCandidates)]
			if len(m.Reasons) > 0 {
				m.Reasons = append(slices.Clip(m.Reasons), s.Reasons[len(s.Reasons)-1])
			}
		}
		out.addPlace(places, place, &m)
		if m.Place >= 0 {
			out.Places[m.Place].Mentions = append(out.Places[m.Place].Mentions, i)
		}
		out.Mentions = append(out.Mentions, m)
	}
	for _, pl := range d.Places { // places that a reader added beside the text
		if len(pl.Mentions) == 0 {
			out.Places = append(out.Places, pl)
		}
	}
	out.Focus = FocusOf(p.index, &out)
	return &out
}

// addPlace sets the place of a mention, nil for none, numbering places in order of first mention.
func (d *Document) addPlace(places map[gazetteer.PlaceID]int, place *Place, m *Mention) {
	m.Place = -1
	if place == nil {
		return
	}
	k, ok := places[place.ID]
	if !ok {
		k = len(d.Places)
		places[place.ID] = k
		d.Places = append(d.Places, Place{Place: place.Place, Ref: place.Ref})
	}
	m.Place = k
	d.Places[k].Confidence = max(d.Places[k].Confidence, m.Confidence)
}
