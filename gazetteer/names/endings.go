package names

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// leastStem is the fewest characters that are left of a word without its ending.
const leastStem = 2

// ending is a folded ending with what stands for it in the name.
type ending struct{ from, to string }

// endings are the endings of a language by their last character, and its proclitics.
type endings struct {
	of         map[rune][]ending
	shown      []shown  // they and the proclitics as they are written
	added      []string // endings of names that nothing stands for in the text
	proclitics []ending
	letters    []rune   // the proclitics that are words of a letter
	articles   []string // proclitics that names may have as well
	units      []string // words that names of divisions end in, which texts leave out; the longest first
}

func readEndings(folder fs.FS) (endings, error) {
	e := endings{of: map[rune][]ending{}}
	rows, err := text.ReadTable(folder, "endings.tsv", 3)
	if errors.Is(err, fs.ErrNotExist) {
		return e, nil
	}
	if err != nil {
		return e, err
	}
	for _, row := range rows {
		if row[2] == "unit" {
			e.units = append(e.units, row[0])
			continue
		}
		from, front := strings.CutPrefix(row[0], "^")
		e.shown = append(e.shown, shown{strings.Trim(from, "-"), strings.Trim(row[1], "-"), front})
		from, to := string(gazetteer.Fold(nil, from)), string(gazetteer.Fold(nil, row[1]))
		switch last, _ := utf8.DecodeLastRuneInString(from); {
		case front:
			e.proclitics = append(e.proclitics, ending{from, to})
			if to == "" && len(from) == utf8.RuneLen(last) {
				e.letters = append(e.letters, last)
			} else if to == "" {
				e.articles = append(e.articles, from)
			}
		case from == "": // "-"
			e.added = append(e.added, to)
		default:
			e.of[last] = append(e.of[last], ending{from, to})
		}
	}
	e.articles = slices.DeleteFunc(e.articles, func(p string) bool { // "وب" is two words of a letter
		return !strings.ContainsFunc(p, func(r rune) bool { return !slices.Contains(e.letters, r) })
	})
	slices.SortStableFunc(e.shown, byDetail)
	return e, nil
}

// forms returns a folded word and the forms that names may have for it, each once: without its
// proclitic, with another ending, and both.
func (e *endings) forms(word string) []string {
	out := []string{word}
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, p := range e.proclitics {
		if rest, ok := strings.CutPrefix(word, p.from); ok && utf8.RuneCountInString(rest) > leastStem {
			add(p.to + rest)
		}
	}
	return e.appendEndings(out)
}

// appendEndings appends what some words are with other endings, each once.
func (e *endings) appendEndings(out []string) []string {
	add := func(s string) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, w := range out[:len(out):len(out)] {
		last, _ := utf8.DecodeLastRuneInString(w)
		for _, x := range e.of[last] {
			if stem, ok := strings.CutSuffix(w, x.from); ok && utf8.RuneCountInString(stem) >= leastStem {
				add(stem + x.to)
			}
		}
		for _, x := range e.added {
			if utf8.RuneCountInString(w) > leastStem {
				add(w + x)
			}
		}
	}
	return out
}
