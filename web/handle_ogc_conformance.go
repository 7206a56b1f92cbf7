package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleOGCConformance answers GET /ogc/conformance: the classes of the standard
// that are claimed, which are those that the tests cover.
func (s *Server) handleOGCConformance(c echo.Context) error {
	q := ogcParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, ogcFormats())
	if err != nil {
		return err
	}
	const root = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/"
	classes := []string{root + "core", root + "oas30", root + "geojson", root + "html"}
	page := newOGCPage("Conformance", "OGC API – Features, part 1, version 1.0", ogcLinks(c, format, ogcFormats()))
	page.Columns = []string{"class"}
	for _, class := range classes {
		page.Rows = append(page.Rows, ogcRow{Cells: []string{class}})
	}
	return s.sendOGC(c, format, map[string]any{"conformsTo": classes}, page)
}
