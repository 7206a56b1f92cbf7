package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed search_titles.tsv
var titleWords string

// titleParts are the words of search_titles.tsv as texts are folded, with what each is: a title, a quality, or small.
var titleParts = sync.OnceValue(func() map[string]string {
	parts := map[string]string{}
	for line := range strings.Lines(titleWords) {
		words, part, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(words) {
			if folded := string(Fold(nil, word)); parts[folded] != "title" {
				parts[folded] = part
			}
		}
	}
	return parts
})

// untitled returns a text without the words of official names, and those but for small ones; none where no title is there.
func untitled(text string) (words, titles []string) {
	titled := false
	for _, word := range strings.Fields(foldApart(text)) {
		switch titleParts()[word] {
		case "title":
			titled = true
			titles = append(titles, word)
		case "quality":
			titles = append(titles, word)
		case "":
			words = append(words, word)
		}
	}
	if !titled {
		return nil, nil
	}
	return words, titles
}

// titled finds the country of which the text is the official name, where the name in it has another ending than the
// country's in any language: "Ranskan tasavalta" is of Ranska, "Francúzska republika" of Francúzsko.
func (s *searcher) titled(whole *reading) {
	words, titles := untitled(whole.name)
	if len(words) == 0 {
		return
	}
	best, second, country := 0, 0, NoRef
	for _, ref := range countriesBegun(s.x, words[0]) {
		most := alikeWords(s.x.Name(ref), words)
		for _, n := range s.x.Tagged(ref) {
			if slices.Contains(titleLanguages, n.Tag) {
				most = max(most, alikeWords(n.Text, words))
			}
		}
		if most > best {
			best, second, country = most, best, ref
		} else {
			second = max(second, most)
		}
	}
	if best >= leastAlike && best > second &&
		!(len(titles) == 1 && isPlain(titles[0]) && slices.Contains(ambiguousTitles, s.x.countryCode(country))) {
		s.add(&reading{name: whole.name, fit: whole.fit}, Match{country, NameOfficial}, ByName, 0, 1)
	}
}

// titleLanguages are the languages of search_titles.tsv. In others a name may be that of a neighbour: Nigeria is Nigeri
// in Albanian.
var titleLanguages = strings.Fields("fi et cs sk pl hu hr sr-Latn sl tr ru uk ar fr es pt it de nl sv da nb no lv lt ro bg")

// foldApart folds a text with its elided words apart: "d'Algérie".
func foldApart(text string) string {
	return string(Fold(nil, strings.NewReplacer("'", " ", "’", " ").Replace(text)))
}

// countriesBegun returns the countries with a name in some language that begins as a word.
func countriesBegun(x *Index, word string) (refs []Ref) {
	begin := word
	if i := nthRune(word, 3); i > 0 {
		begin = word[:i]
	}
	countries, err := x.compile(&Filter{Features: Feature.IsCountry})
	if err != nil {
		return nil
	}
	for _, table := range []*nameTable{&x.nameTable, &x.foreign} {
		for _, c := range table.completions(begin, &countries, mostBegun) {
			if !slices.Contains(refs, c.Ref) {
				refs = append(refs, c.Ref)
			}
		}
	}
	return refs
}

// isPlain reports whether a title is that of a republic with no more said of it, see ambiguousTitles.
func isPlain(title string) bool {
	return strings.HasPrefix(title, "repub") || strings.HasPrefix(title, "respub") ||
		slices.Contains([]string{"tasavalta", "vabariik", "koztarsasag"}, title)
}

// mostBegun is how many countries may begin alike.
const mostBegun = 60

// nthRune is where the rune of a number begins in a text, -1 where it is shorter.
func nthRune(text string, n int) int {
	for i := range text {
		if n == 0 {
			return i
		}
		n--
	}
	return -1
}

// leastAlike is how alike a declined name must be to the name.
const leastAlike = 2

// genitives are endings of names in official names. What has one is rather called by all that stands before it, "Nigerin
// tasavalta", than by more: "Nigerijská republika".
var genitives = []string{"n", "in", "en", "an", "i", "ii", "e", "u", "a", "y"}

// countrySuffixes are what names of countries end in beside those of their people.
var countrySuffixes = []string{"orszag", "sko", "cko", "maa", "land"}

// alikeWords tells how alike the words of a text are to a name: two for each letter that they begin with together, less what is
// left of both; 0 where too much is left.
func alikeWords(name string, words []string) int {
	own := slices.DeleteFunc(strings.Fields(foldApart(name)), func(word string) bool { return titleParts()[word] == "small" })
	if len(own) != len(words) {
		return 0
	}
	sum := 0
	for i, word := range words {
		if word == own[i] {
			sum += 2 * len(word)
			continue
		}
		n := 0
		for n < min(len(word), len(own[i])) && word[n] == own[i][n] {
			n++
		}
		a, b := own[i][n:], word[n:]
		if slices.Contains(countrySuffixes, a) {
			a = a[:1]
		}
		if utf8.RuneCountInString(own[i][:n]) < 3 || len(a) > 4 || len(b) > 6 {
			return 0
		}
		sum += 2*n - len(a) - len(b)
		if a == "" && slices.Contains(genitives, b) {
			sum += 3
		}
	}
	return sum
}
