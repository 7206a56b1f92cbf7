package web

import (
	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handlePhotonAPI answers GET /photon/api: places whose name is, or begins
// with, the text.
func (s *Server) handlePhotonAPI(c echo.Context) error {
	q := readParams(c)
	l := lookup{layers: photonLayers(q), query: gazetteer.Query{Text: q.need("q", "the name of a place"), Mode: gazetteer.Prefix,
		Limit: q.size("limit", 15, 50), Focus: q.point("lat", "lon"), Filter: gazetteer.Filter{Bound: q.box("bbox")}}}
	if q.err != nil {
		return q.err
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
