package basemap

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/cmd/mkdata/naturalearth"
)

// sortedTowns orders towns by rank, then capitals first, then by population.
func sortedTowns(towns []naturalearth.Town) []naturalearth.Town {
	towns = slices.Clone(towns)
	slices.SortStableFunc(towns, func(a, b naturalearth.Town) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(b.Capital, a.Capital), cmp.Compare(b.Population, a.Population))
	})
	return towns
}

func townProperties(t naturalearth.Town) map[string]any {
	p := map[string]any{"name": t.Name, "rank": t.Rank, "capital": t.Capital, "population": t.Population, "country": t.Country}
	if t.GeoNames > 0 {
		p["id"] = fmt.Sprintf("geonames:%d", t.GeoNames)
	}
	return p
}
