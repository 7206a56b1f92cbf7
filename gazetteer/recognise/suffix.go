package recognise

import (
	"slices"

	"dateline/gazetteer/text"
)

// IsSuffix reports whether the apostrophe of an ending stands at token i: of "Ankara'da".
func IsSuffix(t *text.Text, i int32) bool {
	if t.Tokens[i].Punct != '\'' || i == 0 || int(i)+1 >= len(t.Tokens) || t.Tokens[i].SpaceBefore() {
		return false
	}
	e := &t.Tokens[i+1]
	return e.Shape == text.ShapeLower && !e.SpaceBefore() && t.Tokens[i-1].Word()
}

// cutSuffixes takes the endings behind an apostrophe out of the spans: what follows one is another
// name, as "Kapıkule" in "Edirne'nin Kapıkule". A span without any capital is no name.
func (r *Recognition) cutSuffixes() {
	for n := 0; n < len(r.Spans); n++ {
		s := &r.Spans[n]
		for i := s.From + 1; i < s.To; i++ {
			if !IsSuffix(r.Text, i) {
				continue
			}
			rest := *s
			s.To, rest.From = i, i+2
			if rest.From < rest.To {
				r.Spans = slices.Insert(r.Spans, n+1, rest)
			}
			break
		}
	}
	r.Spans = slices.DeleteFunc(r.Spans, func(s Span) bool {
		for i := s.From; i < s.To; i++ {
			if t := &r.Text.Tokens[i]; t.Capital() || t.Shape == text.ShapeUncased || t.Shape == text.ShapeDigit {
				return false
			}
		}
		return true
	})
}
