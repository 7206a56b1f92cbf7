package article

import (
	"cmp"
	"strings"
)

// maxHeadline is how many bytes a first line may have to be taken for a
// headline.
const maxHeadline = 160

// Headline returns the first line of a text when it stands apart from what
// follows and does not end like a sentence or a part of one, else "".
func Headline(text string) string {
	first, rest, ok := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	first = strings.TrimSpace(first)
	next, _, _ := strings.Cut(rest, "\n")
	apart := ok && strings.TrimSpace(next) == "" && strings.TrimSpace(rest) != ""
	if !apart || len(first) > maxHeadline || first == "" || strings.ContainsRune(".,;:", rune(first[len(first)-1])) {
		return ""
	}
	return first
}

// Name is what to call the article: its title, or else the headline of its
// text; "" where it has neither.
func (a *Article) Name() string { return cmp.Or(a.Title, Headline(a.Text)) }
