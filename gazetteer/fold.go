package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold appends the folded form of s to dst. Two spellings that differ only in
// the following have the same folded form:
//
//   - case ("ISTANBUL", final sigma)
//   - diacritics and ligatures: compatibility decomposition without marks in
//     the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, and ß ss, æ ae,
//     œ oe, ø o, đ ð d, þ th, ł l, ı i, ħ h, ŋ n, ə e and their like
//   - apostrophes and their look-alikes, which are dropped ("Sana'a", "Hawaiʻi")
//   - hyphens, commas and all other punctuation, which are spaces; runs of
//     spaces are one, and none stands at either end
//   - dots: dropped after a single letter ("U.S." is "us", "W.Va." is "wva")
//     and at the end of a word, else a space ("St.Petersburg")
//   - the ampersand, which is "and"
//
// Folding works word by word: Fold(a+" "+b) is Fold(a)+" "+Fold(b) when both
// are not empty, so that a text can be folded token by token while a [Cursor]
// walks along. "St" and "Saint" and their like are kept apart, for "MT" is
// also Montana; the index holds such names under both spellings.
//
// A byte that is not part of valid UTF-8 becomes U+FFFD, which no name holds.
func Fold(dst []byte, s string) []byte {
	f := folder{start: len(dst)}
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			dst = f.decompose(dst, s[i:], r, n)
			i += n
			continue
		}
		i++
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			dst = f.letter(dst, rune(c))
		case 'A' <= c && c <= 'Z':
			dst = f.letter(dst, rune(c)+'a'-'A')
		case c == '\'' || c == '`':
		case c == '.':
			f.dot(s[i:])
		case c == '&':
			f.space()
			dst = f.letters(dst, "and")
			f.space()
		default:
			f.space()
		}
	}
	return dst
}

// folder is the state of one Fold.
type folder struct {
	start   int  // where the output of this Fold begins in dst
	pending bool // a space is due before the next letter
	run     int  // letters since the last space or dot
}

func (f *folder) space() {
	f.pending = true
	f.run = 0
}

// dot ends an abbreviation, or separates two words when a longer word stands
// before it and another follows at once.
func (f *folder) dot(rest string) {
	if f.run > 1 {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) || unicode.IsDigit(r) {
			f.space()
		}
	}
	f.run = 0
}

func (f *folder) letter(dst []byte, r rune) []byte {
	if f.pending && len(dst) > f.start {
		dst = append(dst, ' ')
	}
	f.pending = false
	f.run++
	return utf8.AppendRune(dst, r)
}

func (f *folder) letters(dst []byte, s string) []byte {
	for _, r := range s {
		dst = f.letter(dst, r)
	}
	return dst
}

// decompose folds the character r, not ASCII, that takes the first n bytes of
// s.
func (f *folder) decompose(dst []byte, s string, r rune, n int) []byte {
	if r, ok := foldCommon(r); ok {
		return f.letter(dst, r)
	}
	return f.tabled(dst, s, r, n)
}

// tabled folds a character by the tables of Unicode.
func (f *folder) tabled(dst []byte, s string, r rune, n int) []byte {
	if r == utf8.RuneError && n == 1 {
		return f.letter(dst, utf8.RuneError)
	}
	d := norm.NFKD.PropertiesString(s).Decomposition()
	if d == nil {
		return f.rune(dst, r)
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		dst = f.rune(dst, r)
		d = d[n:]
	}
	return dst
}

// foldCommon folds the letters that nearly all of a text in Cyrillic, Arabic or Han consists of, without a look into the tables of
// Unicode: those that have no decomposition.
func foldCommon(r rune) (rune, bool) {
	switch {
	case r < 0x400 || r > 0x9FFF:
		return r, false
	case r >= 'а' && r <= 'я':
		return r, r != 'й'
	case r >= 'А' && r <= 'Я':
		return r + 'а' - 'А', r != 'Й'
	case r == 'і' || r == 'є':
		return r, true
	case r >= 'ا' && r <= 'ي':
		return r, r != '\u0640' // tatweel, which is silent
	}
	return r, r >= 0x4E00
}

// rune folds a character that has no decomposition.
func (f *folder) rune(dst []byte, r rune) []byte {
	switch {
	case isSilent(r):
		return dst
	case r == utf8.RuneError || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		r = unicode.ToLower(r)
		if s := plainLetters(r); s != "" {
			return f.letters(dst, s)
		}
		return f.letter(dst, r)
	}
	f.space()
	return dst
}

// isSilent reports whether r leaves no trace in a folded name: apostrophes
// and modifier letters used as such, format characters, and the marks of
// scripts in which they do not change the word.
func isSilent(r rune) bool {
	switch {
	case r >= 0x300 && r <= 0x36F, // Latin, Greek, Cyrillic
		r >= 0x483 && r <= 0x487,                                       // Cyrillic
		r >= 0x591 && r <= 0x5BD,                                       // Hebrew points
		r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r == 0x670, // Arabic
		r == 0x640,               // Arabic tatweel
		r >= 0x2B9 && r <= 0x2BF, // ʹ ʺ ʻ ʼ ʽ ʾ ʿ
		r >= 0x2C8 && r <= 0x2CB, // ˈ ˉ ˊ ˋ
		r >= 0x2018 && r <= 0x201B, r == 0x2032, r == 0x2035, r == 0xB4, r == 0x5F3:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}

// plainLetters returns the ASCII spelling of letters that Unicode does not
// decompose, "" for the others.
func plainLetters(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø', 'ɔ':
		return "o"
	case 'đ', 'ð', 'ɖ', 'ɗ':
		return "d"
	case 'þ':
		return "th"
	case 'ł', 'ƚ':
		return "l"
	case 'ı', 'ɨ':
		return "i"
	case 'ħ':
		return "h"
	case 'ŋ', 'ɲ', 'ƞ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ə', 'ɛ', 'ǝ':
		return "e"
	case 'ĸ', 'ƙ':
		return "k"
	case 'ɓ', 'ƀ':
		return "b"
	case 'ƴ':
		return "y"
	case 'ʉ':
		return "u"
	case 'ƶ':
		return "z"
	case 'ς':
		return "σ"
	}
	return ""
}
