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
	added := false
	n := len(r.Spans)
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
		at, _ := slices.BinarySearchFunc(r.Spans[:n], m.From, func(s Span, from int32) int { return int(s.To - 1 - from) })
		if at < n && r.Spans[at].From < m.To {
			continue
		}
		r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: airportConfidence})
		added = true
	}
	if added {
		r.sortSpans()
	}
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
