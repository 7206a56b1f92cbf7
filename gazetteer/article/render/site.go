package render

import (
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/geo/export"
)

// sites are the features of the sites: at the point of the place around each,
// without an id, a name or anything else that would pass it off as that place.
func sites(a *article.Article) []export.Feature {
	var out []export.Feature
	for _, s := range a.Sites() {
		x, names := a.Index(), a.Names()
		p := x.Place(s.Within)
		country, admin1, _ := x.Parents(s.Within)
		spans, confidence := make([]Mention, 0, len(s.Mentions)), 0.0
		for _, m := range s.Mentions {
			spans = append(spans, newMention(a, a.Mentions[m]))
			confidence = max(confidence, a.Mentions[m].Confidence)
		}
		properties := []export.Property{
			{Name: "name"},
			{Name: "label", Value: s.Words},
			{Name: "kind", Value: string(gazetteer.KindSite)},
			{Name: "feature_class"},
			{Name: "feature_code"},
			{Name: "country", Value: nullable(p.Country)},
			{Name: "country_name", Value: nullable(names.Name(country))},
			{Name: "admin1", Value: nullable(names.Name(admin1))},
			{Name: "population"},
			{Name: "disputed", Value: nullable(names.Disputed(&p))},
		}
		properties = append(properties, mentioned(spans, confidence, IsWithin)...)
		out = append(out, export.Feature{
			Geometry:   orb.Point{degrees(p.Point[0]), degrees(p.Point[1])},
			Properties: append(properties, export.Property{Name: "within", Value: newContainer(a, s.Within)}),
		})
	}
	return out
}
