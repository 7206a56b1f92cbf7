package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"dateline/gazetteer"
)

// maxSpellings bounds the forms of a name of several words that are looked up.
const maxSpellings = 256

// shown are an ending, or a proclitic, and what stands for it in the name as they are written, not folded.
type shown struct {
	from, to string
	front    bool
}

// without returns a word with what stands for the ending in a name.
func (x shown) without(word string) (string, bool) {
	cut, join := strings.CutSuffix, func(stem string) string { return stem + x.to }
	if x.front {
		cut, join = strings.CutPrefix, func(stem string) string { return x.to + stem }
	}
	stem, ok := cut(word, x.from)
	return join(stem), ok && utf8.RuneCountInString(stem) >= leastStem
}

// byDetail orders endings: the longer says more of the word than the shorter, and a name that ends in a soft sign more
// than one that some other language has without.
func byDetail(a, b shown) int {
	return cmp.Or(cmp.Compare(len(b.from), len(a.from)), cmp.Compare(len(b.to), len(a.to)))
}

// Spelling returns the words of a text as a dictionary has the name of a place that they stand for: "Тверь" for
// "Твери". Of several such names it is that which the language has for the place, or else the one nearest to the words.
// It returns false where no form of them is a name of the place.
func (n *Names) Spelling(words string, ref gazetteer.Ref) (string, bool) {
	forms := []string{""}
	for _, part := range wordsAndMarks(words) {
		var longer []string
		for _, form := range n.endings.shownForms(part) {
			for _, begun := range forms {
				longer = append(longer, begun+form)
			}
		}
		if forms = longer; len(forms) > maxSpellings {
			return "", false
		}
	}
	forms = slices.DeleteFunc(forms, func(form string) bool { return !n.bears(ref, form) })
	if len(forms) == 0 {
		return "", false
	}
	known, _ := n.index.NameIn(ref, []language.Tag{n.tag})
	for _, name := range []string{known, n.index.Name(ref)} { // with marks that forms of endings may lack
		folded := string(gazetteer.Fold(nil, name))
		if slices.ContainsFunc(forms, func(form string) bool { return string(gazetteer.Fold(nil, form)) == folded }) {
			return name, true
		}
	}
	return forms[0], true
}

// bears reports whether a place has a name.
func (n *Names) bears(ref gazetteer.Ref, name string) bool {
	folded := gazetteer.Fold(nil, name)
	is := func(m gazetteer.Match) bool { return m.Ref == ref }
	if slices.ContainsFunc(n.own[string(folded)], is) {
		return true
	}
	at := n.index.Cursor()
	for _, b := range folded {
		if !at.Step(b) {
			return false
		}
	}
	return slices.ContainsFunc(at.Matches(nil), is)
}

// shownForms are a word as it stands and with the endings that names may have for its own, each once.
func (e *endings) shownForms(word string) []string {
	out := []string{word}
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLetter(r) {
		return out
	}
	for _, x := range e.shown {
		if form, ok := x.without(word); ok && !slices.Contains(out, form) {
			out = append(out, form)
		}
	}
	return out
}

// wordsAndMarks cuts a name into its words and what stands between them.
func wordsAndMarks(name string) []string {
	var out []string
	before := false
	for i, r := range name {
		is := unicode.IsLetter(r) || unicode.IsMark(r) || r == '\'' || r == '’'
		if i == 0 || is != before {
			out = append(out, "")
		}
		out[len(out)-1] += string(r)
		before = is
	}
	return out
}
