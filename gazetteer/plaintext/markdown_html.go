package plaintext

import (
	"slices"
	"strings"
)

// htmlBlock reports what ends the HTML that a line begins, "" where it begins
// none, and whether the line itself ends it (CommonMark 0.31 §4.6). HTML that is
// a tag of no block by itself begins no block behind a line of a paragraph.
func htmlBlock(line string, open bool) (end string, closed bool) {
	if !strings.HasPrefix(line, "<") {
		return "", false
	}
	low := strings.ToLower(line)
	for _, e := range [][2]string{{"<!--", "-->"}, {"<?", "?>"}, {"<![cdata[", "]]>"}} {
		if strings.HasPrefix(low, e[0]) {
			return e[1], strings.Contains(low[len(e[0]):], e[1])
		}
	}
	if len(low) > 2 && low[1] == '!' && isLetter(low[2]) {
		return ">", strings.Contains(low, ">")
	}
	name := tagName(low)
	closing := strings.HasPrefix(low, "</")
	switch {
	case name == "":
		return "", false
	case !closing && slices.Contains(rawElements(), name):
		end = "</" + name + ">"
		return end, strings.Contains(low, end)
	case slices.Contains(blockElements(), name):
		return emptyLine, false
	case !open && rawTag(low) == len(strings.TrimRight(low, " \t")):
		return emptyLine, false
	}
	return "", false
}

// tagName is the name of the tag at the head of a text in lower case, "" where
// there is none.
func tagName(low string) string {
	s := strings.TrimPrefix(low[1:], "/")
	n := 0
	for n < len(s) && (isLetter(s[n]) || n > 0 && ('0' <= s[n] && s[n] <= '9' || s[n] == '-')) {
		n++
	}
	if n < len(s) && !strings.ContainsRune(" \t\n/>", rune(s[n])) {
		return ""
	}
	return s[:n]
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// rawTag is the length of the tag at the head of a text, 0 where there is none.
// It looks no further than the next angle bracket.
func rawTag(s string) int {
	if len(s) < 3 || tagName(s) == "" {
		return 0
	}
	n := strings.IndexAny(s[1:], "<>")
	if n < 0 || s[1+n] != '>' {
		return 0
	}
	return n + 2
}

// rawElements hold no Markdown up to their end.
func rawElements() []string { return []string{"pre", "script", "style", "textarea"} }

// blockElements begin a block of HTML that an empty line ends.
func blockElements() []string {
	return strings.Fields(`address article aside base basefont blockquote body caption center col colgroup dd details
		dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr
		html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary
		table tbody td tfoot th thead title tr track ul`)
}
