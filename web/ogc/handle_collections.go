package ogc

import (
	"slices"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleCollections answers GET /ogc/collections.
func (h *handlers) handleCollections(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	all, err := h.listedCollections(c.Request().Context())
	if err != nil {
		return err
	}
	return h.sendCollections(c, all)
}

func (h *handlers) sendCollections(c echo.Context, all []featureCollection) error {
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	links := selfLinks(c, format, formats())
	page := newPage("Collections", "", links)
	page.Columns = []string{"collection", "title", "description"}
	described, rows := []collectionJSON{}, []row{}
	for _, fc := range all {
		described = append(described, h.describe(c, fc))
		rows = append(
			rows,
			row{Href: httpx.Origin(c) + "/ogc/collections/" + fc.id, Cells: []string{fc.id, fc.title, fc.description}},
		)
	}
	page.Rows = slices.Values(rows)
	return h.send(c, format, map[string]any{"links": links, "crs": crsList(), "collections": described}, page)
}
