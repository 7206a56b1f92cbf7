package maps

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/httpx"
	"dateline/web/maps/store"
)

// Versions lists the versions of a map that are kept, the newest first. Only who
// may change the map sees how it was. All have the text that is returned with them.
func (s *Service) Versions(ctx context.Context, id string, k Key) (list []store.Version, text string, err error) {
	m, err := s.unlock(ctx, id, k)
	if err != nil {
		return nil, "", err
	}
	list, err = s.store.Versions(ctx, id)
	return list, m.Text, s.fault(err, id)
}

// At reads a map as it was at a version, with today's gazetteer.
func (s *Service) At(ctx context.Context, id string, k Key, version int64) (*Map, error) {
	m, err := s.unlock(ctx, id, k)
	if err != nil {
		return nil, err
	}
	list, err := s.store.Versions(ctx, id)
	if err != nil {
		return nil, s.fault(err, id)
	}
	for _, v := range list {
		if v.Version != version {
			continue
		}
		m.Version, m.Title, m.Focus, m.Corrections, m.Changed = v.Version, v.Title, v.Focus, v.Corrections, v.Changed
		corrections, err := decodeCorrections(m)
		if err != nil {
			return nil, err
		}
		a, err := s.articles.Read(ctx, requestOf(m, corrections, true))
		if err != nil {
			return nil, err
		}
		return &Map{Map: m, Corrections: corrections, Article: a}, nil
	}
	return nil, &httpx.NotFoundError{What: "version", ID: strconv.FormatInt(version, 10)}
}

// versionJSON is a version in the list of a map's.
type versionJSON struct {
	Version     int64     `json:"version"`
	Title       string    `json:"title"`
	Changed     time.Time `json:"changed"`
	Corrections int       `json:"corrections"` // how many, as their author made them
}

// handleVersions answers GET /v1/maps/{id}/versions.
func (h *Handlers) handleVersions(c echo.Context) error {
	list, text, err := h.Service.Versions(c.Request().Context(), c.Param("id"), keyOf(c))
	if err != nil {
		return askForToken(c, err)
	}
	out := make([]versionJSON, 0, len(list))
	for _, v := range list {
		var made []article.Correction
		if err := json.Unmarshal(v.Corrections, &made); err != nil {
			return err
		}
		n := article.Changes(text, made)
		out = append(out, versionJSON{Version: v.Version, Title: v.Title, Changed: v.Changed, Corrections: n})
	}
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{"versions": out})
}

// handleVersion answers GET /v1/maps/{id}/versions/{version}.
func (h *Handlers) handleVersion(c echo.Context) error {
	q := httpx.ReadParams(c)
	v := articles.ReadView(q)
	if q.Err != nil {
		return q.Err
	}
	version, err := strconv.ParseInt(c.Param("version"), 10, 64)
	if err != nil {
		return &httpx.NotFoundError{What: "version", ID: c.Param("version")}
	}
	m, err := h.Service.At(c.Request().Context(), c.Param("id"), keyOf(c), version)
	if err != nil {
		return askForToken(c, err)
	}
	return h.send(c, m, v)
}
