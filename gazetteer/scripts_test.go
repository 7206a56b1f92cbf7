package gazetteer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// scriptsOfNames are those that names are told apart by. What is written in kana, or in Han letters with kana, is
// Japanese.
var scriptsOfNames = []string{
	"Arabic", "Armenian", "Bengali", "Cyrillic", "Devanagari", "Ethiopic", "Georgian", "Greek", "Gujarati", "Gurmukhi", "Han",
	"Hangul", "Hebrew", "Hiragana", "Kannada", "Katakana", "Khmer", "Lao", "Latin", "Malayalam", "Myanmar", "Oriya", "Sinhala",
	"Tamil", "Telugu", "Thai", "Tibetan",
}

// scriptOfName is the script of all letters of a name, "" where they are of several.
func scriptOfName(name string) string {
	script := ""
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		i := slices.IndexFunc(scriptsOfNames, func(s string) bool { return unicode.Is(unicode.Scripts[s], r) })
		if i < 0 || script != "" && script != scriptsOfNames[i] {
			return ""
		}
		script = scriptsOfNames[i]
	}
	return script
}

// largestCities are those of most people.
func largestCities(x *Index, n int) []Ref {
	var all []Ref
	for r := range Ref(x.Len()) {
		if x.Feature(r).Class == "P" {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b Ref) int { return cmp.Compare(x.Population(b), x.Population(a)) })
	return all[:n]
}

// TestCitiesInEveryScript looks for each of the 1,000 largest cities by a name in each script that the index has one
// of. It prints how many come first.
func TestCitiesInEveryScript(t *testing.T) {
	x := realIndex(t)
	first, asked := map[string]int{}, map[string]int{}
	var missed []string
	for _, city := range largestCities(x, 1000) {
		names := map[string]string{scriptOfName(x.Name(city)): x.Name(city)}
		for _, n := range x.Names(city) {
			if script := scriptOfName(n.Text); script != "" && names[script] == "" && n.Kind != NameAbbreviation {
				names[script] = n.Text
			}
		}
		for script, name := range names {
			hits, err := x.Search(Query{Text: name})
			if err != nil {
				t.Fatalf("Search(%q) = %v", name, err)
			}
			asked[script]++
			if len(hits) > 0 && hits[0].Ref == city {
				first[script]++
			} else {
				missed = append(missed, fmt.Sprintf("%s %q is %s: %s", script, name, x.Label(city), labels(x, hits[:min(2, len(hits))])))
			}
		}
	}
	all, right := 0, 0
	var table strings.Builder
	for _, script := range slices.Sorted(maps.Keys(asked)) {
		fmt.Fprintf(&table, "%s %d of %d; ", script, first[script], asked[script])
		all, right = all+asked[script], right+first[script]
	}
	share := float64(right) / float64(all)
	t.Logf("%.4f of %d names come first: %s", share, all, table.String())
	slices.Sort(missed)
	for _, m := range missed {
		t.Log(m)
	}
	if share < 0.97 {
		t.Errorf("%.3f of the names come first, want 0.97", share)
	}
}
