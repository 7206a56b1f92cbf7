package geocode

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /v1/search in the Pelias dialect: places by name.
func (d *pelias) handleSearch(c echo.Context) error {
	return d.answer(c, gazetteer.Best)
}

// handleAutocomplete answers GET /v1/autocomplete in the Pelias dialect: places
// whose name begins with what was typed so far.
func (d *pelias) handleAutocomplete(c echo.Context) error {
	return d.answer(c, gazetteer.Prefix)
}

func (d *pelias) answer(c echo.Context, mode gazetteer.Mode) error {
	q := httpx.ReadParams(c)
	l, block := d.lookup(q, mode)
	if q.Err != nil {
		return q.Err
	}
	hits, err := d.search(l)
	if err != nil {
		return err
	}
	return d.send(c, block, hits)
}
