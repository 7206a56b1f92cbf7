package quantity

import (
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// TokenKind tells words from numbers and marks.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters, with digits after them: "km", "A66"
	Number                  // digits with separators and vulgar fractions: "1,200", "2½"
	Mark                    // one other character that is not space
)

// Token is a word, a number or a mark as lengths are read: a unit stands apart
// from its number, and so do the parts of a word with an apostrophe or full stops.
type Token struct {
	Start, End int    // bytes of the body of the text
	Word       string // folded; numbers and marks as written
	Key        uint64 // hash of Word, as [text.Token] has it
	Kind       TokenKind
	Capital    bool // starts with a capital letter
	Shouted    bool // it does so only because its whole line stands in capitals
}

// Touches reports whether nothing stands between t and the token after it.
func (t *Token) Touches(next *Token) bool { return t.End == next.Start }

// Dash reports whether the token is a hyphen, a dash or a minus sign.
func (t *Token) Dash() bool {
	if t.Kind != Mark {
		return false
	}
	switch t.Word {
	case "-", "‐", "‑", "–", "—", "−", "--", "―":
		return true
	}
	return false
}

// Tokens returns the tokens of the body of a text. Every byte that is no space
// is in one of them.
func Tokens(t *text.Text) []Token {
	s := splitter{text: t, body: t.Source[t.Body:], out: make([]Token, 0, len(t.Tokens)+len(t.Tokens)/8)}
	for i := range t.Tokens {
		if k := &t.Tokens[i]; int(k.Start) >= t.Body {
			s.add(k)
		}
	}
	return s.out
}

// splitter collects tokens.
type splitter struct {
	text *text.Text
	body string
	out  []Token
}

// add appends the tokens of one token of the text.
func (s *splitter) add(k *text.Token) {
	start, end := int(k.Start)-s.text.Body, int(k.End)-s.text.Body
	switch k.Shape {
	case text.ShapePunct:
		if end-start > 0 && vulgar(s.body[start:end]) > 0 {
			s.number(start, end)
			return
		}
		s.out = append(s.out, Token{start, end, s.body[start:end], k.Key, Mark, false, false})
	case text.ShapeDigit:
		s.number(start, end)
	case text.ShapeTitle, text.ShapeUpper, text.ShapeInitial, text.ShapeUncased:
		if plain(s.body[start:end]) {
			s.out = append(s.out, Token{start, end, s.text.Fold(k), k.Key, Word, k.Shape != text.ShapeUncased, false})
			return
		}
		s.split(start, end)
	case text.ShapeLower:
		if plain(s.body[start:end]) {
			first, _ := utf8.DecodeRuneInString(s.body[start:end])
			s.out = append(s.out, Token{start, end, s.text.Fold(k), k.Key, Word, false, unicode.IsUpper(first)})
			return
		}
		s.split(start, end)
	default:
		s.split(start, end)
	}
}

// plain reports whether a word is only letters, so that it is one token.
func plain(w string) bool {
	for _, r := range w {
		switch {
		case r < utf8.RuneSelf:
			if c := r | 0x20; c < 'a' || c > 'z' {
				return false
			}
		case r >= 'А' && r <= 'я', r >= 'ا' && r <= 'ي', r >= 0x4E00 && r <= 0x9FFF: // most of those that are no Latin ones
		case !unicode.IsLetter(r):
			return false
		}
	}
	return true
}

// split appends the parts of a word: digits before letters, what stands
// between apostrophes and full stops, and these marks themselves.
func (s *splitter) split(start, end int) {
	for i := start; i < end; {
		j := i
		for j < end && isDigit(s.body[j]) || j > i && j+1 < end && (s.body[j] == '.' || s.body[j] == ',') &&
			isDigit(s.body[j-1]) && isDigit(s.body[j+1]) {
			j++
		}
		if j > i {
			s.number(i, j)
			i = j
			continue
		}
		if n := farDigits(s.body[i:end]); n > 0 {
			s.number(i, i+n)
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s.body[i:end])
		if vulgar(s.body[i:i+n]) > 0 {
			s.number(i, i+n)
			i += n
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			s.out = append(s.out, Token{i, i + n, s.body[i : i+n], text.Hash(s.body[i : i+n]), Mark, false, false})
			i += n
			continue
		}
		first := r
		for j = i + n; j < end; j += n {
			r, n = utf8.DecodeRuneInString(s.body[j:end])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '²' && r != '³' &&
				r != '\u00ad' && !inCyrillic(s.body[i:j], s.body[j+n:end], r) ||
				unicode.IsDigit(r) && unicode.Is(unicode.Arabic, first) {
				break // "و75": the Arabic and is written together with the number
			}
		}
		word := string(gazetteer.Fold(nil, s.body[i:j]))
		s.out = append(s.out, Token{i, j, word, text.Hash(word), Word, unicode.IsUpper(first), false})
		i = j
	}
}

// inCyrillic reports whether r is an apostrophe inside a word in Cyrillic letters, where it is
// a letter itself: "п'ять".
func inCyrillic(before, after string, r rune) bool {
	if r != '\'' && r != '’' && r != 'ʼ' {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return unicode.Is(unicode.Cyrillic, a) && unicode.Is(unicode.Cyrillic, b)
}

// number appends a number, or adds it to the one before: a fraction that
// touches it ("2½"), a group of three digits after one space ("1 200").
func (s *splitter) number(start, end int) {
	w := westernDigits(s.body[start:end])
	if n := len(s.out); n > 0 && s.out[n-1].Kind == Number {
		p := &s.out[n-1]
		if p.End == start && vulgar(w) > 0 && vulgar(p.Word) == 0 ||
			len(w) == 3 && isDigit(w[0]) && isDigit(w[1]) && isDigit(w[2]) && s.group(p, start, end) {
			p.End = end
			p.Word = westernDigits(s.body[p.Start:end])
			p.Key = text.Hash(p.Word)
			return
		}
	}
	s.out = append(s.out, Token{start, end, w, text.Hash(w), Number, false, false})
}

// group reports whether the three digits at start go on from the number p:
// one space stands between them, p has at most three digits or ends in such a group, and no
// more digits follow.
func (s *splitter) group(p *Token, start, end int) bool {
	gap := s.body[p.End:start]
	if r, n := utf8.DecodeRuneInString(gap); n == 0 || n != len(gap) || !unicode.IsSpace(r) || r == '\n' {
		return false
	}
	if end+1 < len(s.body) && s.body[end] == '.' && isDigit(s.body[end+1]) ||
		end < len(s.body) && isDigit(s.body[end]) {
		return false
	}
	digits := 0
	for i := len(p.Word) - 1; i >= 0 && isDigit(p.Word[i]); i-- {
		digits++
	}
	return digits == len(p.Word) && digits <= 3 || digits == 3 && !containsMark(p.Word)
}

// containsMark reports whether a number has a comma or a point in it.
func containsMark(w string) bool {
	for i := range len(w) {
		if w[i] == ',' || w[i] == '.' {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
