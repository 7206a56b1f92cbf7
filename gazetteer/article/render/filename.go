package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FileName makes of the name of an article a name of files that every file
// system takes, without extension: once in ASCII, once with all its letters.
func FileName(title string) (ascii, full string) {
	full = slug(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	// Decomposed letters lose their marks and stay readable.
	ascii = slug(norm.NFKD.String(title), func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
	})
	return ascii, full
}

// maxFileName is how many characters a file name may have.
const maxFileName = 60

// slug keeps the runs of good characters, separated by hyphens.
func slug(s string, good func(rune) bool) string {
	var out []rune
	gap := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case !good(r):
			gap = true
		default:
			if gap && len(out) > 0 {
				out = append(out, '-')
			}
			gap = false
			out = append(out, r)
			if len(out) > maxFileName {
				return strings.TrimRight(string(out[:maxFileName]), "-")
			}
		}
	}
	if len(out) == 0 {
		return "places"
	}
	return string(out)
}
