package recognise

import (
	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// What is as well known as a great city or a country is a place by its name alone, where the fields
// are in doubt: "Milano dista 50 km …".
const (
	greatName  = 0.5 // least fame
	greatDoubt = 0.1 // least probability that the name begins there
)

// addGreat adds the names of great cities and countries that stand in no span.
func (g *Tagger) addGreat(w *Workspace) {
	r := &w.Recognition
	var all []Span
	next := 0
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		for next < len(r.Spans) && r.Spans[next].From < m.To {
			all = append(all, r.Spans[next])
			next++
		}
		p := r.Prob[m.From][begin]
		if m.Derived || m.Fame < greatName || m.Kind > gazetteer.NameAlias || r.Matches.covering[m.From] != int32(k) || p < greatDoubt {
			continue
		}
		if n := len(all); n > 0 && all[n-1].To > m.From || !r.standsAlone(m) {
			continue
		}
		all = append(all, Span{From: m.From, To: m.To, Confidence: max(p, float32(g.Least))})
	}
	r.Spans = append(append(r.Spans[:0], all...), r.Spans[next:]...)
}

// standsAlone reports whether a name is no part of a longer one: "Banco de Portugal", "Real Madrid".
func (r *Recognition) standsAlone(m *Match) bool {
	if k := r.CapRuns.of[m.From]; k >= 0 && (r.CapRuns.List[k].From < m.From || r.CapRuns.List[k].To > m.To) {
		return false
	}
	i := int(m.From) - 1
	for ; i >= 0; i-- {
		if t := r.At(i, m.From); t == nil || t.Class != text.ClassPrepositionTo && t.Class != text.ClassPrepositionIn &&
			t.Class != text.ClassArticle && t.Class != text.ClassParticle {
			break
		}
	}
	t := r.At(i, m.From)
	if t == nil {
		return true
	}
	switch t.Class {
	case text.ClassOrganisation, text.ClassTeam, text.ClassMedia, text.ClassVenue, text.ClassStreet:
		return false
	}
	return true
}

// demonymConfidence is the confidence of a word that the language has as the adjective or the
// people of a place.
const demonymConfidence = 0.9

// addDemonyms adds the adjectives and peoples that stand in no span, or in one that is hardly the
// name of a place.
func (g *Tagger) addDemonyms(w *Workspace) {
	r := &w.Recognition
	spans := r.Spans
	var all []Span
	for i := 0; i < len(r.Text.Tokens); {
		if len(spans) > 0 && int(spans[0].From) == i && float64(spans[0].Confidence) >= g.Least {
			all, i = append(all, spans[0]), int(spans[0].To)
			spans = spans[1:]
			continue
		}
		to := g.demonymAt(w, i)
		for k := 0; k < len(spans) && to > i && int(spans[k].From) < to; k++ {
			if float64(spans[k].Confidence) >= g.Least {
				to = i
			}
		}
		switch {
		case to > i:
			for len(spans) > 0 && int(spans[0].From) < to {
				spans = spans[1:]
			}
			all, i = append(all, Span{From: int32(i), To: int32(to), Confidence: demonymConfidence}), to
		case len(spans) > 0 && int(spans[0].From) == i:
			all, i = append(all, spans[0]), int(spans[0].To)
			spans = spans[1:]
		default:
			i++
		}
	}
	r.Spans = append(r.Spans[:0], all...)
}

// demonymAt returns the token behind the adjective or people that begins at token i, i for none
// and for what is a name by itself, which the fields do not take for one here.
func (g *Tagger) demonymAt(w *Workspace, i int) int {
	to, _ := g.Names.Demonym(w.Text, i)
	if to == i {
		return i
	}
	if got := g.Names.Lookup(&w.Matches.names, w.Text, i, to); len(got) == 0 || got[0].Kind != gazetteer.NameAdjective {
		return i
	}
	return to
}
