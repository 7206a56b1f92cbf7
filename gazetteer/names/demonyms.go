package names

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// demonym is an adjective of a place or a word for its people, in one of its forms.
type demonym struct {
	words   []string // folded: one, or several as in "sud-coréen"
	place   gazetteer.Ref
	capital bool // it has a capital wherever it stands; if not, only where a sentence begins
}

// demonyms are those of a language by their first word.
type demonyms map[string][]demonym

// readDemonyms reads demonyms.tsv with the forms of forms.tsv. Either may be missing.
func (n *Names) readDemonyms(folder fs.FS) error {
	forms, err := readForms(folder)
	if err != nil {
		return err
	}
	n.demonyms = demonyms{}
	var failed error
	err = n.readTable(folder, "demonyms.tsv", func(word, _ string, ref gazetteer.Ref) {
		stem, class, inflected := strings.Cut(word, "|")
		if !inflected {
			n.demonyms.add(stem, ref)
			return
		}
		endings, ok := forms[class]
		if !ok {
			failed = fmt.Errorf("demonyms.tsv: %q: forms.tsv has no class %q", word, class)
		}
		for _, e := range endings {
			n.demonyms.add(stem+e, ref)
		}
	})
	return errors.Join(err, failed)
}

// readForms reads forms.tsv: the endings of the words of each class.
func readForms(folder fs.FS) (map[string][]string, error) {
	rows, err := text.ReadTable(folder, "forms.tsv", 3)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, row := range rows {
		for _, e := range strings.Fields(row[1]) {
			out[row[0]] = append(out[row[0]], strings.Trim(e, "-"))
		}
	}
	return out, nil
}

// add adds a form of a word; of two places with one word, written alike, the first has it.
func (d demonyms) add(word string, ref gazetteer.Ref) {
	words := split(string(gazetteer.Fold(nil, word)))
	if len(words) == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(word)
	capital := unicode.IsUpper(first)
	if !slices.ContainsFunc(d[words[0]], func(o demonym) bool { return o.capital == capital && slices.Equal(o.words, words) }) {
		d[words[0]] = append(d[words[0]], demonym{words, ref, capital})
	}
}

// split cuts a folded name into what tokens hold: words, or the signs of a script without spaces.
func split(folded string) []string {
	var out []string
	for _, w := range strings.Fields(folded) {
		if r, _ := utf8.DecodeRuneInString(w); !spaceless(r) {
			out = append(out, w)
			continue
		}
		for _, r := range w {
			out = append(out, string(r))
		}
	}
	return out
}

// Demonym returns the token behind the longest adjective of a place, or word for its people, that
// begins at token i of a text, and that place; i for none. A proclitic may stand before it.
func (n *Names) Demonym(t *text.Text, i int) (to int, place gazetteer.Ref) {
	to = i
	k := &t.Tokens[i]
	if len(n.demonyms) == 0 || !k.Word() {
		return i, gazetteer.NoRef
	}
	word := t.Fold(k)
	n.demonymFrom(t, i, word, &to, &place)
	for _, p := range n.endings.proclitics {
		if rest, ok := strings.CutPrefix(word, p.from); ok && to == i {
			n.demonymFrom(t, i, rest, &to, &place)
		}
	}
	return to, place
}

// begins reports whether the first word of a demonym is a word, or that without a proclitic.
func (d demonyms) begins(word string, proclitics []ending) bool {
	if len(d[word]) > 0 {
		return true
	}
	for _, p := range proclitics {
		if rest, ok := strings.CutPrefix(word, p.from); ok && len(d[rest]) > 0 {
			return true
		}
	}
	return false
}

// demonymFrom looks for a longer demonym than the one so far whose first word is given.
func (n *Names) demonymFrom(t *text.Text, i int, word string, to *int, place *gazetteer.Ref) {
	k := &t.Tokens[i]
	for _, d := range n.demonyms[word] {
		if small := k.Shape == text.ShapeLower; k.Shape != text.ShapeUncased && (d.capital && small || !d.capital && !small && !k.First()) {
			continue
		}
		if end := wordsAt(t, i, d.words); end > *to {
			*to, *place = end, d.place
		}
	}
}

// wordsAt returns the token behind some words that stand from token i on, the first of which is
// known to, 0 where they do not. Hyphens may join them.
func wordsAt(t *text.Text, i int, words []string) int {
	end := i + 1
	for _, w := range words[1:] {
		if end < len(t.Tokens) && t.Tokens[end].Punct == '-' {
			end++
		}
		if end >= len(t.Tokens) || t.Tokens[end].Sentence != t.Tokens[i].Sentence || t.Fold(&t.Tokens[end]) != w {
			return 0
		}
		end++
	}
	return end
}
