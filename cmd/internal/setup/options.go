package setup

import (
	"fmt"
	"slices"

	"dateline/gazetteer/geoparse"
)

// ParseKinds reads kinds of mentions by their names. The error names the one that is none.
func ParseKinds(names []string) (kinds []geoparse.Kind, err error) {
	for _, name := range names {
		if !slices.Contains(geoparse.Kinds(), geoparse.Kind(name)) {
			return nil, fmt.Errorf("%s: no such kind of mention", name)
		}
		kinds = append(kinds, geoparse.Kind(name))
	}
	return kinds, nil
}
