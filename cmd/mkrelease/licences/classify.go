package licences

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/licenseclassifier/v2/assets"
)

// read are the licences that the classifier does not know, or that leave a choice.
var read = map[string]string{
	"github.com/golang/freetype": "FTL", // or GPL-2.0-or-later
	"github.com/segmentio/asm":   "MIT-0",
}

// Classify sets the licence of each work that does not state one to the identifiers
// that its texts are recognised by. A work with none is an error.
func Classify(works []Work) error {
	classifier, err := assets.DefaultClassifier()
	if err != nil {
		return fmt.Errorf("licence classifier: %w", err)
	}
	var unknown []string
	for i := range works {
		w := &works[i]
		if w.Licence == "" {
			w.Licence = read[w.Name]
		}
		if w.Licence != "" {
			continue
		}
		var ids []string
		for _, text := range w.Texts {
			for _, m := range classifier.Match([]byte(text)).Matches {
				if m.MatchType == "License" && !slices.Contains(ids, m.Name) {
					ids = append(ids, m.Name)
				}
			}
		}
		if len(ids) == 0 {
			unknown = append(unknown, w.Name)
		}
		slices.Sort(ids)
		w.Licence = strings.Join(ids, " AND ")
	}
	if len(unknown) > 0 {
		return fmt.Errorf("no licence is recognised in the texts of %s: read them, and say in classify.go what they are",
			strings.Join(unknown, ", "))
	}
	return nil
}
