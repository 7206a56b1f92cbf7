package recognise

import (
	"slices"

	"dateline/gazetteer/text"
)

// possessives finds the names that end like a possessive.
type possessives struct{ proposer }

// propose gives names that end like a possessive, "St. John's", their ending, and adds those that the field did
// not find. A possessive has a noun behind it: where none follows, the ending is part of the name.
func (r possessives) propose() {
	added := false
	n := len(r.Spans)
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if !r.Text.Tokens[m.To-1].Possessive() || r.Matches.covering[m.From] != int32(k) || m.To-m.From < 3 ||
			!m.isProper() || !m.Group.IsSettlement() {
			continue
		}
		at, _ := slices.BinarySearchFunc(r.Spans[:n], m.From, func(s Span, from int32) int { return int(s.To - 1 - from) })
		switch {
		case at == n || r.Spans[at].From >= m.To:
			r.Spans = append(r.Spans, Span{From: m.From, To: m.To, Confidence: siteConfidence})
			added = true
		case r.Spans[at].From == m.From && r.Spans[at].To == m.To-1:
			r.Spans[at].To = m.To
		}
	}
	if added {
		r.sortSpans()
	}
}

// endsInPossessive reports whether token j is the ending of a possessive that is part of a name: nothing follows that
// somebody could have, "St. John's were", or what follows goes on with the place, "St. John's, Newfoundland".
func (r *Recognition) endsInPossessive(j int) bool {
	if !r.Text.Tokens[j].Possessive() {
		return false
	}
	t := r.At(j+1, int32(j))
	if t == nil {
		return true
	}
	switch t.Class {
	case text.ClassPrepositionIn, text.ClassPrepositionTo, text.ClassAuxiliary, text.ClassConjunction, text.ClassRelative:
		return true
	}
	return t.Shape == text.ShapePunct && t.Punct != '-' && t.Punct != '"' && t.Punct != '\''
}
