package api

import (
	"slices"
	"strings"

	"dateline/web/articles"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/geoparse"
)

// handleParse answers POST /v1/parse: the places, claims and distances of a
// text.
func (h *handlers) handleParse(c echo.Context) error {
	q := httpx.ReadParams(c)
	view := articles.ReadView(q)
	view.Picture = articles.ReadPicture(q)
	kinds := readKinds(q)
	explain, language := q.Flag("explain"), q.Text("language")
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, articles.Formats())
	if err != nil {
		return err
	}
	r, converted, err := h.Articles.FromRequest(c)
	if err != nil {
		return err
	}
	r.Kinds, r.Focus, r.Explain, r.Language = kinds, q.Text("focus"), explain, language
	a, err := h.Articles.Read(c.Request().Context(), r)
	if err != nil {
		return err
	}
	view.Text, view.Explain, view.URL = converted, explain, r.URL
	return h.Articles.Send(c, a, format, view)
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
