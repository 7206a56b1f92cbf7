package web

import (
	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb/geojson"

	"dateline/web/httpx"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/geoparse"
	"dateline/geo/picture"
)

const noRef = gazetteer.NoRef

// view says how an article is shown.
type view struct {
	areas   bool // areas instead of points, where known
	text    bool // with the text that the spans count in
	explain bool // with the candidates of each mention and their signals
	picture render.PictureOptions

	url string // of the article, "" for none
}

func readView(q *httpx.Params) view {
	return view{areas: q.Choice("geometry", "point", "area") == "area"}
}

// readPicture reads how pictures are drawn. Both sides are given, or neither.
func readPicture(q *httpx.Params) render.PictureOptions {
	const longest = 8000 // pixels
	o := picture.Options{Bound: q.Box("bbox"), Dark: q.Choice("theme", "light", "dark") == "dark",
		Width: q.Integer("width", 0, 160, longest), Height: q.Integer("height", 0, 120, longest)}
	o.Density, _ = q.Number("density", 0.25, 8)
	if (o.Width == 0) != (o.Height == 0) {
		q.Fail("width", q.Text("width"), "given together with height")
	}
	return render.PictureOptions{Options: o, Claims: q.Flag("claims")}
}

// collection is an article as GeoJSON.
func (s *Server) collection(a *article.Article, v view) *geojson.FeatureCollection {
	fc := render.FeatureCollection(a, render.Shape{Areas: v.areas, Text: v.text})
	if v.explain {
		fc.ExtraMembers["explanations"] = s.explanations(a)
	}
	return fc
}

// sendArticle answers with an article in a format.
func (s *Server) sendArticle(c echo.Context, a *article.Article, format httpx.Offer, v view) error {
	if format.Name == "geojson" || format.Name == "json" {
		return httpx.SendJSON(c, format.MediaType, s.collection(a, v))
	}
	f, err := render.ByName(format.Name)
	if err != nil {
		return err
	}
	r, err := s.file(a, f, v)
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
	Reasons    []reasonJSON    `json:"reasons"`
	Candidates []candidateJSON `json:"candidates"`
}

type candidateJSON struct {
	placeJSON
	Probability float64      `json:"probability"`
	Reasons     []reasonJSON `json:"reasons"`
}

// reasonJSON is one reason of a decider. Value and weight are absent for a reason
// that holds or does not.
type reasonJSON struct {
	Decider string  `json:"decider"`
	ID      string  `json:"id"`
	Label   string  `json:"label"`
	Value   float64 `json:"value,omitempty"`
	Weight  float64 `json:"weight,omitempty"`
}

func reasons(list []geoparse.Reason) []reasonJSON {
	out := make([]reasonJSON, 0, len(list))
	for _, r := range list {
		out = append(out, reasonJSON{Decider: string(r.Decider), ID: r.ID, Label: r.Label, Value: r.Value, Weight: r.Weight})
	}
	return out
}

func (s *Server) explanations(a *article.Article) []explanation {
	all := []explanation{}
	for _, m := range a.Mentions {
		e := explanation{Start: a.Offsets.CodePoint(m.Start), End: a.Offsets.CodePoint(m.End), Text: m.Text, Reasons: reasons(m.Reasons), Candidates: []candidateJSON{}}
		for _, can := range m.Candidates {
			e.Candidates = append(e.Candidates, s.candidate(can))
		}
		all = append(all, e)
	}
	return all
}

func (s *Server) candidate(can geoparse.Candidate) candidateJSON {
	out := candidateJSON{placeJSON: s.placeOf(gazetteer.Located{Point: s.cfg.Reader.Index.Point(can.Ref), Ref: can.Ref}), Probability: can.Probability, Reasons: reasons(can.Reasons)}
	return out
}
