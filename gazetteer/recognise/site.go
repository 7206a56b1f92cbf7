package recognise

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// sites proposes the buildings and other sites that the field did not find.
type sites struct {
	proposer
	index *gazetteer.Index
}

// siteConfidence is the confidence of a proposed building: below that of any span
// that the field found, for the filter to decide by what it resolves to.
const siteConfidence = 0.3

// propose adds the buildings that were not found and stand behind an article, "the Kremlin", and the sites whose
// names of several words are none that a person or thing could have: "Machu Picchu".
func (r sites) propose() {
	n := len(r.Spans)
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.covering[m.From] != int32(k) {
			continue
		}
		if at := r.spanTouching(n, m.From, m.To); at >= 0 {
			if s := &r.Spans[at]; s.From == m.From && s.To == m.To && r.isUnmistakable(m) && namesSite(r.index, m) {
				s.Confidence = max(s.Confidence, statedConfidence)
			}
			continue
		}
		if m.Group == GroupSite && m.isProper() && r.isBehindThe(m.From) {
			r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: siteConfidence})
		} else if r.isUnmistakable(m) && namesSite(r.index, m) {
			r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: statedConfidence})
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}

func (r sites) isBehindThe(i int32) bool {
	p := r.At(int(i)-1, i)
	return p != nil && p.Class == text.ClassArticle && r.Text.Fold(p) == "the"
}

// namesSite reports whether a building or site bears the name of a match.
func namesSite(x *gazetteer.Index, m *Match) bool {
	return slices.ContainsFunc(m.Bearers, func(b gazetteer.Match) bool {
		return b.Kind <= gazetteer.NameAlias && GroupIn(x, b.Ref) == GroupSite
	})
}

// isUnmistakable reports whether a name has several words, none of which is an ordinary one or a first name.
func (r sites) isUnmistakable(m *Match) bool {
	if m.To-m.From < 2 {
		return false
	}
	for i := m.From; i < m.To; i++ {
		t := &r.Text.Tokens[i]
		if t.Shape != text.ShapeTitle || t.Class != text.ClassNone || t.Lex.Ordinary() > 0 || t.Lex&text.LexFirstName != 0 {
			return false
		}
	}
	return true
}
