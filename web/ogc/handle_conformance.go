package ogc

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleConformance answers GET /ogc/conformance: the classes of the standard
// that are claimed, which are those that the tests cover.
func (h *handlers) handleConformance(c echo.Context) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, formats())
	if err != nil {
		return err
	}
	const root = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
	classes := []string{root + "core", root + "oas30", root + "geojson", root + "html"}
	page := newPage("Conformance", "OGC API – Features, part 1, version 1.0", selfLinks(c, format, formats()))
	page.Columns = []string{"class"}
	for _, class := range classes {
		page.Rows = append(page.Rows, row{Cells: []string{class}})
	}
	return h.send(c, format, map[string]any{"conformsTo": classes}, page)
}
