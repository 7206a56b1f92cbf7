package geocode

import (
	"fmt"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handlePlace answers GET /v1/place in the Pelias dialect: places by id.
func (d *pelias) handlePlace(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "ids")
	ids := splitIDs(q.List("ids"), func(id string) bool { _, ok := d.byID(id); return ok })
	if len(ids) == 0 {
		q.Fail("ids", "", "ids of places, separated by commas")
	}
	for _, id := range ids {
		if !strings.Contains(id, ":") {
			q.Fail("ids", id, "an id like geonames:745044 or geonames:locality:745044")
		}
	}
	if q.Err != nil {
		return q.Err
	}
	if len(ids) > d.maxRows {
		return &httpx.TooLargeError{What: "the list of ids", Max: fmt.Sprint(d.maxRows)}
	}
	a.block.Query["ids"] = ids
	var hits []gazetteer.Hit
	for _, id := range ids {
		ref, ok := d.byID(id)
		if !ok {
			a.warn("no place %q", httpx.Shorten(id))
			continue
		}
		hits = append(hits, gazetteer.Hit{Ref: ref, Distance: -1})
	}
	return a.send(c, hits)
}
