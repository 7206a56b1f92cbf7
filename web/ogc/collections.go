package ogc

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/web/articles"
	"dateline/web/httpx"
	"dateline/web/maps"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer/article/render"
	"dateline/geo/export"
	"dateline/web/maps/store"
)

// listedCollections are the collections that everybody may know of: those of
// saved maps only where maps are listed. Who knows the id of a map finds its
// collections all the same.
func (h *handlers) listedCollections(ctx context.Context) ([]featureCollection, error) {
	all := []featureCollection{h.places.collection()}
	if h.Archive != nil {
		all = append(all, h.archived().articles(), h.archived().places())
	}
	if !h.Listing || !h.Maps.Enabled() {
		return all, nil
	}
	rows, err := h.Maps.List(ctx, store.Query{Limit: h.MaxRows})
	if err != nil {
		return nil, err
	}
	for _, row := range rows { // by what the store knows: to read all texts would take minutes
		extent := &row.Bound
		if extent.IsEmpty() {
			extent = wholeEarth()
		}
		placesOf, claimsOf := titled(row.ID, row.Title)
		placesOf.extent = extent
		all = append(all, placesOf, claimsOf)
	}
	return all, nil
}

// findCollection returns a collection by its id, or a [NotFoundError].
func (h *handlers) findCollection(ctx context.Context, id string) (featureCollection, error) {
	switch {
	case id == placesID:
		return h.places.collection(), nil
	case id == archivedArticlesID && h.Archive != nil:
		return h.archived().articles(), nil
	case id == archivedPlacesID && h.Archive != nil:
		return h.archived().places(), nil
	}
	missing := &httpx.NotFoundError{What: "collection", ID: id}
	name, ok := strings.CutPrefix(id, "map-")
	if !ok || !h.Maps.Enabled() {
		return featureCollection{}, missing
	}
	name, claims := strings.CutSuffix(name, "-claims")
	m, err := h.Maps.Get(ctx, name)
	if httpx.As[*httpx.NotFoundError](err) {
		return featureCollection{}, missing
	}
	if err == nil {
		err = httpx.Need(ctx, articles.ShowBytes(m.Article))
	}
	if err != nil {
		return featureCollection{}, err
	}
	if claims {
		return mapClaims(m), nil
	}
	return mapPlaces(m), nil
}

// mapCollections are the two collections of a saved map, or a [NotFoundError].
func (h *handlers) mapCollections(ctx context.Context, id string) ([]featureCollection, error) {
	var all []featureCollection
	for _, name := range []string{"map-" + id, "map-" + id + "-claims"} {
		fc, err := h.findCollection(ctx, name)
		if err != nil {
			return nil, err
		}
		all = append(all, fc)
	}
	return all, nil
}

// titled are the collections of a map with all that is known without its text.
func titled(id, title string) (places, claims featureCollection) {
	places = featureCollection{
		id: "map-" + id, title: title, description: "The places of the article.",
		properties: mapPlaceProperties(), geometry: "geometry-point",
		fields: []string{"name", "feature_class", "feature_code", "country", "admin1", "population", "mention_count"},
	}
	claims = featureCollection{
		id: places.id + "-claims", title: title + ": claims",
		description: "The distances that the article claims, as lines.",
		properties:  claimProperties(), geometry: "geometry-any",
		fields: []string{"name", "verdict", "from_name", "to_name", "basis"},
	}
	if title == "" {
		places.title, claims.title = "A saved map", "Claims"
	}
	// Where the lines run is known only when the text is read, and a collection must be
	// described alike wherever it is.
	claims.extent = wholeEarth()
	return places, claims
}

func mapPlaces(m *maps.Map) featureCollection {
	fc, _ := titled(m.ID, m.Title)
	return fc.of(render.Collection(m.Article, render.Shape{}))
}

func mapClaims(m *maps.Map) featureCollection {
	_, fc := titled(m.ID, m.Title)
	return fc.of(render.ClaimLines(m.Article))
}

// of gives a collection its features, which are all at hand.
func (fc featureCollection) of(c export.Collection) featureCollection {
	features := slices.Collect(c.Features)
	if fc.extent == nil {
		fc.extent = boundOf(features)
	}
	fc.find = func(_ context.Context, q itemsQuery) (itemsPage, error) { return q.page(features) }
	fc.get = func(_ context.Context, id string) (*feature, error) {
		for i, f := range features {
			if featureID(f, i) == id {
				return shownFeature(f, i), nil
			}
		}
		return nil, nil
	}
	return fc
}

// page is the part of features that a query asks for.
func (q itemsQuery) page(features []export.Feature) (page itemsPage, err error) {
	begun, skip := q.after == "", q.offset
	var chosen []numbered
	for _, one := range q.ordered(features) {
		page.matched++
		switch {
		case !begun:
		case skip > 0:
			skip--
		case len(chosen) < q.limit:
			chosen = append(chosen, one)
		case page.next == "" && page.skip == 0:
			if q.sort != nil {
				page.skip = q.offset + q.limit
			} else {
				page.next = chosen[len(chosen)-1].id()
			}
		}
		if one.id() == q.after {
			begun = true
		}
	}
	if !begun {
		return page, &httpx.ParamError{
			Name:  "after",
			Value: q.after,
			Want:  "the id of a feature of this collection",
		}
	}
	return pageOf(page, chosen, func(one numbered) *feature { return shownFeature(one.feature, one.number) }), nil
}

// pageOf is a page with the features that show makes of rows.
func pageOf[T any](page itemsPage, rows []T, show func(T) *feature) itemsPage {
	page.returned = len(rows)
	page.features = func(yield func(*feature) bool) {
		for _, row := range rows {
			if !yield(show(row)) {
				return
			}
		}
	}
	return page
}

// matches reports whether a feature is chosen by a query.
func (q itemsQuery) matches(f export.Feature) bool {
	for name, want := range q.equal {
		if text(f.Property(name)) != want {
			return false
		}
	}
	if p, ok := f.Property("population").(int64); q.low > 0 && (!ok || p < q.low) || q.high > 0 && (!ok || p > q.high) {
		return false
	}
	return (q.box == nil || f.Geometry != nil && meets(f.Geometry.Bound(), *q.box)) &&
		(q.filter == nil || q.filter.Passes(exported{f}))
}

// numbered is a feature with its number in its collection.
type numbered struct {
	feature export.Feature
	number  int
}

func (n numbered) id() string { return featureID(n.feature, n.number) }

// ordered returns the features that a query chooses in the order that it asks for.
func (q itemsQuery) ordered(features []export.Feature) (chosen []numbered) {
	for i, f := range features {
		if q.matches(f) {
			chosen = append(chosen, numbered{f, i})
		}
	}
	if q.sort != nil {
		slices.SortStableFunc(chosen, func(a, b numbered) int { return compareBy(q.sort, exported{a.feature}, exported{b.feature}) })
	}
	return chosen
}

// exported shows a feature to a filter.
type exported struct{ export.Feature }

func (f exported) Value(name string) any  { return plainValue(f.Property(name)) }
func (f exported) Geometry() orb.Geometry { return f.Feature.Geometry }

// meets reports whether two boxes share a point; a query's box may cross the
// antimeridian.
func meets(b, query orb.Bound) bool {
	if query.Min[0] <= query.Max[0] {
		return b.Intersects(query)
	}
	west, east := query, query
	west.Max[0], east.Min[0] = 180, -180
	return b.Intersects(west) || b.Intersects(east)
}

// text is a property as a query writes it.
func text(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case *string:
		if v == nil {
			return ""
		}
		return *v
	}
	return fmt.Sprint(value)
}

// featureID is the id of the i-th feature of a collection.
func featureID(f export.Feature, i int) string {
	if f.ID != "" {
		return f.ID
	}
	return fmt.Sprint(i + 1)
}

func shownFeature(f export.Feature, i int) *feature {
	props := geojson.Properties{}
	var names []field
	for _, p := range f.Properties {
		props[p.Name] = p.Value
		if p.Name != "mentions" {
			names = append(names, field{p.Name, text(p.Value)})
		}
	}
	return &feature{
		Type:       "Feature",
		ID:         featureID(f, i),
		Geometry:   geojson.NewGeometry(f.Geometry),
		Properties: props,
		names:      names,
	}
}

// wholeEarth is the box around everything.
func wholeEarth() *orb.Bound {
	return &orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
}

// boundOf is the box of features; that of nothing is the whole earth.
func boundOf(features []export.Feature) *orb.Bound {
	if len(features) == 0 {
		return wholeEarth()
	}
	b := features[0].Geometry.Bound()
	for _, f := range features[1:] {
		b = b.Union(f.Geometry.Bound())
	}
	return &b
}
