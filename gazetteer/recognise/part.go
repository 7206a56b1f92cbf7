package recognise

import (
	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// parts proposes the divisions that are called as a part of another in some direction.
type parts struct{ proposer }

// isPartOfDivision reports whether a direction and the name of a division, both with capitals, are the name of another:
// "North Darfur".
func isPartOfDivision(r *Recognition, m *Match) bool {
	first, next := &r.Text.Tokens[m.From], r.At(int(m.To), m.From)
	return m.To-m.From > 1 && m.Group == GroupAdmin1 && m.Kind <= gazetteer.NameAlternate && first.Class == text.ClassDirection &&
		first.Shape == text.ShapeTitle && r.Text.Tokens[m.From+1].Shape == text.ShapeTitle && (next == nil || !next.Capital())
}

// propose adds the divisions of that kind that stand in no span, and is surer of the others.
func (r parts) propose() {
	n := len(r.Spans)
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.covering[m.From] != int32(k) || !isPartOfDivision(r.Recognition, m) {
			continue
		}
		if at := r.spanTouching(n, m.From, m.To); at < 0 {
			r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: statedConfidence})
		} else if s := &r.Spans[at]; s.From == m.From && s.To == m.To {
			s.Confidence = max(s.Confidence, statedConfidence)
		}
	}
	if len(r.Spans) > n {
		r.sortSpans()
	}
}
