package api

import (
	"iter"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/geo/export"
	"dateline/web/archive"
	"dateline/web/httpx"
)

// articleJSON is an article in answers.
type articleJSON struct {
	ID        string        `json:"id"`
	URL       string        `json:"url,omitempty"`
	Source    string        `json:"source,omitempty"`
	Title     string        `json:"title"`
	Published *time.Time    `json:"published"` // null where unknown
	Language  string        `json:"language,omitempty"`
	Country   string        `json:"country,omitempty"` // that it is mostly about
	Places    []mentionJSON `json:"places"`
	Copies    []copyJSON    `json:"copies,omitempty"` // other articles with the same text
}

// copyJSON is an article with the same text as another.
type copyJSON struct {
	ID        string     `json:"id"`
	URL       string     `json:"url,omitempty"`
	Source    string     `json:"source,omitempty"`
	Title     string     `json:"title"`
	Published *time.Time `json:"published"`
}

// articleBytes is about what an article takes in memory, with all its places.
const articleBytes = 4 << 10

// handleArticles answers GET /v1/archive/articles: the stories that a question chooses,
// the newest first; as features one for each place that a story names.
func (h articleHandlers) handleArticles(c echo.Context) error {
	var err error
	if h.answers, err = h.named(c); err != nil {
		return err
	}
	offer, err := httpx.Negotiate(c, append(formats(), httpx.Offer{Name: "atom", MediaType: typeAtom}))
	if err != nil {
		return err
	}
	q, err := h.question(c, 100, h.MaxRows, "after")
	if err != nil {
		return err
	}
	if text := c.QueryParam("after"); text != "" {
		if q.After, err = archive.ParseCursor(text); err != nil {
			return wrongPage(text)
		}
	}
	held := int64(q.Limit) * articleBytes
	if err := httpx.Need(c.Request().Context(), held+httpx.HeldAnswer); err != nil {
		return err
	}
	page, err := h.Store.Articles(c.Request().Context(), q)
	if err != nil {
		return err
	}
	next := ""
	if !page.Next.IsZero() {
		next = nextPage(c, page.Next.String())
	}
	list := func(yield func(articleJSON) bool) {
		for _, f := range page.Stories {
			if !yield(h.article(f)) {
				return
			}
		}
	}
	switch offer.Name {
	case "json":
		out := httpx.Object{{Name: "articles", Value: httpx.ElementsOf(list, same[articleJSON])}}
		if next != "" {
			out = append(out, httpx.Member{Name: "next", Value: next})
		}
		return sendObject(c, held, out)
	case "atom":
		return sendFeed(c, &q, held, list, next)
	}
	return send(c, offer, "articles", held, features(list))
}

// same is what shows an element that is as it is to be shown.
func same[T any](v T) T { return v }

func wrongPage(after string) error {
	return &httpx.ParamError{Name: "after", Value: after, Want: "the end of a page, as the address of the next one has it"}
}

// nextPage is the address of the page behind a cursor, which the Link header gets too.
func nextPage(c echo.Context, after string) string {
	params := c.QueryParams()
	params.Set("after", after)
	next := httpx.Absolute(c) + "?" + url.Values(params).Encode()
	c.Response().Header().Set("Link", "<"+next+`>; rel="next"`)
	return next
}

func (h answers) article(f archive.Found) articleJSON {
	a := articleJSON{
		ID: f.ID, URL: f.URL, Source: f.Source, Title: f.Title, Published: known(f.Published), Language: f.Language,
		Country: f.Country, Places: []mentionJSON{},
	}
	for _, m := range f.Mentions {
		a.Places = append(a.Places, mentionJSON{
			Place: h.describe(m.Place), MentionCount: m.Times, Confidence: m.Confidence, Kinds: m.Kinds.Names(), Text: m.Words(),
			Start: m.Start, End: m.End,
		})
	}
	for _, other := range f.Copies {
		a.Copies = append(a.Copies, copyJSON{other.ID, other.URL, other.Source, other.Title, known(other.Published)})
	}
	return a
}

// features are the places of articles, one for each article and place. An article
// without a place is one without a geometry.
func features(list iter.Seq[articleJSON]) iter.Seq[export.Feature] {
	return func(yield func(export.Feature) bool) {
		for a := range list {
			of := []export.Property{
				{Name: "article", Value: a.ID}, {Name: "title", Value: a.Title}, {Name: "url", Value: a.URL},
				{Name: "source", Value: a.Source}, {Name: "published", Value: stamp(a.Published)},
				{Name: "language", Value: a.Language}, {Name: "copies", Value: len(a.Copies)},
			}
			if len(a.Places) == 0 && !yield(export.Feature{ID: a.ID, Properties: of}) {
				return
			}
			for _, m := range a.Places {
				properties := append(of[:len(of):len(of)], placeProperties(m.Place)...)
				f := export.Feature{
					ID: a.ID + " " + m.Place.ID, Geometry: orb.Point{m.Lon, m.Lat},
					Properties: append(properties, export.Property{Name: "mention_count", Value: m.MentionCount},
						export.Property{Name: "confidence", Value: m.Confidence}),
				}
				if !yield(f) {
					return
				}
			}
		}
	}
}

// stamp writes a time; nil where it is unknown.
func stamp(t *time.Time) any {
	if t == nil {
		return nil
	}
	return t.Format(time.RFC3339)
}
