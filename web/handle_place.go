package web

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
)

// handlePlace answers GET /v1/place in the Pelias dialect: places by id.
func (s *Server) handlePlace(c echo.Context) error {
	q := readParams(c)
	ids := q.list("ids")
	if len(ids) == 0 {
		q.fail("ids", "", "ids of places, set apart by commas")
	}
	if q.err != nil {
		return q.err
	}
	if len(ids) > s.cfg.Limits.Rows {
		return &TooLargeError{What: "the list of ids", Max: fmt.Sprint(s.cfg.Limits.Rows)}
	}
	block := s.peliasBlock(map[string]any{"ids": ids})
	var hits []gazetteer.Hit
	for _, id := range ids {
		ref, ok := s.peliasID(id)
		if !ok {
			block.Warnings = append(block.Warnings, fmt.Sprintf("no place %q", shorten(id)))
			continue
		}
		hits = append(hits, gazetteer.Hit{Ref: ref, Distance: -1})
	}
	return s.sendPelias(c, block, hits)
}
