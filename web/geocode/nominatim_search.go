package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /search in the Nominatim dialect.
func (d *nominatim) handleSearch(c echo.Context) error {
	q := httpx.ReadParams(c)
	o := readNominatim(q, "jsonv2", false)
	text := q.Text("q")
	if text == "" {
		text = structured(q)
	}
	if text == "" {
		q.Fail("q", "", "the name of a place, or city=, state= and country=")
	}
	l := lookup{query: gazetteer.Query{Text: text, Limit: q.Size("limit", 10, 40),
		Filter: gazetteer.Filter{Countries: readCountries(q, "countrycodes")}}}
	if box := viewbox(q, "viewbox"); box != nil {
		if q.Flag("bounded") {
			l.query.Filter.Bound = box
		} else {
			centre := box.Center()
			l.query.Focus = &centre
		}
	}
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.search(l)
	if err != nil {
		return err
	}
	refs := make([]gazetteer.Ref, len(hits))
	for i, h := range hits {
		refs[i] = h.Ref
	}
	return d.send(c, refs, o, text)
}
