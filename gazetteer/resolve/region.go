package resolve

import (
	"math"
	"sync"

	"dateline/gazetteer"
)

// Regions is what a gazetteer says of its countries and divisions before any text is read.
// Resolvers over one gazetteer can share it.
type Regions struct{ sums func() *regionSums }

// regionSums are the weights of the places of countries and divisions.
type regionSums struct {
	weight []float32 // per ref of a division: of the places in it, summed
	all    float64   // of all places
}

// NewRegions sums the places of the index by country, first- and second-level division, beside
// what its caller does next: that is seldom the first text already.
func NewRegions(x *gazetteer.Index) *Regions {
	r := &Regions{sync.OnceValue(func() *regionSums { return sumRegions(x) })}
	go r.sums()
	return r
}

func sumRegions(x *gazetteer.Index) *regionSums {
	h := &regionSums{weight: make([]float32, x.Len())}
	last, w := math.Inf(1), float32(0) // the most famous come first: those as well known as others stand together
	gazetteer.Placements(x, func(fame float64, country, admin1, admin2 gazetteer.Ref) {
		if fame != last {
			last, w = fame, weightOf(fame)
		}
		h.all += float64(w)
		if country != gazetteer.NoRef {
			h.weight[country] += w
		}
		if admin1 != gazetteer.NoRef && admin1 != country {
			h.weight[admin1] += w
		}
		if admin2 != gazetteer.NoRef && admin2 != admin1 && admin2 != country {
			h.weight[admin2] += w
		}
	})
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
