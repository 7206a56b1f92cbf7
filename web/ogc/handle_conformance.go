package ogc

import (
	"slices"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// classes lists the conformance classes that are claimed.
func classes() []string {
	var all []string
	for _, part := range []struct {
		root  string
		names []string
	}{
		{"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/", []string{"core", "oas30", "geojson", "html"}},
		{"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/", []string{"crs"}},
		{"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/", []string{
			"filter", "features-filter", "queryables"}},
		{"http://www.opengis.net/spec/cql2/1.0/conf/", []string{
			"cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
			"accent-insensitive-comparison", "basic-spatial-functions"}},
		{"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/", []string{
			"schemas", "core-roles-features", "returnables-and-receivables"}},
		{"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/", []string{
			"core", "tileset", "tilesets-list", "dataset-tilesets", "geodata-tilesets", "mvt"}},
		{"http://www.opengis.net/spec/tms/2.0/conf/", []string{"tilematrixset", "json-tilematrixset"}},
	} {
		for _, name := range part.names {
			all = append(all, part.root+name)
		}
	}
	return all
}

// handleConformance answers GET /ogc/conformance: the classes of the standard
// that are claimed, which are those that the tests cover.
func (h *handlers) handleConformance(c echo.Context) error {
	return h.document(c, func(format httpx.Offer) (any, page, error) {
		classes := classes()
		page := newPage("Conformance", "OGC API – Features and Tiles", selfLinks(c, format, formats()))
		page.Columns = []string{"class"}
		rows := make([]row, len(classes))
		for i, class := range classes {
			rows[i].Cells = []string{class}
		}
		page.Rows = slices.Values(rows)
		return map[string]any{"conformsTo": classes}, page, nil
	})
}
