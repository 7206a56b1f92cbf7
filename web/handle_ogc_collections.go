package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleOGCCollections answers GET /ogc/collections.
func (s *Server) handleOGCCollections(c echo.Context) error {
	q := ogcParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, ogcFormats())
	if err != nil {
		return err
	}
	all, err := s.listedCollections(c.Request().Context())
	if err != nil {
		return err
	}
	links := ogcLinks(c, format, ogcFormats())
	page := newOGCPage("Collections", "", links)
	page.Columns = []string{"collection", "title", "description"}
	described := []collectionJSON{}
	for _, fc := range all {
		described = append(described, s.describe(c, fc))
		page.Rows = append(page.Rows, ogcRow{Href: httpx.Origin(c) + "/ogc/collections/" + fc.id, Cells: []string{fc.id, fc.title, fc.description}})
	}
	return s.sendOGC(c, format, map[string]any{"links": links, "collections": described}, page)
}
