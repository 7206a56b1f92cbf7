package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// separators part a place from what it lies in where people write no comma: "Salvador/BA", "Niterói - RJ".
var separators = strings.NewReplacer("/", ", ", " - ", ", ", " – ", ", ", "|", ", ", ";", ", ", "\n", ", ", " > ", ", ")

// unfound reports whether nothing is found that the text names as it is written.
func (c *candidates) unfound() bool {
	return !slices.ContainsFunc(c.hits, func(h Hit) bool { return h.Found != ByTypo && h.Fit <= FitNumber })
}

// The name of a place whose further words are written short has at most mostShort words, and of the words that the text leaves
// out none has more letters than a preposition.
const (
	mostShort  = 6
	longestOut = 4
	mostOffers = 200
)

// inShortWords finds places by a name whose words but the first are written short or left out: "Frankfurt a.M.", "Frankfurt/Main",
// "Rothenburg o. d. T.".
func (s *searcher) inShortWords() {
	if !strings.ContainsAny(s.q.Text, "./") || len(s.q.Within) > 0 {
		return
	}
	words := strings.Fields(string(Fold(nil, strings.NewReplacer("/", " ", ".", ". ").Replace(s.q.Text))))
	if len(words) < 2 || len(words) > mostShort || utf8.RuneCountInString(words[0]) < 3 {
		return
	}
	whole := reading{name: s.q.Text}
	for _, c := range s.x.completions(words[0]+" ", s.filter, mostOffers) {
		if f := s.x.Feature(c.Ref); f.Class != "P" && f.Class != "A" {
			continue
		}
		names := append(s.x.Names(c.Ref), Name{s.x.Name(c.Ref), NameMain})
		if slices.ContainsFunc(names, func(n Name) bool { return isShortFor(words, strings.Fields(string(Fold(nil, n.Text)))) }) {
			s.add(&whole, Match{c.Ref, NameAlias}, ByPrefix, 0, 0.9)
		}
	}
}

// isShortFor reports whether words are the beginnings of those of a name, which may leave out prepositions and articles.
func isShortFor(words, name []string) bool {
	if len(name) < 2 || words[0] != name[0] {
		return false
	}
	at := 1
	for _, word := range name[1:] {
		switch {
		case at < len(words) && strings.HasPrefix(word, words[at]):
			at++
		case utf8.RuneCountInString(word) > longestOut:
			return false
		}
	}
	return at == len(words)
}

// unfinished finds sites of which the text is the beginning of the name, where it has several words and ends with one of the name:
// "Charles de Gaulle" is said of an airport.
func (s *searcher) unfinished(whole *reading) {
	if len(s.q.Within) > 0 || strings.Contains(s.q.Text, ",") || !strings.Contains(string(s.folded), " ") {
		return
	}
	begin := string(s.folded) + " "
	for _, c := range s.x.completions(begin, s.filter, s.limit) {
		if s.x.Feature(c.Ref).Class == "S" && strings.HasPrefix(string(Fold(nil, s.x.Name(c.Ref))), begin) {
			s.add(whole, c.Match, ByPrefix, 0, 0.8)
		}
	}
}
