package resolve

import (
	"math"

	"dateline/gazetteer"
)

// regions is what the gazetteer says of its countries and divisions before any text
// is read.
type regions struct {
	weight []float32 // per ref of a division: of the places in it, summed
	all    float64   // of all places
}

// newRegions sums the places of the index by country, first- and second-level
// division.
func newRegions(x *gazetteer.Index) regions {
	h := regions{weight: make([]float32, x.Len())}
	for r := range gazetteer.Ref(x.Len()) {
		w := weightOf(x.Fame(r))
		h.all += float64(w)
		country, admin1, admin2 := x.Parents(r)
		if country != gazetteer.NoRef {
			h.weight[country] += w
		}
		if admin1 != gazetteer.NoRef && admin1 != country {
			h.weight[admin1] += w
		}
		if admin2 != gazetteer.NoRef && admin2 != admin1 && admin2 != country {
			h.weight[admin2] += w
		}
	}
	return h
}

// weightOf is the relative frequency with which the news of a region names a place
// of it: about the square root of its population, since fame grows with the
// logarithm of that.
func weightOf(fame float64) float32 { return float32(math.Exp(9 * fame)) }

// isVast reports whether a first-level division holds most of its country, as England
// does: that other places of an article lie there says little of which town is meant.
func isVast(x *gazetteer.Index, division gazetteer.Ref) bool {
	if division == gazetteer.NoRef {
		return false
	}
	country, _, _ := x.Parents(division)
	return country != gazetteer.NoRef && country != division && x.Population(division) > x.Population(country)/2
}
