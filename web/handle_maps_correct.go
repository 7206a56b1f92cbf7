package web

import (
	"encoding/json"
	"errors"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/web/store"
)

// mapChange is the body of PATCH /v1/maps/{id}. What is missing stays.
type mapChange struct {
	Title       *string               `json:"title"`
	Corrections *[]article.Correction `json:"corrections"` // all of them, in their order
}

// handleMapsCorrect answers PATCH /v1/maps/{id}: a new title, other corrections.
// Distances, claims and every download follow. With If-Match the change
// is made only to the version that it names.
func (s *Server) handleMapsCorrect(c echo.Context) error {
	if err := s.needStore(); err != nil {
		return err
	}
	ctx, id := c.Request().Context(), c.Param("id")
	var change mapChange
	if err := httpx.ReadJSON(c, &change); err != nil {
		return err
	}
	m, err := s.cfg.Store.Get(ctx, id)
	if err != nil {
		return mapFault(err, id)
	}
	if err := authorise(c, m); err != nil {
		return err
	}
	if err := matchVersion(c, m); err != nil {
		return err
	}
	var corrections []article.Correction
	if err := json.Unmarshal(m.Corrections, &corrections); err != nil {
		return err
	}
	if change.Title != nil {
		m.Title = *change.Title
	}
	if change.Corrections != nil {
		corrections = *change.Corrections
	}
	a, err := s.read(ctx, reading{Title: m.Title, Text: m.Text, URL: m.URL, Focus: m.Focus, Corrections: corrections, Saved: change.Corrections == nil})
	if err != nil {
		return err
	}
	if m.Corrections, err = json.Marshal(corrections); err != nil {
		return err
	}
	m.Version++
	m.Changed, m.Places = time.Now().UTC().Truncate(time.Millisecond), placesOf(a)
	if err := s.cfg.Store.Update(ctx, m); errors.Is(err, store.ErrChanged) {
		return &httpx.ChangedError{Version: m.Version}
	} else if err != nil {
		return mapFault(err, id)
	}
	return s.sendMap(c, s.keep(m, corrections, a), view{})
}
