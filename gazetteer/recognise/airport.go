package recognise

import (
	"slices"

	"dateline/gazetteer/text"
)

// airportConfidence is the confidence of an airport where the sentence speaks of flights.
const airportConfidence = 0.6

// airports finds the airports of a text.
type airports struct {
	proposer
	flight text.Set // words of sentences that speak of flights
}

// propose adds the airports by their short names that were not found where the sentence speaks of flights and says
// that something is, comes or goes there, though a person had the name: "Flights from Charles de Gaulle and Orly".
func (r airports) propose() {
	before := int32(-1) // the end of the last name that is an airport's
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if m.Group != GroupAirport || !m.isProper() || r.Matches.covering[m.From] != int32(k) {
			continue
		}
		if !r.isReached(m, before) || !r.speaksOf(m) {
			continue
		}
		before = m.To
		r.add(m)
	}
}

// add makes a span of an airport's name, with those that are parts of it: "Gurion" of "Ben Gurion". It gives way to one that
// reaches beyond.
func (r airports) add(m *Match) {
	s := Span{From: m.From, To: m.To, Confidence: airportConfidence}
	for _, o := range r.Spans {
		if o.From >= m.To || o.To <= m.From {
			continue
		}
		if o.From < m.From || o.To > m.To || o.To-o.From == m.To-m.From {
			return
		}
		s.Confidence = max(s.Confidence, o.Confidence)
	}
	r.Spans = slices.DeleteFunc(r.Spans, func(o Span) bool { return o.From < m.To && m.From < o.To })
	at, _ := slices.BinarySearchFunc(r.Spans, s.From, func(o Span, from int32) int { return int(o.From - from) })
	r.Spans = slices.Insert(r.Spans, at, s)
}

// isReached reports whether a preposition stands before a name, or a conjunction and another airport, which ends at before.
func (r airports) isReached(m *Match, before int32) bool {
	p := r.At(int(m.From)-1, m.From)
	if p == nil || r.continues(m.To) {
		return false
	}
	switch p.Class {
	case text.ClassPrepositionIn, text.ClassPrepositionTo:
		return true
	case text.ClassConjunction:
		return before == m.From-1
	}
	return p.Punct == ',' && before == m.From-1
}

// continues reports whether a longer name goes on at token i.
func (r airports) continues(i int32) bool {
	t := r.At(int(i), i)
	return t != nil && t.Capital()
}

// speaksOf reports whether the sentence of a name speaks of flights.
func (r airports) speaksOf(m *Match) bool {
	const reach = 24
	sentence := r.Text.Tokens[m.From].Sentence
	for i := max(int(m.From)-reach, 0); i < min(int(m.To)+reach, len(r.Text.Tokens)); i++ {
		if t := &r.Text.Tokens[i]; t.Sentence == sentence && t.Shape != text.ShapePunct && r.flight.Has(t) {
			return true
		}
	}
	return false
}
