package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// boundaryNames are the parameters that restrict where places lie.
func boundaryNames() []string {
	return []string{"layers", "sources", "categories", "size", "boundary.country", "boundary.gid", "boundary.rect.min_lat",
		"boundary.rect.min_lon", "boundary.rect.max_lat", "boundary.rect.max_lon", "boundary.circle.lat", "boundary.circle.lon",
		"boundary.circle.radius", "focus.point.lat", "focus.point.lon"}
}

// handleSearch answers GET /v1/search in the Pelias dialect: places by name.
func (d *pelias) handleSearch(c echo.Context) error {
	return d.byName(c, gazetteer.Best)
}

// handleAutocomplete answers GET /v1/autocomplete in the Pelias dialect: places
// whose name begins with what was typed so far.
func (d *pelias) handleAutocomplete(c echo.Context) error {
	return d.byName(c, gazetteer.Prefix)
}

func (d *pelias) byName(c echo.Context, mode gazetteer.Mode) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, append(boundaryNames(), "text")...)
	text := q.Need("text", "the name of a place")
	a.block.Query["text"] = text
	l := a.lookup(q)
	l.query.Text, l.query.Mode = text, mode
	return a.find(c, q, l)
}

// lookup reads the parameters that all searches share.
func (a *peliasAnswer) lookup(q *httpx.Params) lookup {
	l := lookup{layers: readLayers(q, "layers"), least: gazetteer.FitAround}
	l.query.Limit = a.size(q, 10)
	l.query.Languages = a.languages
	l.query.Focus = q.Point("focus.point.lat", "focus.point.lon")
	a.boundaries(q, &l.query.Filter)
	a.circle(q, &l.query.Filter)
	return l
}

// find answers with what a lookup finds.
func (a *peliasAnswer) find(c echo.Context, q *httpx.Params, l lookup) error {
	if q.Err != nil {
		return q.Err
	}
	hits, err := a.search(l)
	if err != nil {
		return err
	}
	return a.send(c, hits)
}
