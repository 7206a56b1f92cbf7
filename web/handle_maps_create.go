package web

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"

	"dateline/web/store"
)

// handleMapsCreate answers POST /v1/maps: it reads the article like POST
// /v1/parse and keeps it.
func (s *Server) handleMapsCreate(c echo.Context) error {
	if err := s.needStore(); err != nil {
		return err
	}
	q := httpx.ReadParams(c)
	v := readView(q)
	if q.Err != nil {
		return q.Err
	}
	r, _, err := s.readArticle(c)
	if err != nil {
		return err
	}
	if r.Spans != nil {
		return &httpx.BodyError{Member: "spans", Reason: "a saved map finds its mentions itself; send corrections"}
	}
	if err := checkURL(r.URL); err != nil {
		return err
	}
	r.Focus = q.Text("focus")
	ctx := c.Request().Context()
	a, err := s.read(ctx, r)
	if err != nil {
		return err
	}
	corrections, err := json.Marshal(r.Corrections)
	if err != nil {
		return err
	}
	if r.Corrections == nil {
		corrections = []byte("[]")
	}
	token, created := rand.Text(), time.Now().UTC().Truncate(time.Millisecond)
	m := store.Map{ID: newID(), Title: r.Title, Text: r.Text, URL: r.URL, Focus: r.Focus, Corrections: corrections, TokenHash: hashToken(token),
		Version: 1, Created: created, Changed: created, Places: placesOf(a)}
	if err := s.cfg.Store.Create(ctx, m); err != nil {
		return err
	}
	out := s.mapJSON(c, s.keep(m, r.Corrections, a), v)
	out.EditToken = token
	if s.cfg.Volatile {
		out.Note = "this server keeps maps in memory: this one vanishes when it stops"
	}
	c.Response().Header().Set(echo.HeaderLocation, out.Links["self"])
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return httpx.WriteJSON(c, http.StatusCreated, httpx.TypeJSON, out)
}

// checkURL lets only addresses pass that a page may link to.
func checkURL(address string) error {
	if address == "" || strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return nil
	}
	return &httpx.BodyError{Member: "url", Reason: "not an http or https address"}
}
