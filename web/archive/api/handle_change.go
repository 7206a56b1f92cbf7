package api

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/articles"
	"dateline/web/httpx"
)

// changeHandlers change the archive.
type changeHandlers struct{ answers }

// handleDelete answers DELETE /v1/archive/article.
func (h changeHandlers) handleDelete(c echo.Context) error {
	id, err := articleID(c)
	if err != nil {
		return err
	}
	if err := h.Store.Delete(c.Request().Context(), id); err != nil {
		return err
	}
	return c.NoContent(http.StatusNoContent)
}

// addRequest is an article that is to be read and kept.
type addRequest struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	URL      string `json:"url"`
	Source   string `json:"source"`
	Date     string `json:"date"`
	Language string `json:"language"`
}

// addedJSON tells what came of it.
type addedJSON struct {
	ID      string `json:"id"`
	Outcome string `json:"outcome"` // added, changed, same
	CopyOf  string `json:"copy_of,omitempty"`
}

// handleAdd answers POST /v1/archive/articles: it reads an article and keeps what it
// finds.
func (h changeHandlers) handleAdd(c echo.Context) error {
	var req addRequest
	if err := httpx.ReadJSON(c, &req); err != nil {
		return err
	}
	if _, err := fill.ParseDate(req.Date); err != nil {
		return &httpx.BodyError{Member: "date", Reason: err.Error()}
	}
	ctx := c.Request().Context()
	a, err := h.Articles.Read(ctx, articles.Request{Title: req.Title, Text: req.Text})
	if err != nil {
		return err
	}
	e, err := h.Maker.Entry(ctx, a, req.ID, fill.Meta{Date: req.Date, URL: req.URL, Source: req.Source, Language: req.Language})
	if err != nil {
		return err
	}
	o, err := h.Store.Put(ctx, []archive.Entry{e})
	if err != nil {
		return err
	}
	out := addedJSON{ID: e.ID, Outcome: "same"}
	status := http.StatusOK
	switch {
	case o.Added > 0:
		out.Outcome, status = "added", http.StatusCreated
	case o.Changed > 0:
		out.Outcome = "changed"
	}
	d, err := h.Store.Get(ctx, e.ID)
	if err != nil {
		return err
	}
	out.CopyOf = d.CopyOf
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return httpx.WriteJSON(c, status, httpx.TypeJSON, out)
}
