package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
)

// filterAlternates drops those of GeoNames' alternate names that do more harm
// than good in news text. The source gives neither language nor quality; it
// mixes names, airport codes, romanised Chinese syllables and old seats of
// other places.
func (s *Set) filterAlternates() {
	mains := s.mainNames()
	for _, e := range s.Entries {
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool {
			return n.Kind == gazetteer.NameAlternate &&
				(junk(n.Text) || strays(n.Text, e, mains))
		})
	}
}

// dropRepeated drops alternate names that fold to another name of their place:
// they find nothing that the other does not.
func (s *Set) dropRepeated() {
	for _, e := range s.Entries {
		slices.SortStableFunc(e.Names, func(a, b gazetteer.Name) int { return cmp.Compare(a.Kind, b.Kind) })
		seen := map[string]bool{string(gazetteer.Fold(nil, e.Name)): true}
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool {
			folded := string(gazetteer.Fold(nil, n.Text))
			if seen[folded] && (n.Kind == gazetteer.NameAlternate || n.Kind == gazetteer.NameAlias) {
				return true
			}
			seen[folded] = true
			return false
		})
	}
}

// mainNames returns the population of the largest place that bears each main
// name, folded.
func (s *Set) mainNames() map[string]int64 {
	m := make(map[string]int64, len(s.Entries))
	for _, e := range s.Entries {
		if e.Class == "P" {
			name := string(gazetteer.Fold(nil, e.Name))
			m[name] = max(m[name], e.Population)
		}
	}
	return m
}

// junk reports whether an alternate name is none: codes, romanised syllables
// ("mo si ke"), lists and notes.
func junk(name string) bool {
	if strings.ContainsAny(name, "0123456789=,;/()[]\"?!*:_<>@#") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) && unicode.Is(unicode.Latin, first) && unicode.IsLower(first) {
		return true
	}
	letters, upper, latin := 0, 0, 0
	for _, r := range name {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	if latin == 0 {
		return letters < shortestOther
	}
	return latin < letters || letters <= 3 || upper == letters && letters <= 4
}

// shortestOther is the fewest letters of a name in another script than Latin: 北京, قم.
const shortestOther = 2

// latin reports whether all letters of a name are Latin.
func latin(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
	})
}

// negligible is how many times smaller the bearer of a main name must be to
// leave that name to a larger place: Calcutta in Ohio, Cologne in Lombardy.
const negligible = 60

// strays reports whether an alternate name means another place to a reader:
// it is the main name of one that is not negligible, and nothing like the main
// name of e. GeoNames has Pokrovsk for Engels, and Zion, Salem and Ariel for
// Jerusalem.
func strays(alternate string, e *Entry, mains map[string]int64) bool {
	folded := string(gazetteer.Fold(nil, alternate))
	main := string(gazetteer.Fold(nil, e.Name))
	other, taken := mains[folded]
	return taken && folded != main && negligible*other > e.Population && !alike(folded, main)
}

// alike reports whether two folded names are spellings of one name: one holds
// the other as a word, they begin alike, or no more than two in five letters differ.
func alike(a, b string) bool {
	if strings.Contains(" "+a+" ", " "+b+" ") || strings.Contains(" "+b+" ", " "+a+" ") {
		return true
	}
	if len(a) >= 3 && len(b) >= 3 && a[:3] == b[:3] {
		return true
	}
	return 5*distance([]rune(a), []rune(b)) <= 2*max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
}

// distance is the number of letters to insert, delete or replace between a and b.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			replace := diagonal
			if x != y {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
