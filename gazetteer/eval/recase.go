package eval

import (
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer/text"
)

// Recased returns the sample with its text written in another casing. Letters whose
// other case takes more or fewer bytes stay as they are, so that all spans hold.
func (s Sample) Recased(c text.Casing) Sample {
	if c == text.CasingPlain {
		return s
	}
	out := make([]byte, 0, len(s.Text))
	inWord := false
	for i, r := range s.Text {
		to := r
		switch {
		case c == text.CasingLower:
			to = unicode.ToLower(r)
		case c == text.CasingUpper || !inWord:
			to = unicode.ToUpper(r)
		}
		inWord = unicode.IsLetter(r) || unicode.IsDigit(r) || inWord && (r == '\'' || r == '’')
		if n := utf8.RuneLen(r); utf8.RuneLen(to) == n {
			out = utf8.AppendRune(out, to)
		} else {
			_, n := utf8.DecodeRuneInString(s.Text[i:])
			out = append(out, s.Text[i:i+n]...)
		}
	}
	s.Text = string(out)
	return s
}
