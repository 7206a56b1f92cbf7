package geoparse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"dateline/gazetteer"
)

// shape tells how a token is written.
type shape uint8

const (
	shapeLower   shape = iota // in, said, 's
	shapeTitle                // Istanbul
	shapeUpper                // NATO
	shapeInitial              // J, and J. as one token
	shapeMixed                // McAllen, iPhone
	shapeDotted               // U.S, W.Va
	shapeDigit                // 24
	shapeAlnum                // A320, 1990s
	shapeUncased              // letters of a script without case
	shapePunct                // anything else
)

// token is a word, a number or one punctuation mark of a text. White space is
// no token; spaceBefore tells of it.
type token struct {
	start, end   int32  // bytes of the text
	fold, foldTo int32  // range of scratch.folded: the folded form
	key          uint64 // hash of the folded form
	sentence     int32
	shape        shape
	punct        byte // the ASCII mark of a shapePunct token: . , - ' " ( ) ; : / & – as -, ’ as '
	spaceBefore  bool
	lineBefore   bool // a line break stands before it
	first        bool // the first word of its sentence, quotes and brackets aside
	shouted      bool // its sentence is written in capitals
	active       bool // may be part of a mention
	dateline     bool // of the town that a line says it was written in
	lex          lexEntry
	class        wordClass
}

// capital reports whether the token starts as a name does.
func (t *token) capital() bool {
	switch t.shape {
	case shapeTitle, shapeUpper, shapeInitial, shapeMixed, shapeDotted:
		return true
	}
	return false
}

// word reports whether the token has letters.
func (t *token) word() bool { return t.shape != shapePunct && t.shape != shapeDigit }

// tokenize splits text into s.tokens. Possessives are cut off ("Moscow" "’s"),
// and so is a full stop with no space behind it ("said" "." "Paris"), while
// abbreviations stay whole ("U.S", "W.Va").
func (s *scratch) tokenize(text string) {
	s.tokens = s.tokens[:0]
	s.folded = s.folded[:0]
	it := words.FromString(text)
	space, line := true, true
	for it.Next() {
		w := it.Value()
		start := it.Start()
		if c := w[0]; c == ' ' || c == '\n' || c == '\t' || c == '\r' || isSpace(w) {
			space = true
			if strings.ContainsAny(w, "\n\r\u2029\u2028") {
				line = true
			}
			continue
		}
		s.split(w, start, space, line)
		space, line = false, false
	}
}

func isSpace(w string) bool {
	for _, r := range w {
		if !unicode.IsSpace(r) && r != '\u00ad' && r != '\u200b' && r != '\ufeff' {
			return false
		}
	}
	return true
}

// split appends the one or more tokens of one Unicode word.
func (s *scratch) split(w string, start int, space, line bool) {
	for len(w) > 0 {
		n := cut(w)
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

func digit(c byte) bool { return '0' <= c && c <= '9' }

// longWord reports whether w, which stands before a full stop, is too long for
// an abbreviation's part: three letters or more without another stop.
func longWord(w string) bool {
	return !strings.ContainsRune(w, '.') && utf8.RuneCountInString(w) >= 3
}

func (s *scratch) append(w string, start int, space, line bool) {
	t := token{start: int32(start), end: int32(start + len(w)), spaceBefore: space, lineBefore: line}
	t.shape, t.punct = shapeOf(w)
	t.fold = int32(len(s.folded))
	s.folded = gazetteer.Fold(s.folded, w)
	t.foldTo = int32(len(s.folded))
	if t.shape == shapePunct {
		t.key = hashString(w)
	} else {
		t.key = hashBytes(s.folded[t.fold:t.foldTo])
	}
	s.tokens = append(s.tokens, t)
}

func shapeOf(w string) (shape, byte) {
	var upper, lower, digits, letters, dots int
	firstUpper := false
	for i, r := range w {
		switch {
		case 'a' <= r && r <= 'z':
			lower++
		case 'A' <= r && r <= 'Z':
			upper++
			firstUpper = firstUpper || i == 0
		case '0' <= r && r <= '9':
			digits++
		case r == '.':
			dots++
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
			firstUpper = firstUpper || i == 0
		case unicode.IsLower(r):
			lower++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	switch cased := upper + lower; {
	case cased == 0 && letters > 0:
		return shapeUncased, 0
	case cased == 0 && digits > 0:
		return shapeDigit, 0
	case cased == 0:
		return shapePunct, mark(w)
	case digits > 0:
		if upper > 0 && firstUpper {
			return shapeMixed, 0
		}
		return shapeAlnum, 0
	case upper == 0:
		return shapeLower, 0
	case dots > 0 && firstUpper:
		return shapeDotted, 0
	case upper == 1 && lower == 0:
		return shapeInitial, 0
	case lower == 0:
		return shapeUpper, 0
	case upper == 1 && firstUpper:
		return shapeTitle, 0
	case firstUpper:
		return shapeMixed, 0
	default:
		return shapeLower, 0 // iPhone, d'Alene: starts small
	}
}

// mark maps a punctuation token to the ASCII mark it stands for.
func mark(w string) byte {
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

// hashBytes is FNV-1a with a final mix, so that its low bits can be used alone.
func hashBytes(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return mix(h)
}

func hashString(b string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(b); i++ {
		h = (h ^ uint64(b[i])) * 1099511628211
	}
	return mix(h)
}

// mix is the finalizer of MurmurHash3.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// possessive reports whether the token is the ending of a possessive.
func (t *token) possessive() bool {
	return t.shape == shapeLower && !t.spaceBefore && t.foldTo-t.fold == 1 && t.end-t.start >= 2
}
