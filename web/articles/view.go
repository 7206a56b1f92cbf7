package articles

import (
	"context"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb/geojson"

	"dateline/web/httpx"
	"dateline/web/places"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/geoparse"
	"dateline/geo/picture"
)

// View says how an article is shown.
type View struct {
	Areas   bool // areas instead of points, where known
	Text    bool // with the text that the spans count in
	Explain bool // with the candidates of each mention and the reasons for them
	Picture render.PictureOptions
	URL     string    // of the article, "" for none
	Updated time.Time // of a feed; zero for now
}

// ReadView reads whether areas are shown.
func ReadView(q *httpx.Params) View {
	return View{Areas: q.Choice("geometry", "point", "area") == "area"}
}

// ReadPicture reads how pictures are drawn. Both sides are given, or neither.
func ReadPicture(q *httpx.Params) render.PictureOptions {
	const maxSide = 8000 // pixels
	o := picture.Options{Bound: q.Box("bbox"), Dark: q.Choice("theme", "light", "dark") == "dark",
		Width: q.Integer("width", 0, 160, maxSide), Height: q.Integer("height", 0, 120, maxSide),
		Key: q.Flag("key"), Scale: q.Flag("scale"), Locator: q.Flag("locator")}
	o.Density, _ = q.Number("density", 0.25, 8)
	if (o.Width == 0) != (o.Height == 0) {
		q.Fail("width", q.Text("width"), "given together with height")
	}
	out := render.PictureOptions{Options: o, Claims: q.Flag("claims")}
	if q.Values.Has("heading") { // empty, it asks for none
		heading := q.Text("heading")
		out.Title = &heading
	}
	return out
}

// Collection is an article as GeoJSON.
func (s *Service) Collection(ctx context.Context, a *article.Article, v View) (*geojson.FeatureCollection, error) {
	if err := s.needToShow(ctx, a, v); err != nil {
		return nil, err
	}
	fc := render.FeatureCollection(a, render.Shape{Areas: v.Areas, Text: v.Text, Explain: v.Explain})
	if v.Explain {
		fc.ExtraMembers["explanations"] = s.explanations(a)
	}
	return fc, nil
}

// geoJSON makes the answer in GeoJSON.
func (s *Service) geoJSON(ctx context.Context, a *article.Article, mediaType string, v View) (r httpx.Reply, err error) {
	if err := s.needToShow(ctx, a, v); err != nil { // before a turn is taken: room may have to be waited for
		return r, err
	}
	err = s.Turns.take(ctx, len(a.Text) > longText, func() error {
		fc, err := s.Collection(ctx, a, v)
		if err != nil {
			return err
		}
		r, err = httpx.JSONReply(mediaType, httpx.CacheCheck, fc)
		return err
	})
	return r, err
}

// Send answers with an article in a format.
func (s *Service) Send(c echo.Context, a *article.Article, format httpx.Offer, v View) error {
	if format.Name == "geojson" || format.Name == "json" {
		if f, err := render.ByName(c.QueryParam("f")); err == nil && f.Name == "geojson" { // asked for by its name, as a file
			c.Response().Header().Set(echo.HeaderContentDisposition, attachment(a, f))
		}
		r, err := s.geoJSON(c.Request().Context(), a, format.MediaType, v)
		if err != nil {
			return err
		}
		return httpx.Send(c, r)
	}
	f, err := render.ByName(format.Name)
	if err != nil {
		return err
	}
	r, err := s.File(c.Request().Context(), a, f, v)
	if err != nil {
		return err
	}
	return httpx.Send(c, r)
}

// explanation tells which places a mention may mean, and why.
type explanation struct {
	Start      int             `json:"start"` // code points
	End        int             `json:"end"`
	Text       string          `json:"text"`
	Reasons    []render.Reason `json:"reasons"`
	Candidates []candidateJSON `json:"candidates"`
}

type candidateJSON struct {
	places.Place
	Probability float64         `json:"probability"`
	Reasons     []render.Reason `json:"reasons"`
}

func (s *Service) explanations(a *article.Article) []explanation {
	all := []explanation{}
	for _, m := range a.Mentions {
		e := explanation{
			Start:      a.Offsets.CodePoint(m.Start),
			End:        a.Offsets.CodePoint(m.End),
			Text:       m.Text,
			Reasons:    render.NewReasons(m.Reasons),
			Candidates: []candidateJSON{},
		}
		for _, can := range m.Candidates {
			e.Candidates = append(e.Candidates, s.candidate(can))
		}
		all = append(all, e)
	}
	return all
}

func (s *Service) candidate(can geoparse.Candidate) candidateJSON {
	out := candidateJSON{
		Place:       places.Of(s.Reader.Index, gazetteer.Located{Point: s.Reader.Index.Point(can.Ref), Ref: can.Ref}),
		Probability: can.Probability,
		Reasons:     render.NewReasons(can.Reasons),
	}
	return out
}
