package recognise

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// tagSpans adds spans to those that the fields find, and changes these.
type tagSpans struct{ *Recognition }

// addGreat adds the names of great cities and countries that stand in no span.
func (g *Tagger) addGreat(w *Workspace) {
	r := tagSpans{&w.Recognition}
	var all []Span
	next := 0
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		for next < len(r.Spans) && r.Spans[next].From < m.To {
			all = append(all, r.Spans[next])
			next++
		}
		p := r.Prob[m.From][begin]
		t := truster{w}.trustOf(m)
		if m.Derived || m.Fame < t.fame || m.Kind > gazetteer.NameAlias || !(truster{w}).isFirstThere(k) || p < t.doubt {
			continue
		}
		if n := len(all); n > 0 && all[n-1].To > m.From || !r.standsAlone(m) {
			continue
		}
		all = append(all, Span{From: m.From, To: m.To, Confidence: max(p, float32(g.Least), t.confidence)})
	}
	r.Spans = append(append(r.Spans[:0], all...), r.Spans[next:]...)
}

// standsAlone reports whether a name is no part of a longer one: "Banco de Portugal", "Real Madrid".
func (r tagSpans) standsAlone(m *Match) bool {
	if k := r.CapRuns.of[m.From]; k >= 0 {
		from := r.CapRuns.List[k].From
		for from < m.From && (isSmallWord(r.Text.Tokens[from].Class) || r.isDay(from)) {
			from++ // "Von Hamburg nach München"
		}
		if from < m.From || r.CapRuns.List[k].To > m.To {
			return false
		}
	}
	i := int(m.From) - 1
	for ; i >= 0; i-- {
		if t := r.At(i, m.From); t == nil || !isSmallWord(t.Class) {
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

// isDay reports whether a word for a day opens a sentence: "Dün İzmir kentinde …".
func (r tagSpans) isDay(i int32) bool {
	t := &r.Text.Tokens[i]
	return t.First() && t.Class == text.ClassCalendar
}

// isSmallWord reports whether words of a class stand before names and are no part of them.
func isSmallWord(c text.Class) bool {
	return c == text.ClassPrepositionTo || c == text.ClassPrepositionIn || c == text.ClassArticle || c == text.ClassParticle
}

// calledConfidence is the confidence of a name of the gazetteer behind the noun that says what it is.
const calledConfidence = 0.7

// addDescribed adds the names of the gazetteer that stand in no span behind a noun that says what they are, "в
// штате Калифорния", "estado de Idaho", "село Красное", "ولاية أيداهو", or are joined to a place.
func (w *Workspace) addDescribed() {
	r := tagSpans{&w.Recognition}
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.covering[m.From] != int32(k) || !r.isDescribed(m) && !r.isListed(m) && !r.isInflected(m) {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.Spans, m.From, func(s Span, from int32) int { return int(s.From - from) })
		if at > 0 && r.Spans[at-1].To > m.From || at < len(r.Spans) && r.Spans[at].From < m.To {
			continue
		}
		r.Spans = slices.Insert(r.Spans, at, Span{From: m.From, To: m.To, Confidence: calledConfidence})
	}
}

// isListed reports whether a name that is written together with the conjunction before it follows a place: the
// second of "بغداد وكربلاء".
func (r tagSpans) isListed(m *Match) bool {
	t := &r.Text.Tokens[m.From]
	if !m.Derived || t.Shape != text.ShapeUncased || !t.SpaceBefore() || !m.isProper() || !r.beginsWithAnd(t) ||
		r.At(int(m.From)-1, m.From) == nil {
		return false
	}
	at, found := slices.BinarySearchFunc(r.Spans, m.From, func(s Span, from int32) int { return int(s.To - from) })
	return found && r.Spans[at].To == m.From && m.Fame >= listedFame
}

// listedFame is the least fame of a name that is taken for a place because it is joined to one.
const listedFame = 0.3

// beginsWithAnd reports whether a word begins with a conjunction that is written together with it: the Arabic and.
func (r tagSpans) beginsWithAnd(t *text.Token) bool {
	return strings.HasPrefix(r.Text.Fold(t), "و")
}

// isInflected reports whether a well-known name has an ending behind an apostrophe, which few words but names have:
// "Toronto'ya". First names have them, too.
func (r tagSpans) isInflected(m *Match) bool {
	return int(m.To) < len(r.Text.Tokens) && IsSuffix(r.Text, m.To) && m.Fame >= inflectedFame && m.isProper() && !m.Derived &&
		r.Text.Tokens[m.From].Lex&text.LexFirstName == 0 && r.standsAlone(m)
}

// inflectedFame is the least fame of a name that an ending tells to be one.
const inflectedFame = 0.45

// addFeatures makes spans of the nouns for water and land with the names behind them that are those of seas, rivers
// and mountains in the language: "mar Negro".
func (g *Tagger) addFeatures(w *Workspace) {
	r := tagSpans{&w.Recognition}
	for i := 0; i+1 < len(r.Text.Tokens); i++ {
		t := &r.Text.Tokens[i]
		if t.Shape != text.ShapeLower || t.Class != text.ClassWater && t.Class != text.ClassLand {
			continue
		}
		to := i
		for j := i + 2; j <= i+maxFeature; j++ {
			if n := r.Text.Near(t, j-1); n == nil || !n.Capital() {
				break
			}
			if len(g.Names.Find(sharedNames(r).wordsOf(i, j))) > 0 {
				to = j
			}
		}
		if to == i {
			continue
		}
		s := Span{From: int32(i), To: int32(to), Confidence: calledConfidence}
		r.Spans = slices.DeleteFunc(r.Spans, func(o Span) bool { return o.From < s.To && s.From < o.To })
		at, _ := slices.BinarySearchFunc(r.Spans, s.From, func(o Span, from int32) int { return int(o.From - from) })
		r.Spans = slices.Insert(r.Spans, at, s)
		i = to - 1
	}
}

// maxFeature is how many tokens such a name has at most.
const maxFeature = 3

// mergeParts makes one span of those that the gazetteer has as one name, "دير البلح", and completes what is only part of
// the name of a country, a unit or a region: "Północna" of "Korea Północna", "Schweiz" of "Sächsische Schweiz".
func (r tagSpans) mergeParts() {
	for n := 0; n < len(r.Spans); n++ {
		s := &r.Spans[n]
		k := r.Matches.covering[s.From]
		if k < 0 {
			continue
		}
		m := &r.Matches.List[k]
		whole := !m.Group.IsSettlement() && m.Group != GroupSite && m.Group != GroupAirport && m.isProper()
		if whole && m.From < s.From && s.To <= m.To && (n == 0 || r.Spans[n-1].To <= m.From) {
			s.From = m.From
		}
		if (m.isProper() || m.Fame >= inflectedFame) && r.bindsSmall(m) && m.From <= s.From && s.To <= m.To {
			s.From, s.To = m.From, m.To
			for n+1 < len(r.Spans) && r.Spans[n+1].From < s.To {
				s.Confidence = max(s.Confidence, r.Spans[n+1].Confidence)
				r.Spans = slices.Delete(r.Spans, n+1, n+2)
				s = &r.Spans[n]
			}
			for n > 0 && r.Spans[n-1].To > s.From {
				r.Spans = slices.Delete(r.Spans, n-1, n)
				n--
				s = &r.Spans[n]
			}
		}
	}
	for n := 0; n+1 < len(r.Spans); n++ {
		s, next := &r.Spans[n], &r.Spans[n+1]
		k := r.Matches.covering[s.From]
		if k < 0 || s.To != next.From {
			continue
		}
		if m := &r.Matches.List[k]; m.From == s.From && m.To >= next.To && r.Text.Tokens[next.From].SpaceBefore() {
			s.To, s.Confidence = next.To, max(s.Confidence, next.Confidence)
			r.Spans = slices.Delete(r.Spans, n+1, n+2)
			n--
		}
	}
}

// bindsSmall reports whether a name is made of two by a small word, which few words are by chance: "Neustadt an der Weinstraße",
// "Gravina in Puglia", "Saint-Denis-sur-Loire".
func (r tagSpans) bindsSmall(m *Match) bool {
	if !r.Text.Tokens[m.From].Capital() || !r.Text.Tokens[m.To-1].Capital() {
		return false
	}
	for i := m.From + 1; i < m.To-1; i++ {
		if t := &r.Text.Tokens[i]; t.Shape == text.ShapeLower && isPreposition(t) {
			return true
		}
	}
	return false
}

// isDescribed reports whether the noun before a name says what kind of place it is.
func (r tagSpans) isDescribed(m *Match) bool {
	t := &r.Text.Tokens[m.From]
	if t.Shape == text.ShapeLower || t.Shape == text.ShapeDigit || ClassOfName(m.Kind) == NameAdjective {
		return false
	}
	i := int(m.From) - 1
	for n := 0; n < 2; n++ {
		if p := r.At(i, m.From); p == nil || !isSmallWord(p.Class) && p.Punct != '\'' {
			break
		}
		i--
	}
	noun := r.At(i, m.From)
	if noun == nil || noun.Punct != 0 {
		return false
	}
	direct := i == int(m.From)-1
	switch noun.Class {
	case text.ClassDivision:
		return m.Group == GroupAdmin1 || m.Group == GroupAdmin2 || m.Group == GroupCountry || direct && t.Shape != text.ShapeUncased
	case text.ClassCity:
		if m.Group == GroupCountry {
			return !direct // "capital de Costa Rica"
		}
		return m.Group.IsSettlement() && (direct || m.Fame >= great.fame/2)
	}
	return false
}

// demonymConfidence is the confidence of a word that the language has as the adjective or the
// people of a place.
const demonymConfidence = 0.9

// addDemonyms adds the adjectives and peoples that stand in no span, or in one that is hardly the
// name of a place.
func (g *Tagger) addDemonyms(w *Workspace) {
	r := tagSpans{&w.Recognition}
	spans := r.Spans
	var all []Span
	for i := 0; i < len(r.Text.Tokens); {
		if len(spans) > 0 && int(spans[0].From) == i && spans[0].Confidence >= float32(g.Least) {
			all, i = append(all, spans[0]), int(spans[0].To)
			spans = spans[1:]
			continue
		}
		to := g.demonymAt(w, i)
		for k := 0; k < len(spans) && to > i && int(spans[k].From) < to; k++ {
			if spans[k].Confidence >= float32(g.Least) {
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
	to, _ := w.Matches.names.Demonym(g.Names, w.Text, i)
	if to == i {
		return i
	}
	if got := g.Names.Lookup(&w.Matches.names, w.Text, i, to); len(got) == 0 || got[0].Kind != gazetteer.NameAdjective {
		return i
	}
	return to
}
