package geocode

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"dateline/gazetteer"
)

// sourceOf splits an id into its source and the rest: "geonames", "745044".
func sourceOf(id gazetteer.PlaceID) (source, rest string) {
	source, rest, _ = strings.Cut(string(id), ":")
	return source, rest
}

// firstHashed is the least number of a place that has none in GeoNames, whose
// numbers are far below.
const firstHashed = 1 << 40

// numberOf is the number of a place for dialects in which ids are numbers: that of
// GeoNames, or one that its id is hashed to, which fits into a float64. It stays the
// same as long as the id does.
func numberOf(id gazetteer.PlaceID) int64 {
	if source, rest := sourceOf(id); source == "geonames" {
		if n, err := strconv.ParseInt(rest, 10, 64); err == nil && n > 0 && n < firstHashed {
			return n
		}
	}
	h := fnv.New64a()
	h.Write([]byte(id)) // never fails
	return firstHashed + int64(h.Sum64()>>13)%(1<<51)
}

// byNumber finds a place by its number.
func (g *geocoder) byNumber(n int64) (gazetteer.Ref, bool) {
	if n < firstHashed {
		return g.index.ByID(gazetteer.PlaceID("geonames:" + strconv.FormatInt(n, 10)))
	}
	for i := range g.index.Len() {
		if ref := gazetteer.Ref(i); numberOf(g.index.ID(ref)) == n {
			return ref, true
		}
	}
	return gazetteer.NoRef, false
}

// splitIDs splits a list of ids at its commas, but for those that belong to an id:
// some ids hold a position, "x:FR@48.8448,2.3471".
func splitIDs(list []string, known func(string) bool) []string {
	const mostCommas = 2 // in one id
	var out []string
	for len(list) > 0 {
		n := 1
		for i := min(1+mostCommas, len(list)); i > 1; i-- {
			if known(strings.Join(list[:i], ",")) {
				n = i
				break
			}
		}
		out = append(out, strings.Join(list[:n], ","))
		list = slices.Clone(list[n:])
	}
	return out
}
