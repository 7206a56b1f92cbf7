package api

import (
	"iter"
	"slices"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo/export"
	"dateline/web/archive"
	"dateline/web/httpx"
	"dateline/web/places"
)

// statedJSON is a claim with the article that makes it.
type statedJSON struct {
	claimJSON
	FromPlace *places.Place `json:"from_place"` // null where the gazetteer of today does not have it
	ToPlace   *places.Place `json:"to_place"`
	Article   citedJSON     `json:"article"`
}

// citedJSON is an article as a source.
type citedJSON struct {
	ID        string     `json:"id"`
	URL       string     `json:"url,omitempty"`
	Source    string     `json:"source,omitempty"`
	Title     string     `json:"title"`
	Published *time.Time `json:"published"`
}

// claimBytes is about what a claim takes in memory, with its article.
const claimBytes = 1 << 10

// claimHandlers answer what stories state.
type claimHandlers struct{ answers }

// handleClaims answers GET /v1/archive/claims: the distances that the chosen articles
// state, the contradicted ones first.
func (h claimHandlers) handleClaims(c echo.Context) error {
	var err error
	if h.answers, err = h.named(c); err != nil {
		return err
	}
	offer, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	q, err := h.question(c, 100, h.MaxRows, "after")
	if err != nil {
		return err
	}
	if text := c.QueryParam("after"); text != "" {
		if q.AfterClaim, err = archive.ParseClaimCursor(text); err != nil {
			return wrongPage(text)
		}
	}
	held := int64(q.Limit) * claimBytes
	if err := httpx.Need(c.Request().Context(), held+httpx.HeldAnswer); err != nil {
		return err
	}
	found, err := h.Store.Claims(c.Request().Context(), q)
	if err != nil {
		return err
	}
	next := ""
	if !found.Next.IsZero() {
		next = nextPage(c, found.Next.String())
	}
	if offer.Name == "json" {
		out := httpx.Object{
			{Name: "claims", Value: httpx.ElementsOf(slices.Values(found.Claims), h.stated)}, {Name: "more", Value: next != ""},
		}
		if next != "" {
			out = append(out, httpx.Member{Name: "next", Value: next})
		}
		return sendObject(c, held, out)
	}
	return send(c, offer, "claims", held, mapped(found.Claims, func(s archive.Stated) export.Feature { return claimFeature(h.stated(s)) }))
}

// mapped is what show makes of each row, one at a time.
func mapped[T any](rows []T, show func(T) export.Feature) iter.Seq[export.Feature] {
	return func(yield func(export.Feature) bool) {
		for _, row := range rows {
			if !yield(show(row)) {
				return
			}
		}
	}
}

func (h claimHandlers) stated(s archive.Stated) statedJSON {
	a := s.Article
	return statedJSON{claimJSON: newClaim(s.Claim), FromPlace: h.today(s.Claim.From), ToPlace: h.today(s.Claim.To),
		Article: citedJSON{a.ID, a.URL, a.Source, a.Title, known(a.Published)}}
}

// today is the place that the gazetteer has under an id; nil for none.
func (h claimHandlers) today(id string) *places.Place {
	ref, ok := h.Index.ByID(gazetteer.PlaceID(id))
	if !ok {
		return nil
	}
	p := places.Of(h.Index, gazetteer.Located{Ref: ref}, h.names)
	return &p
}

// claimFeature is a claim as a line between its places; one of which a place is not known
// has no geometry.
func claimFeature(s statedJSON) (f export.Feature) {
	name := func(p *places.Place) any {
		if p == nil {
			return nil
		}
		return p.Name
	}
	if s.FromPlace != nil && s.ToPlace != nil {
		f.Geometry = orb.LineString{{s.FromPlace.Lon, s.FromPlace.Lat}, {s.ToPlace.Lon, s.ToPlace.Lat}}
	}
	var measured any
	if s.Measured != nil {
		measured = *s.Measured
	}
	f.Properties = []export.Property{
		{Name: "verdict", Value: s.Verdict}, {Name: "from_name", Value: name(s.FromPlace)}, {Name: "to_name", Value: name(s.ToPlace)},
		{Name: "from_id", Value: s.From}, {Name: "to_id", Value: s.To}, {Name: "stated_min_km", Value: s.Value[0]},
		{Name: "stated_max_km", Value: s.Value[1]}, {Name: "measured_km", Value: measured},
		{Name: "direction", Value: s.Direction}, {Name: "article", Value: s.Article.ID}, {Name: "title", Value: s.Article.Title},
		{Name: "url", Value: s.Article.URL}, {Name: "source", Value: s.Article.Source},
		{Name: "published", Value: stamp(s.Article.Published)},
	}
	return f
}
