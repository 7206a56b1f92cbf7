package ogc

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"dateline/geo/export"
	"dateline/web/archive"
	"dateline/web/httpx"
)

// Ids of the collections of the archive.
const (
	archivedArticlesID = "archive-articles"
	archivedPlacesID   = "archive-places"
)

// archived are the features of the archive.
type archived struct {
	Archive archive.Store
	MaxRows int // articles of one page
}

// articles is the articles of the archive, the newest first: a feature is all the
// points that one of them names. Pages go on behind a key, and nobody counts them all.
func (h archived) articles() featureCollection {
	return featureCollection{
		id: archivedArticlesID, title: "Articles of the archive",
		description: "Each with the points of the places that it names, the newest first. Articles of unknown date come " +
			"last, and are left out where datetime is given.",
		extent: wholeEarth(), timed: true, uncounted: true,
		properties: []property{
			{name: "id", kind: "string", title: "Id of the article"},
			{name: "title", kind: "string", title: "Headline"},
			{name: "url", kind: "string", title: "Where it was published"},
			{name: "source", kind: "string", title: "Who published it"},
			{name: "published", kind: "string", title: "When; not set where not known"},
			{name: "language", kind: "string", title: "Language by ISO 639-1"},
			{name: "country", kind: "string", title: "Country that it is mostly about, by ISO 3166-1"},
			{name: "places", kind: "string", title: "Names of the places"},
			{name: "copies", kind: "integer", title: "Other articles with the same text"},
		},
		geometry: "geometry-multipoint", fields: []string{"source", "language"},
		find: h.findArticles,
		get: func(ctx context.Context, id string) (*feature, error) {
			d, err := h.Archive.Get(ctx, id)
			if errors.Is(err, archive.ErrNotFound) || err == nil && d.CopyOf != "" {
				return nil, nil
			}
			if err != nil {
				return nil, archiveFault(err)
			}
			return articleFeature(d.Found), nil
		},
	}
}

func (h archived) findArticles(ctx context.Context, q itemsQuery) (itemsPage, error) {
	ask := archive.Query{Within: q.box, From: q.from, To: q.to, Source: q.equal["source"], Language: q.equal["language"],
		Limit: min(q.limit, h.MaxRows)}
	if q.after != "" {
		var err error
		if ask.After, err = archive.ParseCursor(q.after); err != nil {
			return itemsPage{}, &httpx.ParamError{Name: "after", Value: q.after, Want: "the end of a page, as the link next has it"}
		}
	}
	found, err := h.Archive.Articles(ctx, ask)
	if err != nil {
		return itemsPage{}, archiveFault(err)
	}
	var page itemsPage
	if !found.Next.IsZero() {
		page.next = found.Next.String()
	}
	return pageOf(page, found.Stories, articleFeature), nil
}

func articleFeature(a archive.Found) *feature {
	var points orb.MultiPoint
	var names []string
	for _, m := range a.Mentions {
		points, names = append(points, m.Place.Point), append(names, m.Place.Name)
	}
	f := export.Feature{ID: a.ID, Properties: []export.Property{
		{Name: "id", Value: a.ID}, {Name: "title", Value: a.Title}, {Name: "url", Value: a.URL}, {Name: "source", Value: a.Source},
		{Name: "published", Value: stamp(a.Published)}, {Name: "language", Value: a.Language},
		{Name: "country", Value: a.Country}, {Name: "places", Value: strings.Join(names, ", ")},
		{Name: "copies", Value: len(a.Copies)},
	}}
	if points == nil {
		shown := shownFeature(f, 0)
		shown.Geometry = nil // it names no place
		return shown
	}
	f.Geometry = points
	return shownFeature(f, 0)
}

// maxArchivedPlaces are the most places of a time: the most named ones.
const maxArchivedPlaces = 20_000

// places is the places that the articles of a time name, the most named first.
func (h archived) places() featureCollection {
	return featureCollection{
		id: archivedPlacesID, title: "Places of the archive",
		description: "How many articles name each place, the most named first, up to 20,000 of them. With datetime the " +
			"articles of that time are counted.",
		extent: wholeEarth(), timed: true,
		properties: []property{
			{name: "id", kind: "string", title: "Id of the place"},
			{name: "name", kind: "string", title: "Name"},
			{name: "feature_class", kind: "string", title: "Feature class of GeoNames"},
			{name: "feature_code", kind: "string", title: "Feature code of GeoNames"},
			{name: "country", kind: "string", title: "Country by ISO 3166-1, two letters"},
			{name: "articles", kind: "integer", title: "Articles that name it"},
			{name: "published", kind: "string", title: "When the newest of them was published"},
		},
		geometry: "geometry-point", fields: []string{"id", "name", "feature_class", "feature_code", "country"},
		find: func(ctx context.Context, q itemsQuery) (itemsPage, error) {
			if err := httpx.Need(ctx, maxArchivedPlaces*500); err != nil { // bytes of a feature
				return itemsPage{}, err
			}
			counts, err := h.Archive.Places(ctx, archive.Query{Within: q.box, From: q.from, To: q.to, Limit: maxArchivedPlaces})
			if err != nil {
				return itemsPage{}, archiveFault(err)
			}
			features := make([]export.Feature, len(counts))
			for i, n := range counts {
				features[i] = countFeature(n)
			}
			return q.page(features)
		},
		get: func(ctx context.Context, id string) (*feature, error) {
			counts, err := h.Archive.Places(ctx, archive.Query{Places: []string{id}})
			if err != nil || len(counts) == 0 {
				return nil, archiveFault(err)
			}
			return shownFeature(countFeature(counts[0]), 0), nil
		},
	}
}

func countFeature(n archive.PlaceCount) export.Feature {
	p := n.Place
	return export.Feature{ID: p.ID, Geometry: p.Point, Properties: []export.Property{
		{Name: "id", Value: p.ID}, {Name: "name", Value: p.Name}, {Name: "feature_class", Value: p.Class},
		{Name: "feature_code", Value: p.Code}, {Name: "country", Value: p.Country}, {Name: "articles", Value: n.Stories},
		{Name: "published", Value: stamp(n.Newest)},
	}}
}

// stamp writes a time; nil where it is unknown.
func stamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Format(time.RFC3339)
}

// archiveFault says in words of the web that the archive does not answer.
func archiveFault(err error) error {
	for _, cause := range []error{archive.ErrBusy, archive.ErrUnusable, archive.ErrDamaged} {
		if errors.Is(err, cause) {
			return &httpx.ArchiveError{Reason: cause.Error()}
		}
	}
	return err
}
