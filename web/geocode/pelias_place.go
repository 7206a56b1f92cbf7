package geocode

import (
	"fmt"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handlePlace answers GET /v1/place in the Pelias dialect: places by id.
func (d *pelias) handlePlace(c echo.Context) error {
	q := httpx.ReadParams(c)
	ids := q.List("ids")
	if len(ids) == 0 {
		q.Fail("ids", "", "ids of places, separated by commas")
	}
	if q.Err != nil {
		return q.Err
	}
	if len(ids) > d.maxRows {
		return &httpx.TooLargeError{What: "the list of ids", Max: fmt.Sprint(d.maxRows)}
	}
	block := d.block(map[string]any{"ids": ids})
	var hits []gazetteer.Hit
	for _, id := range ids {
		ref, ok := d.byID(id)
		if !ok {
			block.Warnings = append(block.Warnings, fmt.Sprintf("no place %q", httpx.Shorten(id)))
			continue
		}
		hits = append(hits, gazetteer.Hit{Ref: ref, Distance: -1})
	}
	return d.send(c, block, hits)
}
