package render

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/geo/export"
)

// Attribution names the sources of every place and area that leaves the program.
const Attribution = "Places: GeoNames (CC BY 4.0). Areas and basemap: Natural Earth (public domain)."

// Generator names the program in what it writes.
const Generator = "dateline"

// Shape says which geometry the features have, and what comes with them.
type Shape struct {
	Areas bool // the area of a place, where one is known, instead of its point
	Text  bool // with the text that the spans count in, for a reader who does not have it

	Explain bool // claims have their reasons
}

// Mention is a mention in the features of an article.
type Mention struct {
	Start      int           `json:"start"` // code points
	End        int           `json:"end"`
	Text       string        `json:"text"`
	Kind       geoparse.Kind `json:"kind"`
	Confidence float64       `json:"confidence"`
	Doubt      string        `json:"doubt,omitempty"` // what the text says against it
}

// Share is a part of the focus of an article.
type Share struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Share float64 `json:"share"`
}

// Focus is what the article is mostly about.
type Focus struct {
	Countries []Share `json:"countries"`
	Regions   []Share `json:"regions"`
	Places    []Share `json:"places"`
}

// Collection returns one feature for each place of the article, in order of
// first mention, and one for each site within a place, with the claims, the focus and the unresolved mentions as
// members of the collection (RFC 7946 §6.1). Properties hold no styling.
func Collection(a *article.Article, shape Shape) export.Collection {
	c := export.Collection{
		Name: "places", Title: a.Title, Attribution: Attribution,
		Members: []export.Property{
			{Name: "claims", Value: shape.claims(a)},
			{Name: "focus", Value: focus(a)},
			{Name: "unresolved", Value: unresolved(a)},
			{Name: "language", Value: a.Language},
			{Name: "offsets", Value: "codepoint"},
			{Name: "generator", Value: Generator},
		},
		Features: slices.Values(features(a, shape)),
	}
	if a.Written.Tag != "" {
		c.Members = append(c.Members, export.Property{Name: "written", Value: a.Written.Tag})
	}
	if h := article.Headline(a.Text); h != "" {
		c.Members = append(c.Members, export.Property{Name: "headline", Value: h})
	}
	if shape.Text {
		c.Members = append(c.Members, export.Property{Name: "text", Value: a.Text})
	}
	return c
}

// FeatureCollection returns the Collection as GeoJSON that can be changed
// before it is sent.
func FeatureCollection(a *article.Article, shape Shape) *geojson.FeatureCollection {
	c := Collection(a, shape)
	fc := geojson.NewFeatureCollection()
	for f := range c.Features {
		fc.Append(GeoJSON(f))
	}
	fc.ExtraMembers = members(c.Members)
	fc.ExtraMembers["attribution"] = c.Attribution
	if c.Title != "" {
		fc.ExtraMembers["title"] = c.Title
	}
	return fc
}

// GeoJSON returns a feature of a Collection as GeoJSON that can be changed before it is
// sent.
func GeoJSON(f export.Feature) *geojson.Feature {
	g := geojson.NewFeature(f.Geometry)
	g.Properties = members(f.Properties)
	if f.ID != "" {
		g.ID = f.ID
	}
	return g
}

func members(props []export.Property) geojson.Properties {
	out := make(geojson.Properties, len(props))
	for _, p := range props {
		out[p.Name] = p.Value
	}
	return out
}

func features(a *article.Article, shape Shape) []export.Feature {
	out := make([]export.Feature, 0, len(a.Places))
	for _, p := range a.Places {
		if p.OffMap {
			continue
		}
		mentions := make([]Mention, 0, len(p.Mentions))
		for _, m := range p.Mentions {
			mentions = append(mentions, newMention(a, a.Mentions[m]))
		}
		f := featureOf(a, p)
		f.Properties = append(f.Properties, mentioned(mentions, p.Confidence, accuracyOf(p.Place))...)
		f.Properties = append(f.Properties, detailsOf(a, p)...)
		if shape.Areas {
			if area, ok := areaOf(a, p.ID); ok {
				f.Geometry = area
			}
		}
		out = append(out, f)
	}
	return append(out, sites(a)...)
}

// areaOf returns the area of a place, where one is known.
func areaOf(a *article.Article, id gazetteer.PlaceID) (orb.MultiPolygon, bool) {
	areas := a.Areas()
	if areas == nil {
		return nil, false
	}
	return areas.Area(id)
}

// mentioned are the properties of a feature that say how the article mentions it.
func mentioned(mentions []Mention, confidence float64, accuracy Accuracy) []export.Property {
	return []export.Property{
		{Name: "mention_count", Value: len(mentions)},
		{Name: "mentions", Value: mentions},
		{Name: "confidence", Value: round(confidence, 3)},
		{Name: "accuracy", Value: string(accuracy)},
	}
}

// PlaceFeature is a place of the gazetteer without an article: its point,
// name, label, kind, feature class and code, country, admin-1, population and, where
// sovereignty is contested, the note that says so.
func PlaceFeature(x *gazetteer.Index, ref gazetteer.Ref, names gazetteer.Namer) export.Feature {
	p := x.Place(ref)
	country, admin1, _ := x.Parents(ref)
	return export.Feature{
		ID:       string(p.ID),
		Geometry: orb.Point{degrees(p.Point[0]), degrees(p.Point[1])},
		Properties: []export.Property{
			{Name: "name", Value: names.Name(ref)},
			{Name: "label", Value: names.Label(ref)},
			{Name: "kind", Value: string(p.Feature().Kind())},
			{Name: "feature_class", Value: p.Class},
			{Name: "feature_code", Value: p.Code},
			{Name: "country", Value: nullable(p.Country)},
			{Name: "country_name", Value: nullable(names.Name(country))},
			{Name: "admin1", Value: nullable(names.Name(admin1))},
			{Name: "population", Value: p.Population},
			{Name: "disputed", Value: nullable(names.Disputed(&p))},
		},
	}
}

// Properties are those of PlaceFeature as GeoJSON has them.
func Properties(x *gazetteer.Index, ref gazetteer.Ref, names gazetteer.Namer) geojson.Properties {
	return members(PlaceFeature(x, ref, names).Properties)
}

// nullable is nil for the empty string, which the gazetteer has for what is
// not known.
func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func newMention(a *article.Article, m geoparse.Mention) Mention {
	return Mention{
		Start: a.Offsets.CodePoint(m.Start), End: a.Offsets.CodePoint(m.End),
		Text: m.Text, Kind: m.Kind, Confidence: round(m.Confidence, 3), Doubt: m.Doubt,
	}
}

func unresolved(a *article.Article) []Mention {
	out := []Mention{}
	for _, m := range a.Mentions {
		if m.Place < 0 && m.Within == gazetteer.NoRef {
			out = append(out, newMention(a, m))
		}
	}
	return out
}

func focus(a *article.Article) Focus {
	return Focus{
		Countries: shares(a, a.Document.Focus.Countries),
		Regions:   shares(a, a.Document.Focus.Regions),
		Places:    shares(a, a.Document.Focus.Places),
	}
}

func shares(a *article.Article, in []geoparse.Share) []Share {
	names := a.Names()
	out := make([]Share, 0, len(in))
	for _, s := range in {
		out = append(out, Share{ID: string(a.Index().ID(s.Ref)), Name: names.Name(s.Ref), Share: round(s.Share, 3)})
	}
	return out
}
