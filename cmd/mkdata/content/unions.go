package content

import (
	"io/fs"
	"slices"
	"strings"

	"dateline/gazetteer"
)

// Unions returns the regions of regions.tsv that are made of first-level units,
// with the units' codes: "UA.05". Regions of whole countries are left out.
func Unions(tables fs.FS) (map[gazetteer.PlaceID][]string, error) {
	t, err := readTable(tables, "regions.tsv", "id", "parts")
	if err != nil {
		return nil, err
	}
	unions := map[gazetteer.PlaceID][]string{}
	for _, r := range t.rows {
		parts := r.list("parts")
		country := func(code string) bool { return !strings.Contains(code, ".") }
		if len(parts) > 0 && !slices.ContainsFunc(parts, country) {
			unions[gazetteer.PlaceID(r.get("id"))] = parts
		}
	}
	return unions, nil
}
