package claim

import "unicode/utf8"

// tokenKind tells words from figures and marks.
type tokenKind uint8

const (
	word   tokenKind = iota // letters, with digits after them: "km", "km2", "A66"
	figure                  // digits with separators and vulgar fractions: "1,200", "2½"
	mark                    // one other character that is not space
	breach                  // an empty line: no phrase crosses it
)

// token is a half-open range of bytes with its lower-case text.
type token struct {
	start, end int
	low        string // ASCII lower case; other letters as written
	kind       tokenKind
	upper      bool // starts with a capital letter
}

// tokens cuts text into tokens in one pass. It keeps every byte that is not
// space in exactly one token, so neighbours with end == start touch.
func tokens(text string) []token {
	low := asciiLower(text)
	out := make([]token, 0, len(text)/5+8)
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n':
			n := 0
			for ; i < len(text) && isSpace(text[i]); i++ {
				if text[i] == '\n' {
					n++
				}
			}
			if n > 1 {
				out = append(out, token{i, i, "", breach, false})
			}
		case isSpace(c):
			i++
		case isDigit(c) || fractionAt(text, i) != 0:
			end := figureEnd(text, i)
			out = append(out, token{i, end, text[i:end], figure, false})
			i = end
		case isLetter(c):
			end := wordEnd(text, i)
			out = append(out, token{i, end, low[i:end], word, c >= 'A' && c <= 'Z' || isUpperRune(text[i:end])})
			i = end
		default:
			n := spaceRune(text[i:])
			if n > 0 {
				i += n
				continue
			}
			_, n = utf8.DecodeRuneInString(text[i:])
			if c >= utf8.RuneSelf && !isMarkRune(text[i:i+n]) {
				end := wordEnd(text, i)
				out = append(out, token{i, end, low[i:end], word, isUpperRune(text[i:end])})
				i = end
				continue
			}
			out = append(out, token{i, i + n, text[i : i+n], mark, false})
			i += n
		}
	}
	return out
}

// wordEnd returns the end of the word that starts at i: letters, digits and
// superscripts after letters, and letters outside ASCII.
func wordEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if isLetter(c) || isDigit(c) {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if isMarkRune(s[i:i+n]) || spaceRune(s[i:]) > 0 {
			break
		}
		i += n
	}
	return i
}

// figureEnd returns the end of the figure that starts at i. Commas, dots and
// the spaces of large numbers belong to it only between digits; a unit that
// touches it ("400km") does not.
func figureEnd(s string, i int) int {
	start := i
	for i < len(s) {
		c := s[i]
		if isDigit(c) {
			i++
			continue
		}
		if n := fractionAt(s, i); n > 0 {
			return i + n
		}
		if i > start && (c == ',' || c == '.') && i+1 < len(s) && isDigit(s[i+1]) {
			i++
			continue
		}
		if n := groupSpace(s, start, i); n > 0 {
			i += n
			continue
		}
		break
	}
	return i
}

// groupSpace returns the width of a space at i that parts thousands
// ("1 200", also with narrow and no-break spaces), or 0.
func groupSpace(s string, start, i int) int {
	n := 0
	if s[i] == ' ' {
		n = 1
	} else {
		n = spaceRune(s[i:])
	}
	if n == 0 || i-start > 3 && !grouped(s[start:i]) {
		return 0
	}
	j := i + n
	for k := 0; k < 3; k++ {
		if j+k >= len(s) || !isDigit(s[j+k]) {
			return 0
		}
	}
	if j+3 < len(s) && (isDigit(s[j+3]) || s[j+3] == '.' && j+4 < len(s) && isDigit(s[j+4])) {
		return 0
	}
	for _, c := range []byte(s[start:i]) {
		if c == '.' || c == ',' {
			return 0
		}
	}
	return n
}

// grouped reports whether the figure so far ends in a group of three digits
// after a space.
func grouped(s string) bool {
	return len(s) > 4 && !isDigit(s[len(s)-4])
}

func isSpace(c byte) bool  { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// spaceRune returns the width of a space outside ASCII at the start of s.
func spaceRune(s string) int {
	switch {
	case len(s) >= 2 && s[0] == 0xC2 && s[1] == 0xA0: // no-break
		return 2
	case len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] >= 0x80 && s[2] <= 0x8B || s[2] == 0xAF): // U+2000–200B, narrow no-break
		return 3
	}
	return 0
}

// isMarkRune reports whether the one rune s is punctuation or a symbol, not
// part of a word.
func isMarkRune(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return true
	case r >= 0x2010 && r <= 0x206F: // dashes, quotes, primes, bullets
		return true
	case r == '²' || r == '³':
		return false // "km²" is one word, and no unit of length
	case r >= 0xA0 && r <= 0xBF && r != 'ª' && r != 'º' && r != 'µ':
		return true
	case r == '×' || r == '÷' || r == '≈' || r == '≤' || r == '≥' || r == '−' || r == '～':
		return true
	}
	return false
}

// isUpperRune reports whether the word starts with an upper-case letter
// outside ASCII. Latin, Greek and Cyrillic capitals are enough to tell a name.
func isUpperRune(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r >= 'A' && r <= 'Z', r >= 0xC0 && r <= 0xDE && r != '×':
		return true
	case r >= 0x100 && r <= 0x17F:
		if r >= 0x139 && r <= 0x148 || r >= 0x179 && r <= 0x17E {
			return r%2 == 1
		}
		return r%2 == 0
	case r >= 0x391 && r <= 0x3A9, r >= 0x400 && r <= 0x42F:
		return true
	case r >= 0x1E00 && r <= 0x1EFF:
		return r%2 == 0
	}
	return false
}

// asciiLower copies s with the letters A–Z in lower case; offsets stay.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
