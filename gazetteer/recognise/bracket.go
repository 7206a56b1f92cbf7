package recognise

import (
	"slices"

	"dateline/gazetteer/text"
)

// brackets finds the parts of names in brackets and behind strokes.
type brackets struct{ *Recognition }

// maxBracketed is the most tokens in the brackets of a name: "Frankfurt (Oder)", "Neustadt (Bad Doberan)".
const maxBracketed = 3

// goesOn reports whether a name may go on at token j: as crosses has it, into brackets that close behind
// another capital, and across a stroke without spaces: "Frankfurt (Oder)", "Halle/Saale". Whether a name of the gazetteer
// goes on there is for the lookup to say.
func (r brackets) goesOn(j int) bool {
	t := &r.Text.Tokens[j]
	if t.Sentence != r.Text.Tokens[j-1].Sentence {
		return false
	}
	switch t.Punct {
	case '(':
		return r.closing(j) > 0
	case '/':
		n := r.At(j+1, int32(j))
		return !t.SpaceBefore() && n != nil && !n.SpaceBefore() && n.Capital()
	}
	return r.crosses(j)
}

// closing returns the bracket that closes the one at token j around a capital, 0 for none.
func (r brackets) closing(j int) int {
	for k := j + 1; k <= j+1+maxBracketed; k++ {
		t := r.At(k, int32(j))
		switch {
		case t == nil || k == j+1 && !t.Capital():
			return 0
		case t.Punct == ')' && k > j+1:
			return k
		case t.Shape == text.ShapePunct && t.Punct != '.' && t.Punct != '-':
			return 0
		}
	}
	return 0
}

// bracketEnd returns the bracket that closes around token j of a name that begins at token from, 0 where it stands in none.
func (r brackets) bracketEnd(from, j int) int {
	for k := j - 1; k > from && k >= j-maxBracketed; k-- {
		if r.Text.Tokens[k].Punct == '(' {
			return r.closing(k)
		}
	}
	return 0
}

// ends reports whether a name that begins at token from may end with token j: inside brackets only with their last word.
func (r brackets) ends(from, j int) bool {
	end := r.bracketEnd(from, j)
	return end == 0 || end == j+1
}

// isBracketed reports whether a name has a part in brackets or behind a stroke: "Frankfurt (Oder)".
func (r brackets) isBracketed(m *Match) bool {
	for i := m.From + 1; i < m.To; i++ {
		switch r.Text.Tokens[i].Punct {
		case '(', '/':
			return true
		}
	}
	return false
}

// takeBracketed gives the spans inside the name of a town that has such a part the whole of it:
// "Frankfurt" of "Frankfurt (Oder)".
func (r brackets) takeBracketed() {
	for k := range r.Matches.List {
		m := &r.Matches.List[k]
		if r.Matches.covering[m.From] != int32(k) || !m.Group.IsSettlement() || !r.isBracketed(m) {
			continue
		}
		whole := Span{From: m.From, To: m.To}
		cut := false
		for _, s := range r.Spans {
			if s.From < m.To && m.From < s.To {
				whole.Confidence = max(whole.Confidence, s.Confidence)
				cut = cut || s.From < m.From || s.To > m.To
			}
		}
		if cut || whole.Confidence == 0 {
			continue
		}
		r.Spans = slices.DeleteFunc(r.Spans, func(s Span) bool { return s.From < m.To && m.From < s.To })
		at, _ := slices.BinarySearchFunc(r.Spans, m.From, func(s Span, from int32) int { return int(s.From - from) })
		r.Spans = slices.Insert(r.Spans, at, whole)
	}
}
