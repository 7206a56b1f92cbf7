package article

import (
	"strings"

	"dateline/gazetteer"
)

// Changes counts corrections of a text as their author made them: one that holds for several mentions is kept as a
// correction of each, one after the other.
func Changes(text string, corrections []Correction) int {
	runes := []rune(text)
	words := func(c Correction) string {
		if c.Start == nil || c.End == nil || *c.Start < 0 || *c.End > len(runes) || *c.Start > *c.End {
			return ""
		}
		return string(runes[*c.Start:*c.End])
	}
	n := 0
	var before Correction
	said := ""      // the words of the change so far, "" for none
	goesOn := false // with mentions of any words: it has put a place of the map's own
	for _, c := range corrections {
		now := words(c)
		same := now != "" && samePlace(before.Place, c.Place) && (goesOn || said != "" && strings.EqualFold(said, now))
		if !same {
			n++
		}
		before, said, goesOn = c, now, now == "" && c.Point != nil
	}
	return n
}

func samePlace(a, b *gazetteer.PlaceID) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
