package gazetteer

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// generic is a word that says what a place is, beside its name: "City of Leeds",
// "Bezirk Kreuzberg", "Perugia airport".
type generic struct {
	words string // folded, separated by spaces
	where side
	kind  func(Feature) bool // what the word says that the place is; nil for any
	title bool               // of a state, see ambiguousTitles
}

// ambiguousTitles are the countries whose short name with a title is as often that of
// another one: the Republic of China is Taiwan, the Republic of the Congo is not the
// Democratic one.
var ambiguousTitles = []string{"CD", "CN"}

// leastJoined is the least number of letters of a name that a word is written together with: less is
// as often a part of the word.
const leastJoined = 2

// side is where a generic word stands.
type side uint8

const (
	ahead side = 1 << iota
	behind
	joined // no space stands between, as in scripts that have none
)

// generics lists the words of search_generic.tsv as texts are folded.
var generics = sync.OnceValue(func() (list []generic) {
	for line := range strings.Lines(genericWords) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		g := generic{words: string(Fold(nil, row[0])), kind: kindCalled(row[2]), title: row[2] == "state"}
		for _, s := range strings.Split(row[1], "+") {
			g.where |= map[string]side{"ahead": ahead, "behind": behind, "joined": joined}[s]
		}
		list = append(list, g)
	}
	return list
})

//go:embed search_generic.tsv
var genericWords string

// kindCalled returns what a kind of the table takes in.
func kindCalled(kind string) func(Feature) bool {
	switch kind {
	case "airport":
		return func(f Feature) bool { return f.Class == "S" && strings.HasPrefix(f.Code, "AIR") }
	case "island":
		return func(f Feature) bool {
			return f.Class == "T" && strings.HasPrefix(f.Code, "ISL") ||
				f.Class == "A" && (f.IsCountry() || f.Code == "PCLD" || f.Code == "ADM1")
		}
	case "unit":
		return func(f Feature) bool { return isUnitOrTown(f) && !f.IsCountry() }
	case "division":
		return func(f Feature) bool { return f.Class == "A" }
	}
	return Feature.IsCountry
}

// ungeneric calls yield with each name that the text holds beside a word for what
// the place is, and with that word.
func ungeneric(text string, yield func(name string, g *generic)) {
	folded := string(Fold(nil, text))
	list := generics()
	for i := range list {
		g := &list[i]
		between := " "
		if g.where&joined != 0 {
			between = ""
		}
		name, ok := strings.CutPrefix(folded, g.words+between)
		if ok && g.where&ahead != 0 && g.leaves(name) {
			yield(name, g)
		}
		name, ok = strings.CutSuffix(folded, between+g.words)
		if ok && g.where&behind != 0 && g.leaves(name) {
			yield(name, g)
		}
	}
}

// isGeneric reports whether a text is such a word and nothing else.
func isGeneric(text string) bool {
	folded := string(Fold(nil, text))
	return slices.ContainsFunc(generics(), func(g generic) bool { return g.words == folded })
}

// leaves reports whether what is left without the word may be a name.
func (g *generic) leaves(name string) bool {
	return g.where&joined == 0 || utf8.RuneCountInString(name) >= leastJoined
}
