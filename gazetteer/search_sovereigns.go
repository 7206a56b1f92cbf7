package gazetteer

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed search_sovereigns.tsv
var sovereignTable string

// sovereigns are the states that territories belong to, by the codes of these.
var sovereigns = sync.OnceValue(func() map[string]string {
	of := map[string]string{}
	for line := range strings.Lines(sovereignTable) {
		state, territories, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(line, "#") {
			continue
		}
		for _, code := range strings.Fields(territories) {
			of[code] = state
		}
	}
	return of
})

// isSovereign reports whether a territory that counts as a country belongs to a state.
func isSovereign(x *Index, state, territory Ref) bool {
	if territory == NoRef || !x.Feature(state).IsCountry() {
		return false
	}
	code := sovereigns()[x.countryCode(territory)]
	return code != "" && x.countryCode(state) == code
}
