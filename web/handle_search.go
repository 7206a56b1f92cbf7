package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// handleSearch answers GET /v1/search in the Pelias dialect: places by name.
func (s *Server) handleSearch(c echo.Context) error {
	return s.peliasSearch(c, gazetteer.Best)
}

// handleAutocomplete answers GET /v1/autocomplete in the Pelias dialect: places
// whose name begins with what was typed so far.
func (s *Server) handleAutocomplete(c echo.Context) error {
	return s.peliasSearch(c, gazetteer.Prefix)
}

func (s *Server) peliasSearch(c echo.Context, mode gazetteer.Mode) error {
	q := httpx.ReadParams(c)
	l, block := s.peliasLookup(q, mode)
	if q.Err != nil {
		return q.Err
	}
	hits, err := s.search(l)
	if err != nil {
		return err
	}
	return s.sendPelias(c, block, hits)
}
