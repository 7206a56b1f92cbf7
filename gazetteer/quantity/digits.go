package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// westernDigits writes the digits of other scripts, their decimal mark and the mark between
// their thousands as ASCII does: "٣٥٠" is "350", "１，５" "1,5".
func westernDigits(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(western, s)
		}
	}
	return s
}

func western(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	case '０' <= r && r <= '９':
		return r - '０' + '0'
	case '०' <= r && r <= '९':
		return r - '०' + '0'
	case r == '٫', r == '．':
		return '.'
	case r == '٬', r == '，':
		return ','
	}
	return r
}

// farDigits returns the length of the digits of another script that s begins with, with the
// marks inside them.
func farDigits(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch w := western(r); {
		case r >= utf8.RuneSelf && unicode.IsDigit(r):
		case n > 0 && (w == '.' || w == ','):
			next, _ := utf8.DecodeRuneInString(s[n+size:])
			if next < utf8.RuneSelf || !unicode.IsDigit(next) {
				return n
			}
		default:
			return n
		}
		n += size
	}
	return n
}
