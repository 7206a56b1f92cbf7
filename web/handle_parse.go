package web

import (
	"slices"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
)

// parseRequest is the JSON body of POST /v1/parse.
type parseRequest struct {
	Title       string               `json:"title"`
	Text        string               `json:"text"`
	URL         string               `json:"url"` // fetched when there is no text, if the server may
	Spans       []article.Range      `json:"spans"`
	Corrections []article.Correction `json:"corrections"`
}

// handleParse answers POST /v1/parse: the places, claims and distances of a
// text.
func (s *Server) handleParse(c echo.Context) error {
	q := httpx.ReadParams(c)
	view := readView(q)
	view.picture = readPicture(q)
	kinds := readKinds(q)
	explain := q.Flag("explain")
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, articleFormats())
	if err != nil {
		return err
	}
	r, converted, err := s.readArticle(c)
	if err != nil {
		return err
	}
	r.Kinds, r.Focus, r.Explain = kinds, q.Text("focus"), explain
	a, err := s.read(c.Request().Context(), r)
	if err != nil {
		return err
	}
	view.text, view.explain, view.url = converted, explain, r.URL
	return s.sendArticle(c, a, format, view)
}

// readArticle reads the article in the body of a request. Converted tells that
// its text is not what the client sent, which then has to be told.
func (s *Server) readArticle(c echo.Context) (r reading, converted bool, err error) {
	t, encoding, err := httpx.BodyType(c)
	if err != nil {
		return r, false, err
	}
	if t != httpx.TypeJSON {
		a, err := readPlain(c.Request().Context(), t, encoding, c.Request().Body)
		return reading{Title: a.Title, Text: a.Text}, t != "text/plain", err
	}
	var req parseRequest
	if err := httpx.ReadJSON(c, &req); err != nil {
		return r, false, err
	}
	r = reading{Title: req.Title, Text: req.Text, URL: req.URL, Spans: req.Spans, Corrections: req.Corrections}
	if req.Text == "" && req.URL != "" {
		a, err := s.fetchArticle(c.Request().Context(), req.URL)
		if err != nil {
			return r, false, err
		}
		r.Text, converted = a.Text, true
		if r.Title == "" {
			r.Title = a.Title
		}
	}
	return r, converted, nil
}

// hint reads a focus: where the text is from.
func (s *Server) hint(text string) (geoparse.Hint, error) {
	h, err := article.ParseHint(s.cfg.Reader.Index, text)
	return h, locateFault("focus", text, err)
}

// readKinds reads the parameter that keeps mentions of some kinds only.
func readKinds(q *httpx.Params) []geoparse.Kind {
	var kinds []geoparse.Kind
	for _, word := range q.List("kinds") {
		if !slices.Contains(geoparse.Kinds(), geoparse.Kind(word)) {
			q.Fail("kinds", word, "one of "+joinKinds(", "))
			return nil
		}
		kinds = append(kinds, geoparse.Kind(word))
	}
	return kinds
}

func joinKinds(separator string) string {
	var words []string
	for _, k := range geoparse.Kinds() {
		words = append(words, string(k))
	}
	return strings.Join(words, separator)
}
