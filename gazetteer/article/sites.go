package article

import (
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo/export"
)

// Site is what the article mentions by one name within one place, and what has
// no place of its own: a palace, a street, a hospital.
type Site struct {
	Words    string        // as first written
	Within   gazetteer.Ref // the place that the text puts it in
	Mentions []int         // indexes into Document.Mentions, ascending
}

// Sites returns the sites within places, in order of first mention. The words
// that name a site may differ in case.
func (a *Article) Sites() []Site {
	type key struct {
		words  string
		within gazetteer.Ref
	}
	var sites []Site
	known := map[key]int{}
	for i, m := range a.Mentions {
		if m.Place >= 0 || m.Within == gazetteer.NoRef {
			continue
		}
		k := key{foldCase(m.Text), m.Within}
		at, ok := known[k]
		if !ok {
			at = len(sites)
			known[k] = at
			sites = append(sites, Site{Words: m.Text, Within: m.Within})
		}
		sites[at].Mentions = append(sites[at].Mentions, i)
	}
	return sites
}

// sites are the features of the sites: at the point of the place around each,
// without an id, a name or anything else that would pass it off as that place.
func (a *Article) sites() []export.Feature {
	var out []export.Feature
	for _, s := range a.Sites() {
		x := a.reader.Index
		p := x.Place(s.Within)
		country, admin1, _ := x.Parents(s.Within)
		spans, confidence := make([]Span, 0, len(s.Mentions)), 0.0
		for _, m := range s.Mentions {
			spans = append(spans, a.span(a.Mentions[m]))
			confidence = max(confidence, a.Mentions[m].Confidence)
		}
		properties := []export.Property{
			{Name: "name"},
			{Name: "label", Value: s.Words},
			{Name: "kind", Value: string(gazetteer.KindSite)},
			{Name: "feature_class"},
			{Name: "feature_code"},
			{Name: "country", Value: nullable(p.Country)},
			{Name: "country_name", Value: nameOf(x, country)},
			{Name: "admin1", Value: nameOf(x, admin1)},
			{Name: "population"},
			{Name: "disputed", Value: nullable(p.Disputed)},
		}
		properties = append(properties, mentioned(spans, confidence, IsWithin)...)
		out = append(out, export.Feature{
			Geometry:   orb.Point{degrees(p.Point[0]), degrees(p.Point[1])},
			Properties: append(properties, export.Property{Name: "within", Value: newContainer(p)}),
		})
	}
	return out
}
