package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readAddresses takes the words in addresses of pages and mail, and in names of accounts,
// for small words without a meaning: "https://www.paris.example", "@LondonFan". In a
// hashtag the words that run together are tokens already; those that bind others have no
// capital: "#PrayForBeirut".
func (t *Text) readAddresses() {
	s := t.Source
	if strings.IndexByte(s, '@') < 0 && strings.IndexByte(s, '#') < 0 && !strings.Contains(s, "://") &&
		!strings.Contains(s, "www.") {
		return
	}
	for i := 0; i < len(t.Tokens); {
		j := i + 1
		for j < len(t.Tokens) && !t.Tokens[j].SpaceBefore() {
			j++
		}
		switch from := t.addressIn(i, j); {
		case from < j:
			for k := from; k < j; k++ {
				if x := &t.Tokens[k]; x.Shape != ShapePunct {
					x.Shape, x.Lex, x.Class = ShapeLower, 0, ClassNone
				}
			}
		default:
			t.lowerHashtag(i, j)
		}
		i = j
	}
}

// addressIn returns where in the tokens from … to, which no space divides, an address
// begins: to where there is none. All that follows it belongs to it.
func (t *Text) addressIn(from, to int) int {
	start := int(t.Tokens[from].Start)
	at := addressStart(t.Source[start:t.Tokens[to-1].End])
	if at < 0 {
		return to
	}
	for from < to && int(t.Tokens[from].Start) < start+at {
		from++
	}
	return from
}

// addressStart returns where an address begins in a string without spaces, -1 for
// nowhere: at a scheme, at "www." or at the name before or behind an @.
func addressStart(s string) int {
	first := strings.Index(s, "www.")
	for _, mark := range []string{"://", "@"} {
		i := strings.Index(s, mark)
		if i < 0 || i+len(mark) == len(s) {
			continue
		}
		for i > 0 && (isASCIILetter(s[i-1]) || mark == "@" && (digit(s[i-1]) || strings.IndexByte("._-+", s[i-1]) >= 0)) {
			i--
		}
		if first < 0 || i < first {
			first = i
		}
	}
	return first
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// lowerHashtag gives the words of a hashtag that bind others the shape of small words.
func (t *Text) lowerHashtag(from, to int) {
	for k := from; k < to; k++ {
		if t.Tokens[k].Punct != '#' {
			continue
		}
		for i := k + 1; i < to && t.Tokens[i].Word(); i++ {
			if x := &t.Tokens[i]; isFunctionClass(x.Class) {
				x.Shape = ShapeLower
			}
		}
	}
}

// hashtagWord returns the length of the first word of a hashtag that runs words
// together, each with a capital: "New" of "NewYork".
func hashtagWord(w string) int {
	small := false
	for i, r := range w {
		if small && unicode.IsUpper(r) {
			return i
		}
		small = unicode.IsLower(r)
	}
	return len(w)
}

// isHash reports whether a word ends in the mark of a hashtag.
func isHash(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return r == '#' || r == '＃'
}
