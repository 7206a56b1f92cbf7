package ogc

import (
	"net/url"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// handleItem answers GET /ogc/collections/{collectionId}/items/{featureId}.
func (h *handlers) handleItem(c echo.Context) error {
	q := readParams(c, "crs")
	system := readCRS(q, "crs")
	if q.Err != nil {
		return q.Err
	}
	format, err := negotiateItems(c)
	if err != nil {
		return err
	}
	fc, err := h.findCollection(c.Request().Context(), c.Param("collection"))
	if err != nil {
		return err
	}
	id, err := url.PathUnescape(c.Param("feature"))
	if err != nil {
		return &httpx.NotFoundError{What: "feature", ID: c.Param("feature")}
	}
	f, err := fc.get(c.Request().Context(), id)
	if err != nil {
		return err
	}
	if f == nil {
		return &httpx.NotFoundError{What: "feature", ID: id}
	}
	system.transform(f)
	c.Response().Header().Set("Content-Crs", "<"+system.uri+">")
	f.Links = append(
		selfLinks(c, format, itemFormats()),
		link{httpx.Origin(c) + "/ogc/collections/" + fc.id, "collection", httpx.TypeJSON, fc.title},
	)
	page := newPage(id, fc.title, f.Links)
	page.Columns = []string{"property", "value"}
	page.Rows = func(yield func(row) bool) {
		for _, one := range f.names {
			if !yield(row{Cells: []string{one.Name, one.Value}}) {
				return
			}
		}
	}
	return h.send(c, format, f, page)
}
