package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"dateline/gazetteer"
)

// tokenizer collects the tokens of a text.
type tokenizer struct {
	tokens []Token
	folded []byte
	words  *Words
}

// tokenize splits the source into tokens by the words of Unicode (UAX #29).
// Possessives are cut off ("Moscow" "’s"), and so is a full stop with no space
// behind it ("said" "." "Paris"), while abbreviations stay whole ("U.S", "W.Va").
func (t *Text) tokenize(w *Words) {
	// English news has a token for each five bytes, hardly ever one for four and a half.
	s := tokenizer{make([]Token, 0, len(t.Source)/9*2+8), make([]byte, 0, len(t.Source)), w}
	it := words.FromString(t.Source)
	space, line, hash := true, true, false
	for it.Next() {
		if word := it.Value(); word == " " {
			space = true
			continue
		} else if !hash && isPlain(word) {
			s.split(word, it.Start(), space, line)
			space, line = false, false
			continue
		}
		for word, at := it.Value(), it.Start(); word != ""; {
			w, start := word[:untilNarrow(word)], at
			if n := leadingSpace(w); n > 0 {
				w = w[:n]
			}
			word, at = word[len(w):], at+len(w)
			if isSpace(w) {
				space = true
				if strings.ContainsAny(w, "\n\r\u2029\u2028") {
					line = true
				}
				continue
			}
			if hash && !space {
				for n := hashtagWord(w); n < len(w); n = hashtagWord(w) {
					s.split(w[:n], start, space, line)
					w, start = w[n:], start+n
				}
			}
			hash = isHash(w)
			s.split(w, start, space, line)
			space, line = false, false
		}
	}
	t.Tokens, t.folded = s.tokens, string(s.folded)
}

// isPlain reports whether a Unicode word is one of ASCII that begins with a letter or a digit, as
// most are: no space is in it.
func isPlain(w string) bool {
	if c := w[0]; !digit(c) && (c|0x20 < 'a' || 'z' < c|0x20) {
		return false
	}
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// narrow is the narrow no-break space, which Unicode counts to the words around it, as it
// groups the digits of a number. Typesetters put it before units and marks as well.
const narrow = "\u202f"

// untilNarrow returns the length of the first part of a Unicode word: up to a narrow space
// that stands between no two digits, or that space alone.
func untilNarrow(w string) int {
	for at := 0; ; {
		i := strings.Index(w[at:], narrow)
		if i < 0 {
			return len(w)
		}
		i += at
		at = i + len(narrow)
		switch {
		case i > 0 && at < len(w) && digit(w[i-1]) && digit(w[at]):
		case i > 0:
			return i
		default:
			return at
		}
	}
}

// leadingSpace returns the length of the white space that a Unicode word begins with, with
// the marks and format characters that Unicode counts to it, 0 for none. More may follow it
// in the same word: a joiner holds a pictogram.
func leadingSpace(w string) int {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsSpace(r) {
		return 0
	}
	for n < len(w) {
		r, size := utf8.DecodeRuneInString(w[n:])
		if !unicode.IsSpace(r) && !unicode.In(r, unicode.M, unicode.Cf) {
			break
		}
		n += size
	}
	return n
}

// isSpace reports whether w, a part that leadingSpace cut or a word, is white space or
// cannot be seen.
func isSpace(w string) bool {
	if leadingSpace(w) == len(w) {
		return true
	}
	for _, r := range w {
		if !unicode.IsSpace(r) && r != '\u00ad' && r != '\u200b' && r != '\ufeff' {
			return false
		}
	}
	return true
}

// split appends the one or more tokens of one Unicode word.
func (s *tokenizer) split(w string, start int, space, line bool) {
	for len(w) > 0 {
		n := cut(w)
		if s.words.hasApostrophes {
			n = s.words.cutApostrophe(w[:n])
		}
		s.append(w[:n], start, space, line)
		w, start, space, line = w[n:], start+n, false, false
	}
}

// cut returns the length of the first token of a Unicode word: up to a
// possessive, an underscore or a full stop that ends a longer word.
func cut(w string) int {
	if w[0] == '_' || w[0] == '.' || w[0] == ':' {
		return 1
	}
	for i := 1; i < len(w); i++ {
		switch c := w[i]; {
		case c == '_':
			return i
		case c == '\'' && i+2 == len(w) && w[i+1]|0x20 == 's':
			return i
		case c == 0xE2 && i+4 == len(w) && w[i:i+3] == "’" && w[i+3]|0x20 == 's':
			return i
		case (c == '.' || c == ':') && i+1 < len(w) && i >= 3 && longWord(w[:i]) && !digit(w[i+1]):
			return i
		}
	}
	return len(w)
}

// isPossessive reports whether a token is the ending that cut leaves.
func isPossessive(w string) bool {
	s, ok := strings.CutPrefix(w, "'")
	if !ok {
		s, ok = strings.CutPrefix(w, "’")
	}
	return ok && (s == "s" || s == "S")
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// longWord reports whether w, which stands before a full stop, is too long for
// an abbreviation's part: three letters or more without another stop.
func longWord(w string) bool {
	return !strings.ContainsRune(w, '.') && utf8.RuneCountInString(w) >= 3
}

func (s *tokenizer) append(w string, start int, space, line bool) {
	t := Token{Start: int32(start), End: int32(start + len(w))}
	if space {
		t.flags |= spaceBefore
	}
	if line {
		t.flags |= lineBefore
	}
	t.fold = int32(len(s.folded))
	if !s.readPlain(&t, w) {
		t.Shape, t.Punct = ShapeOf(w)
		s.folded = gazetteer.Fold(s.folded, w)
		t.Key = Hash(s.folded[t.fold:])
		if t.Shape == ShapePunct {
			t.Key = Hash(w)
		}
		if !space && isPossessive(w) {
			t.Shape = ShapeLower
			t.flags |= possessive
		}
	}
	t.foldTo = int32(len(s.folded))
	s.tokens = append(s.tokens, t)
}

// readPlain does what append does for any word in one pass: for a word of ASCII letters and
// digits, as nearly all are. It returns false, and does nothing, for another.
func (s *tokenizer) readPlain(t *Token, w string) bool {
	var n casedLetters
	folded, h := s.folded, hashStart
	for i := range len(w) {
		c := w[i]
		switch {
		case 'a' <= c && c <= 'z':
			n.lower++
		case 'A' <= c && c <= 'Z':
			n.upper++
			c |= 0x20
		case '0' <= c && c <= '9':
			n.digits++
		default:
			return false
		}
		folded = append(folded, c)
		h = hashByte(h, c)
	}
	n.firstUpper = w[0] <= 'Z' && w[0] >= 'A'
	t.Shape, t.Key, s.folded = n.shape(), Mix(h), folded
	return true
}

// punctOf maps a punctuation token to the ASCII mark it stands for.
func punctOf(w string) byte {
	switch w {
	case "‘", "’", "ʼ", "`", "´":
		return '\''
	case "“", "”", "„", "«", "»", "″":
		return '"'
	case "-", "‐", "‑", "\u00ad":
		return '-'
	case "–", "—", "―", "--":
		return '_' // a dash, not a hyphen
	case "…":
		return '.'
	case "•", "·":
		return '*'
	}
	if len(w) > 0 && w[0] < utf8.RuneSelf {
		return w[0]
	}
	return '?'
}
