package recognise

import (
	"slices"

	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// proposer changes the spans that a field found by what is known without it: the names
// of the gazetteer, units, and what the text says of a name.
type proposer struct {
	*Recognition
	joiners text.Set         // "X upon Y"
	lengths *quantity.Reader // nil: units are not known
}

// widen gives the spans that are parts of a longer name of the gazetteer the whole name:
// "Central Asia", "the Horn of Africa", "Cedar Key".
func (r proposer) widen() {
	kept := r.Spans[:0]
	for _, s := range r.Spans {
		from, to := r.nameAround(s)
		if n := len(kept); n > 0 && kept[n-1].To > from {
			if kept[n-1].From < from || kept[n-1].To > to { // it would cut another span
				kept = append(kept, s)
				continue
			}
			s.Confidence = max(s.Confidence, kept[n-1].Confidence)
			kept = kept[:n-1]
		}
		s.From, s.To = from, to
		kept = append(kept, s)
	}
	r.Spans = kept
}

// nameAround returns the tokens of the longest name that a span is part of, those of the
// span itself where there is none. A name that goes on as that of a street or the like
// is none: "Paris Street".
func (r proposer) nameAround(s Span) (from, to int32) {
	k := r.Matches.covering[s.From]
	if k < 0 {
		return s.From, s.To
	}
	m := &r.Matches.List[k]
	if m.From > s.From || m.To < s.To {
		return s.From, s.To
	}
	if r.Text.Tokens[m.To-1].Shape == text.ShapeInitial && JoinsBefore(r.Text, int(m.To)-1) {
		return m.From, m.To // "S. C."
	}
	if r.isHyphenated(m) && ClassOfName(m.Kind) != NameAdjective {
		return m.From, m.To // "Nur-Sultan"
	}
	if isPartOfDivision(r.Recognition, m) {
		return m.From, m.To
	}
	if !m.isProper() {
		return s.From, s.To
	}
	if m.From == s.From && (goesOnByArticle(r.Recognition, s.To, m.To) || goesOnSmall(r.Text, m, s.To)) {
		return m.From, m.To
	}
	switch {
	case m.Group == GroupRegion || m.Group == GroupContinent:
	case !m.Group.IsSettlement() && m.Group != GroupWater && m.Group != GroupLand:
		return s.From, s.To
	case r.CapRuns.of[m.From] < 0 || r.CapRuns.of[m.From] != r.CapRuns.of[m.To-1]:
		return s.From, s.To
	default:
		if n := r.At(int(m.To), m.To); n != nil && n.Capital() && n.Class != text.ClassNone {
			return s.From, s.To
		}
	}
	return m.From, m.To
}

// goesOnByArticle reports whether a name goes on at token i with an Arabic article: "al-Numan" of "Maarat al-Numan".
func goesOnByArticle(r *Recognition, i, to int32) bool {
	article, hyphen := r.At(int(i), i), r.At(int(i)+1, i)
	return i+2 < to && article != nil && article.Shape == text.ShapeLower && article.FoldLen() == 2 &&
		hyphen != nil && hyphen.Punct == '-' && !hyphen.SpaceBefore()
}

// goesOnSmall reports whether a site has the noun of its name written small from token i on: "Ramstein air base".
func goesOnSmall(t *text.Text, m *Match, i int32) bool {
	if m.Group != GroupSite && m.Group != GroupAirport {
		return false
	}
	for k := i; k < m.To; k++ {
		if t.Tokens[k].Shape != text.ShapeLower {
			return false
		}
	}
	return i < m.To
}

// isHyphenated reports whether hyphens without spaces hold all the words of a name together.
func (r proposer) isHyphenated(m *Match) bool {
	for i := m.From + 1; i < m.To; i++ {
		t := &r.Text.Tokens[i]
		if t.SpaceBefore() || t.Punct != '-' && r.Text.Tokens[i-1].Punct != '-' {
			return false
		}
	}
	return m.To-m.From > 1
}

// joined gives the spans that a joining word and another capital follow the whole of the name:
// "Richmond" of "Richmond upon Thames".
func (r proposer) joined() {
	kept := r.Spans[:0]
	for _, s := range r.Spans {
		if n := len(kept); n > 0 && kept[n-1].To > s.From {
			kept[n-1].To = max(kept[n-1].To, s.To) // it has been taken in
			continue
		}
		if at, next := r.At(int(s.To), s.To), r.At(int(s.To)+1, s.To); at != nil && next != nil &&
			at.Shape == text.ShapeLower && r.joiners.Has(at) && next.Capital() {
			s.To += 2
		}
		kept = append(kept, s)
	}
	r.Spans = kept
}

func (r proposer) sortSpans() {
	slices.SortFunc(r.Spans, func(a, b Span) int { return int(a.From - b.From) })
}

// statedConfidence is the confidence of a name that the words around or its own words vouch for, though the field doubts it.
const statedConfidence = 0.6

// spanTouching returns which of the first n spans has one of the given tokens, -1 for none.
func (r proposer) spanTouching(n int, from, to int32) int {
	at, _ := slices.BinarySearchFunc(r.Spans[:n], from, func(f Span, from int32) int { return int(f.To - 1 - from) })
	if at < n && r.Spans[at].From < to {
		return at
	}
	return -1
}

// isPreposition reports whether a token is a preposition of place, or one that may be.
func isPreposition(t *text.Token) bool {
	return t.Class == text.ClassPrepositionIn || t.Class == text.ClassPrepositionTo
}
