package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// maxProclitics is how many words of a letter are written together with a name at most: "وببغداد".
const maxProclitics = 2

// Proclitics returns how many bytes before a name are words of their own that are written together with it, as the "and"
// of "وعمان" is. The tokens from … to are found by a name of the place.
func (n *Names) Proclitics(t *text.Text, from, to int, place gazetteer.Ref) int {
	if len(n.endings.letters) == 0 {
		return 0
	}
	word := t.Word(&t.Tokens[from])
	first, _ := utf8.DecodeRuneInString(word)
	if !slices.Contains(n.endings.letters, first) || n.calls(t, word, from, to, place) {
		return 0
	}
	at, last := 0, rune(0)
	for range maxProclitics {
		r, size := utf8.DecodeRuneInString(word[at:])
		if !slices.Contains(n.endings.letters, r) || r == last { // "لل" holds the article as well
			return 0
		}
		last = r
		at += size
		for {
			mark, size := utf8.DecodeRuneInString(word[at:])
			if size == 0 || !unicode.Is(unicode.M, mark) {
				break
			}
			at += size
		}
		if utf8.RuneCountInString(word[at:]) > leastStem && n.calls(t, word[at:], from, to, place) {
			return at
		}
	}
	return 0
}

// calls reports whether a word, which stands for the first of the tokens from … to, and the others are a name of a place or
// its adjective, but for their endings and an article.
func (n *Names) calls(t *text.Text, word string, from, to int, place gazetteer.Ref) bool {
	folded := string(gazetteer.Fold(nil, word))
	forms := []string{folded}
	for _, article := range n.endings.articles {
		if rest, ok := strings.CutPrefix(folded, article); ok && utf8.RuneCountInString(rest) > leastStem {
			forms = append(forms, rest)
		} else if !ok {
			forms = append(forms, article+folded)
		}
	}
	for _, f := range forms {
		if slices.ContainsFunc(n.demonyms[f], func(d demonym) bool { return d.place == place }) {
			return true
		}
	}
	forms = n.endings.appendEndings(forms)
	x := walker{names: n, whole: true}
	x.push(forms, false, true)
	for j := from + 1; j < to; j++ {
		if !x.push(n.endings.forms(t.Fold(&t.Tokens[j])), Joined(t, j), true) {
			return false
		}
	}
	x.walk(0, n.index.Cursor(), true, true)
	return slices.ContainsFunc(x.found, func(m gazetteer.Match) bool { return m.Ref == place })
}
