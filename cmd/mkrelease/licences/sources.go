package licences

import (
	"context"
	"fmt"
	"strings"

	"dateline/cmd/mkdata/source"
)

// Sources returns the packages that the data is built from. A cache is asked for the
// texts of their licences, if there is one.
func Sources(ctx context.Context, cache *source.Cache) ([]Work, error) {
	var works []Work
	for _, p := range source.All() {
		if p == source.WordNet {
			continue // coverage is measured against it; nothing of it is in the program
		}
		registry := "npm "
		if p.Registry == source.Debian {
			registry = "Debian "
		}
		w := Work{Kind: Source, Name: registry + p.Name, Version: p.Version, Licence: p.Licence}
		if cache != nil && hasText(p) {
			files, err := cache.Licences(ctx, p)
			if err != nil {
				return nil, fmt.Errorf("%v: %w", p, err)
			}
			for _, text := range files {
				w.Texts = append(w.Texts, tidy(string(text)))
			}
		}
		works = append(works, w)
	}
	return sorted(works), nil
}

// hasText tells whether the licence of a source goes with it. Debian's statement is of
// whole packages, of which only the part in the public domain is used here, but for CLDR.
func hasText(p source.Package) bool {
	return p.Registry == source.NPM || !strings.Contains(p.Licence, "public domain")
}
