package archive

import (
	"errors"
	"strings"
	"unicode"

	"dateline/gazetteer"
)

// Words is what titles and texts are searched for: all of its terms, as [ParseWords]
// reads them. Its zero value is any text.
type Words struct{ Terms []Term }

// Term is one thing to look for.
type Term struct {
	Words   []string // one after the other, as [Tokens] cuts them
	Prefix  bool     // the last is the beginning of a word
	Without bool     // it must not be there
}

// IsZero reports whether anything will do.
func (w Words) IsZero() bool { return len(w.Terms) == 0 }

// ErrWords is returned for words that cannot be searched for.
var ErrWords = errors.New(
	`words, a "phrase in quotation marks", begin* for words that begin so, -word for one that must not be there;` +
		` at least one that must`,
)

// ParseWords reads what a person looks for: words that must all be there, "a
// phrase" in quotation marks, beginnings with a * behind, and with a - before what
// must not be there. Case and accents do not count.
func ParseWords(s string) (Words, error) {
	var w Words
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var t Term
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			t.Without, s = true, rest
		}
		var raw string
		if rest, ok := strings.CutPrefix(s, `"`); ok {
			raw, s, _ = strings.Cut(rest, `"`)
			if rest, ok := strings.CutPrefix(s, "*"); ok {
				t.Prefix, s = true, rest
			}
		} else {
			end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if end < 0 {
				end = len(s)
			}
			raw, s = s[:end], s[end:]
			t.Prefix = strings.HasSuffix(raw, "*")
		}
		if t.Words = strings.Fields(Tokens(raw)); len(t.Words) > 0 {
			w.Terms = append(w.Terms, t)
		}
	}
	for _, t := range w.Terms {
		if !t.Without {
			return w, nil
		}
	}
	return Words{}, ErrWords
}

// Tokens returns the words of a text, folded as [gazetteer.Fold] folds names and with
// a space between each two, as an index of words takes them. A character of a script
// that is written without spaces is a word of its own.
func Tokens(text string) string {
	folded := string(gazetteer.Fold(nil, text))
	var b strings.Builder
	b.Grow(len(folded))
	for _, r := range folded {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
			b.WriteByte(' ')
			b.WriteRune(r)
			b.WriteByte(' ')
		case r == '_' || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
