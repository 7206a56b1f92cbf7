package geoparse

import (
	"cmp"
	"slices"

	"dateline/gazetteer"
)

// FocusOf returns what a document is mostly about. A mention of a division counts
// for it and for what it lies in.
func FocusOf(x *gazetteer.Index, d *Document) Focus {
	if len(d.Places) == 0 {
		return Focus{}
	}
	countries, regions, places := map[gazetteer.Ref]float64{}, map[gazetteer.Ref]float64{}, map[gazetteer.Ref]float64{}
	total := 0.0
	for i := range d.Places {
		p := &d.Places[i]
		if p.Ref == gazetteer.NoRef {
			continue // of the map's own
		}
		w := float64(len(p.Mentions))
		total += w
		country, admin1, _ := x.Parents(p.Ref)
		if country != gazetteer.NoRef {
			countries[country] += w
		}
		if admin1 != gazetteer.NoRef && admin1 != country {
			regions[admin1] += w
		}
		if p.Ref != country && p.Ref != admin1 {
			places[p.Ref] += w
		}
	}
	return Focus{Countries: sharesOf(countries, total), Regions: sharesOf(regions, total), Places: sharesOf(places, total)}
}

func sharesOf(m map[gazetteer.Ref]float64, total float64) []Share {
	if len(m) == 0 {
		return nil
	}
	out := make([]Share, 0, len(m))
	for r, w := range m {
		out = append(out, Share{Ref: r, Share: w / max(total, 1)})
	}
	slices.SortFunc(out, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Ref, b.Ref))
	})
	return out
}
