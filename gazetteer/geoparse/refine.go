package geoparse

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
)

// The bounds of the confidence of names that nothing recognised: that a distance alone placed, and that are
// the only ones in the region from which the text measures.
const (
	maxByDistance = 0.6
	maxMeasured   = 0.8
)

// Refine ranks the names of a document that constraints tie together once more and
// returns the document with the places that follow. The constraints number mentions of d,
// and after them the given names: spans that are no mention, in the order of the text, that
// cut through none. A name, and a mention without a candidate, becomes a mention with a place
// where a bearer keeps a distance from a place of the document, and then mentions inside it give
// way; else it stays as it is. A closed document takes no names. Refine
// returns d itself when nothing changes; d stays as it is in any case.
func (p *Parser) Refine(d *Document, names []Span, constraints []resolve.Constraint) *Document {
	r := refiner{Parser: p.of(d), doc: d, names: names, senses: slices.Clip(d.Senses), of: map[end]int{}}
	list := make([]resolve.Constraint, 0, len(constraints))
	for _, c := range constraints {
		c.A, c.B = r.senseOf(end{c.A, c.AreaA}), r.senseOf(end{c.B, c.AreaB})
		list = append(list, c)
	}
	changed := r.resolver.Refine(r.senses, list)
	for _, s := range r.seats { // a town that stands for a division, though no distance moved it
		if _, ok := changed[s.k]; !ok {
			changed[s.k] = s.Sense
		}
	}
	if len(changed) == 0 {
		return d
	}
	return r.document(changed)
}

// refiner is a document whose names are ranked again.
type refiner struct {
	*Parser
	doc    *Document
	names  []Span
	senses []resolve.Sense // those of the document, and after them those that ends have of their own
	of     map[end]int     // the sense of each end of a constraint
	seats  []seat
}

// seat is a sense of its own because a town stands for a division.
type seat struct {
	resolve.Sense
	k, of int // its number, and that of the sense of the name
}

// end is an end of a constraint.
type end struct {
	mention int  // or a name, beyond the mentions
	area    bool // the words call it a division
}

// senseOf returns the sense that an end is ranked by.
func (r *refiner) senseOf(e end) int {
	if k, ok := r.of[e]; ok {
		return k
	}
	k := r.newSense(e)
	r.of[e] = k
	return k
}

func (r *refiner) newSense(e end) int {
	own := func(s resolve.Sense) int {
		r.senses = append(r.senses, s)
		return len(r.senses) - 1
	}
	if e.mention >= len(r.doc.Mentions) {
		s := r.names[e.mention-len(r.doc.Mentions)]
		return own(r.resolver.NamedSense(r.doc.Text[s.Start:s.End]))
	}
	m := &r.doc.Mentions[e.mention]
	switch {
	case m.Sense < 0 && m.Place >= 0: // a reader's word, or coordinates
		return own(resolve.CertainSense(r.doc.Places[m.Place].Ref, r.doc.Places[m.Place].Point))
	case m.Sense < 0:
		return -1
	case len(r.senses[m.Sense].Candidates) == 0:
		return own(r.resolver.NamedSense(m.Text))
	case e.area:
		return m.Sense
	}
	s, ok := r.resolver.Seat(&r.senses[m.Sense])
	if !ok {
		return m.Sense
	}
	k := own(s)
	r.seats = append(r.seats, seat{s, k, m.Sense})
	return k
}

// document returns the document with the senses that changed.
func (r *refiner) document(changed map[int]resolve.Sense) *Document {
	d := r.doc
	out := *d
	out.Senses, out.Mentions, out.Places = slices.Clone(r.senses), nil, nil
	for k, s := range changed {
		out.Senses[k] = s
	}
	moved := r.moved(changed)
	places := map[gazetteer.PlaceID]int{}
	add := func(m Mention, place *Place) {
		out.addPlace(places, place, &m)
		if m.Place >= 0 {
			out.Places[m.Place].Mentions = append(out.Places[m.Place].Mentions, len(out.Mentions))
		}
		out.Mentions = append(out.Mentions, m)
	}
	next, covered := 0, 0 // the name to come, and the end of the last one that became a mention
	addNames := func(before int) {
		for ; next < len(r.names) && r.names[next].Start < before; next++ {
			if m, place, ok := r.named(next, changed); ok {
				add(m, place)
				covered = m.End
			}
		}
	}
	for i, m := range d.Mentions {
		addNames(m.End)
		if m.Start < covered {
			continue
		}
		var place *Place
		if m.Place >= 0 {
			place = &d.Places[m.Place]
		}
		if k, ok := r.changedSense(i, changed, moved); ok && m.Within == gazetteer.NoRef {
			place = r.apply(&m, k, changed[k])
		}
		add(m, place)
	}
	addNames(len(d.Text))
	for _, pl := range d.Places { // places that a reader added beside the text
		if len(pl.Mentions) == 0 {
			out.Places = append(out.Places, pl)
		}
	}
	out.Focus = FocusOf(r.index, &out)
	return &out
}

// changedSense returns the changed sense that mention i has from now on: its own as the end
// of a distance, that of its name, or the one by which another mention of its name moved to
// another place.
func (r *refiner) changedSense(i int, changed map[int]resolve.Sense, moved map[int]int) (k int, ok bool) {
	m := &r.doc.Mentions[i]
	for _, area := range [...]bool{false, true} {
		if k, is := r.of[end{i, area}]; is && k >= 0 {
			if _, ok := changed[k]; ok {
				return k, true
			}
		}
	}
	if m.Sense < 0 {
		return 0, false
	}
	if _, ok := changed[m.Sense]; ok {
		return m.Sense, true
	}
	k, ok = moved[m.Sense]
	return k, ok
}

// moved returns, for each sense of a name, the first of the changed senses by which a
// mention of it moved to another place.
func (r *refiner) moved(changed map[int]resolve.Sense) map[int]int {
	out := map[int]int{}
	for _, seat := range r.seats {
		s, ok := changed[seat.k]
		if !ok || seat.Chosen < 0 || s.Chosen >= 0 && s.Candidates[s.Chosen].Ref == seat.Candidates[seat.Chosen].Ref {
			continue
		}
		if _, known := out[seat.of]; !known {
			out[seat.of] = seat.k
		}
	}
	return out
}

// apply gives a mention a changed sense and returns its place, nil for none.
func (r *refiner) apply(m *Mention, k int, s resolve.Sense) *Place {
	m.ByDistance = s.ByDistance()
	m.Sense = k
	if s.Chosen < 0 {
		return nil
	}
	switch {
	case m.ByDistance:
		m.Confidence = min(maxByDistance, m.Confidence*s.Mass)
	case m.Resolution > 0:
		m.Confidence *= s.Mass / m.Resolution
	}
	m.Confidence, m.Resolution = min(1, m.Confidence), s.Mass
	m.Candidates = s.Candidates[:min(len(s.Candidates), maxCandidates)]
	if len(m.Reasons) > 0 && len(s.Reasons) > 0 {
		m.Reasons = append(slices.Clip(m.Reasons), s.Reasons[len(s.Reasons)-1])
	}
	return r.place(s.Candidates[s.Chosen].Ref)
}

// named makes a mention of a name, with its place. It returns false for a name that stays
// without one.
func (r *refiner) named(n int, changed map[int]resolve.Sense) (m Mention, place *Place, ok bool) {
	k, ok := r.of[end{len(r.doc.Mentions) + n, false}]
	if !ok || r.doc.Closed {
		return m, nil, false
	}
	s, ok := changed[k]
	if !ok {
		return m, nil, false
	}
	span := r.names[n]
	most := maxMeasured
	if s.ByDistance() {
		most = maxByDistance
	}
	return Mention{
		Span: span, Text: r.doc.Text[span.Start:span.End], Kind: Literal, Within: gazetteer.NoRef, Sense: k,
		Confidence: min(most, s.Mass), Resolution: s.Mass, ByDistance: s.ByDistance(),
		Candidates: s.Candidates[:min(len(s.Candidates), maxCandidates)],
		Reasons:    s.Reasons,
	}, r.place(s.Candidates[s.Chosen].Ref), true
}

func (r *refiner) place(ref gazetteer.Ref) *Place {
	return &Place{Place: r.index.Place(ref), Ref: ref}
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
