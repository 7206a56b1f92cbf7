package geoparse

import (
	"slices"
	"strconv"

	"dateline/gazetteer"
)

// fitHints fits the weights of the hint signals alone, with the others as they
// are, on articles that are given the region or the country that most of their
// gold mentions lie in.
func (p *Parser) fitHints(r *ranker, samples []Sample, seed uint64) {
	var told []school
	for i := range samples {
		if h := Home(p.index, samples[i].Gold); h.HasPlace {
			if i%2 == 0 {
				h = Hint{Country: p.index.Place(h.Place).Country}
			}
			told = append(told, p.goldSchool(&samples[i], h))
		}
	}
	hints := []signal{sigHintCountry, sigHintRegion}
	r.fit(told, seed+50, func(j signal) bool { return slices.Contains(hints, j) })
	// Articles of the corpora mostly tell their region themselves, so a hint adds
	// little there. A caller who gives one where the text tells nothing is believed.
	for pass := range passes {
		for _, j := range hints {
			r.weights[pass][j] = max(r.weights[pass][j], prior(j))
		}
	}
}

// Home returns a hint of the first-level unit that most gold mentions with a
// GeoNames id lie in; the zero Hint where there is none.
func Home(x *gazetteer.Index, gold []Gold) Hint {
	count := map[gazetteer.Ref]int{}
	var h Hint
	for _, g := range gold {
		ref, ok := x.ByID(gazetteer.PlaceID("geonames:" + strconv.FormatInt(g.Geonames, 10)))
		if g.Geonames == 0 || !ok {
			continue
		}
		country, admin1, _ := x.Parents(ref)
		if admin1 == gazetteer.NoRef || admin1 == country {
			continue
		}
		count[admin1]++
		if !h.HasPlace || count[admin1] > count[h.Place] {
			h = Hint{Place: admin1, HasPlace: true}
		}
	}
	return h
}
