package words

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer/text"
)

// maxWords is how many words a list has: a [text.Lexicon] of so many takes half a megabyte.
const maxWords = 87_000

// Of fetches and reads the list of common words of a language, nil where there is none: German, whose
// nouns have capitals as names have, and Chinese, which no spaces cut into words.
func Of(ctx context.Context, cache source.Cache, tag string) (*text.WordList, error) {
	switch tag {
	case "de":
		return german(ctx, cache)
	case "zh":
		return chinese(ctx, cache)
	}
	return nil, nil
}

// maxNoun is the most letters of a German noun of the list: longer ones are compounds.
const maxNoun = 12

// known is the frequency of a word of which only that it is one is known.
const known = 128

// german reads the nouns of German in all their forms.
func german(ctx context.Context, cache source.Cache) (*text.WordList, error) {
	b, err := cache.File(ctx, source.GermanWords, "dist/words.json")
	if err != nil {
		return nil, err
	}
	var nouns map[string]map[string]any // by the noun: its cases, of which each has numbers, and its gender
	if err := json.Unmarshal(b, &nouns); err != nil {
		return nil, fmt.Errorf("%v: words.json: %w", source.GermanWords, err)
	}
	l := &text.WordList{Frequency: map[string]int{}}
	add := func(form string) {
		if utf8.RuneCountInString(form) <= maxNoun && !strings.ContainsFunc(form, func(r rune) bool { return !unicode.IsLetter(r) }) {
			l.Frequency[strings.ToLower(form)] = known
		}
	}
	for noun, cases := range nouns {
		add(noun)
		for _, numbers := range cases {
			if forms, ok := numbers.(map[string]any); ok {
				for _, form := range forms {
					if s, ok := form.(string); ok {
						add(s)
					}
				}
			}
		}
	}
	return l, nil
}

func isNotHan(r rune) bool { return !unicode.Is(unicode.Han, r) }

// maxJoined is the most characters of a Chinese word of the list.
const maxJoined = 5

// chinese reads the commonest words of Chinese. Names of persons are the first names of the list,
// those of places its names.
func chinese(ctx context.Context, cache source.Cache) (*text.WordList, error) {
	b, err := cache.File(ctx, source.ChineseWords, "submodules/cppjieba/dict/jieba.dict.utf8")
	if err != nil {
		return nil, err
	}
	type entry struct {
		word, class string
		count       int
	}
	var all []entry
	for row := range strings.Lines(string(b)) {
		f := strings.Fields(row) // word, count, part of speech
		if len(f) != 3 || utf8.RuneCountInString(f[0]) > maxJoined || strings.ContainsFunc(f[0], isNotHan) {
			continue
		}
		n, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("%v: jieba.dict.utf8: %w", source.ChineseWords, err)
		}
		all = append(all, entry{f[0], f[2], n})
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word)) })
	l := &text.WordList{Frequency: map[string]int{}}
	for _, e := range all[:min(len(all), maxWords)] {
		l.Frequency[e.word] = e.count
		switch e.class {
		case "nr", "nrt", "nrfg":
			if utf8.RuneCountInString(e.word) > 1 {
				l.FirstNames = append(l.FirstNames, e.word)
			}
		case "ns":
			l.Names = append(l.Names, e.word)
		}
	}
	return l, nil
}
