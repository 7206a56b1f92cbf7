package recognise

import (
	"slices"
	"strings"

	"dateline/gazetteer/text"
)

// IsSuffix reports whether token i is an ending with its apostrophe: the second of "Ankara'da".
func IsSuffix(t *text.Text, i int32) bool {
	k := &t.Tokens[i]
	if i == 0 || k.Shape != text.ShapeLower || k.SpaceBefore() || !t.Tokens[i-1].Word() {
		return false
	}
	w := t.Word(k)
	return strings.HasPrefix(w, "'") || strings.HasPrefix(w, "’")
}

// cutSuffixes takes the endings behind an apostrophe out of the spans: what follows one is another
// name, as "Kapıkule" in "Edirne'nin Kapıkule". A span without any capital is no name.
func (r tagSpans) cutSuffixes() {
	for n := 0; n < len(r.Spans); n++ {
		s := &r.Spans[n]
		for i := s.From + 1; i < s.To; i++ {
			if !IsSuffix(r.Text, i) {
				continue
			}
			rest := *s
			s.To, rest.From = i, i+1
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
