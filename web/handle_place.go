package web

import (
	"fmt"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handlePlace answers GET /v1/place in the Pelias dialect: places by id.
func (s *Server) handlePlace(c echo.Context) error {
	q := httpx.ReadParams(c)
	ids := q.List("ids")
	if len(ids) == 0 {
		q.Fail("ids", "", "ids of places, set apart by commas")
	}
	if q.Err != nil {
		return q.Err
	}
	if len(ids) > s.cfg.Limits.Rows {
		return &httpx.TooLargeError{What: "the list of ids", Max: fmt.Sprint(s.cfg.Limits.Rows)}
	}
	block := s.peliasBlock(map[string]any{"ids": ids})
	var hits []gazetteer.Hit
	for _, id := range ids {
		ref, ok := s.peliasID(id)
		if !ok {
			block.Warnings = append(block.Warnings, fmt.Sprintf("no place %q", httpx.Shorten(id)))
			continue
		}
		hits = append(hits, gazetteer.Hit{Ref: ref, Distance: -1})
	}
	return s.sendPelias(c, block, hits)
}
