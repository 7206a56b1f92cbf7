package web

import (
	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handleNominatimSearch answers GET /search in the Nominatim dialect.
func (s *Server) handleNominatimSearch(c echo.Context) error {
	q := readParams(c)
	o := readNominatim(q, "jsonv2", false)
	text := q.text("q")
	if text == "" {
		text = structured(q)
	}
	if text == "" {
		q.fail("q", "", "the name of a place, or city=, state= and country=")
	}
	l := lookup{query: gazetteer.Query{Text: text, Limit: q.size("limit", 10, 40),
		Filter: gazetteer.Filter{Countries: readCountries(q, "countrycodes")}}}
	if box := q.viewbox("viewbox"); box != nil {
		if q.flag("bounded") {
			l.query.Filter.Bound = box
		} else {
			centre := box.Center()
			l.query.Focus = &centre
		}
	}
	if q.err != nil {
		return q.err
	}
	hits, err := s.search(l)
	if err != nil {
		return err
	}
	refs := make([]gazetteer.Ref, len(hits))
	for i, h := range hits {
		refs[i] = h.Ref
	}
	return s.sendNominatim(c, refs, o, text)
}
