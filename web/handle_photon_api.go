package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handlePhotonAPI answers GET /photon/api: places whose name is, or begins
// with, the text.
func (s *Server) handlePhotonAPI(c echo.Context) error {
	q := httpx.ReadParams(c)
	l := lookup{layers: photonLayers(q), query: gazetteer.Query{Text: q.Need("q", "the name of a place"), Mode: gazetteer.Prefix,
		Limit: q.Size("limit", 15, 50), Focus: q.Point("lat", "lon"), Filter: gazetteer.Filter{Bound: q.Box("bbox")}}}
	if q.Err != nil {
		return q.Err
	}
	hits, err := s.search(l)
	if err != nil {
		return err
	}
	if len(hits) == 0 { // nothing begins so: it may be a name within another, or misspelt
		l.query.Mode = gazetteer.Best
		if hits, err = s.search(l); err != nil {
			return err
		}
	}
	return s.sendPhoton(c, hits)
}
