package render

import (
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/geo/export"
)

// featureOf is a place of an article, of the gazetteer or of the article's own.
func featureOf(a *article.Article, p geoparse.Place) export.Feature {
	if p.Ref != gazetteer.NoRef {
		return PlaceFeature(a.Index(), p.Ref, a.Names())
	}
	x, names := a.Index(), a.Names()
	return export.Feature{
		ID:       string(p.ID),
		Geometry: orb.Point{degrees(p.Point[0]), degrees(p.Point[1])},
		Properties: []export.Property{
			{Name: "name", Value: p.Name},
			{Name: "label", Value: Label(a, p)},
			{Name: "kind", Value: string(gazetteer.KindSite)},
			{Name: "feature_class"},
			{Name: "feature_code"},
			{Name: "country", Value: nullable(p.Country)},
			{Name: "country_name", Value: nullable(names.Name(x.Country(p.Country)))},
			{Name: "admin1", Value: nullable(names.Name(x.Admin1(p.Country, p.Admin1)))},
			{Name: "population"},
			{Name: "disputed", Value: nullable(names.Disputed(&p.Place))},
		},
	}
}

// Label is the name of a place with the units that contain it, as far as they
// are known.
func Label(a *article.Article, p geoparse.Place) string {
	x, names := a.Index(), a.Names()
	if p.Ref != gazetteer.NoRef {
		return names.Label(p.Ref)
	}
	parts := []string{p.Name}
	for _, unit := range []gazetteer.Ref{x.Admin1(p.Country, p.Admin1), x.Country(p.Country)} {
		if unit != gazetteer.NoRef {
			parts = append(parts, names.Name(unit))
		}
	}
	return strings.Join(parts, ", ")
}

// accuracyOf says what the point of a place stands for.
func accuracyOf(p gazetteer.Place) Accuracy {
	if strings.HasPrefix(string(p.ID), article.OwnID) || strings.HasPrefix(string(p.ID), gazetteer.PointID) {
		return AtPoint
	}
	return AtPlace
}

// detailsOf are what the text calls a place where that is not its name, and what the author says of it, what
// they gave alone.
func detailsOf(a *article.Article, p geoparse.Place) []export.Property {
	d := a.Details[p.ID]
	spoken := a.TextName(p)
	if spoken == p.Name {
		spoken = ""
	}
	var out []export.Property
	for _, one := range []struct{ name, value string }{
		{"text_name", spoken}, {"own_label", d.Label}, {"note", d.Note}, {"source", d.Source}, {"label_side", d.Side},
	} {
		if one.value != "" {
			out = append(out, export.Property{Name: one.name, Value: one.value})
		}
	}
	return out
}
