package geoparse

import (
	"cmp"
	"slices"

	"dateline/gazetteer"
)

// FocusOf returns what a document is mostly about, for one that was changed
// after it was parsed.
func (p *Parser) FocusOf(d *Document) Focus { return p.focusOf(d) }

// focusOf shares the article's resolved mentions out over countries, regions
// and places. A mention of a unit counts for it and for what it lies in.
func (p *Parser) focusOf(d *Document) Focus {
	if len(d.Places) == 0 {
		return Focus{}
	}
	countries, regions, places := map[gazetteer.Ref]float64{}, map[gazetteer.Ref]float64{}, map[gazetteer.Ref]float64{}
	for i := range d.Places {
		pl := &d.Places[i]
		w := float64(len(pl.Mentions))
		c, a1, _ := p.index.Parents(pl.Ref)
		if c != gazetteer.NoRef {
			countries[c] += w
		}
		if a1 != gazetteer.NoRef && a1 != c {
			regions[a1] += w
		}
		if pl.Ref != c && pl.Ref != a1 {
			places[pl.Ref] += w
		}
	}
	total := 0.0
	for i := range d.Places {
		total += float64(len(d.Places[i].Mentions))
	}
	return Focus{Countries: sharesOf(countries, total), Regions: sharesOf(regions, total), Places: sharesOf(places, total)}
}

func sharesOf(m map[gazetteer.Ref]float64, total float64) []Share {
	if len(m) == 0 {
		return nil
	}
	out := make([]Share, 0, len(m))
	for r, w := range m {
		out = append(out, Share{Ref: r, Share: w / total})
	}
	slices.SortFunc(out, func(a, b Share) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Ref, b.Ref))
	})
	return out
}
