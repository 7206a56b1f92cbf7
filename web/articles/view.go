package articles

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

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

	// Languages are those of the reader, the best first, for the names of places; nil for
	// those of the gazetteer.
	Languages []language.Tag

	URL     string    // of the article, "" for none
	Updated time.Time // of a feed; zero for now
}

// ReadView reads whether areas are shown, and in which languages places are named.
func ReadView(q *httpx.Params) View {
	return View{Areas: q.Choice("geometry", "point", "area") == "area", Languages: q.Languages("lang")}
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

// Collection is an article as GeoJSON, made feature by feature. The room that it needs
// is reserved.
func (s *Service) Collection(ctx context.Context, a *article.Article, v View) (httpx.Object, error) {
	if err := s.needToShow(ctx, a, v); err != nil {
		return nil, err
	}
	names := s.Reader.Index.Namer(v.Languages...)
	a = a.In(names)
	c := render.Collection(a, render.Shape{Areas: v.Areas, Text: v.Text, Explain: v.Explain})
	out := httpx.Object{
		{Name: "type", Value: "FeatureCollection"},
		{Name: "attribution", Value: c.Attribution},
		{Name: "features", Value: httpx.ElementsOf(c.Features, render.GeoJSON)},
	}
	for _, m := range c.Members {
		out = append(out, httpx.Member{Name: m.Name, Value: m.Value})
	}
	if c.Title != "" {
		out = append(out, httpx.Member{Name: "title", Value: c.Title})
	}
	if v.Explain {
		out = append(out, httpx.Member{Name: "explanations", Value: httpx.ElementsOf(slices.Values(a.Mentions),
			func(m geoparse.Mention) explanation { return s.explain(a, m, names) })})
	}
	slices.SortFunc(out, func(a, b httpx.Member) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// Send answers with an article in a format. GeoJSON, which tells most, is written while
// it is made; the others are smaller than what they are made from.
func (s *Service) Send(c echo.Context, a *article.Article, format httpx.Offer, v View) error {
	ctx := c.Request().Context()
	if format.Name == "geojson" || format.Name == "json" {
		if f, err := render.ByName(c.QueryParam("f")); err == nil && f.Name == "geojson" { // asked for by its name, as a file
			c.Response().Header().Set(echo.HeaderContentDisposition, attachment(a, f))
		}
		fc, err := s.Collection(ctx, a, v)
		if err != nil {
			return err
		}
		return s.SendStream(c, a, httpx.Stream{
			Reply: httpx.Reply{MediaType: format.MediaType, Cache: httpx.CacheCheck}, Write: fc.Write, Held: HeldBytes(a),
		})
	}
	f, err := render.ByName(format.Name)
	if err != nil {
		return err
	}
	r, err := s.File(ctx, a, f, v)
	if err != nil {
		return err
	}
	return httpx.Send(c, r)
}

// SendStream answers with what is made of an article. It takes a turn for making it the
// first time; then the client says how fast it goes.
func (s *Service) SendStream(c echo.Context, a *article.Article, out httpx.Stream) error {
	ctx := c.Request().Context()
	var made *httpx.Prepared
	err := s.Turns.take(ctx, len(a.Text) > longText, func() (err error) {
		made, err = httpx.Prepare(ctx, out)
		return err
	})
	if err != nil {
		return err
	}
	return made.Send(c)
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

func (s *Service) explain(a *article.Article, m geoparse.Mention, names gazetteer.Namer) explanation {
	e := explanation{
		Start:      a.Offsets.CodePoint(m.Start),
		End:        a.Offsets.CodePoint(m.End),
		Text:       m.Text,
		Reasons:    render.NewReasons(m.Reasons),
		Candidates: []candidateJSON{},
	}
	for _, can := range m.Candidates {
		e.Candidates = append(e.Candidates, s.candidate(can, names))
	}
	return e
}

func (s *Service) candidate(can geoparse.Candidate, names gazetteer.Namer) candidateJSON {
	out := candidateJSON{
		Place:       places.Of(s.Reader.Index, gazetteer.Located{Point: s.Reader.Index.Point(can.Ref), Ref: can.Ref}, names),
		Probability: can.Probability,
		Reasons:     render.NewReasons(can.Reasons),
	}
	return out
}
