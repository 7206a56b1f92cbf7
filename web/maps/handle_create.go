package maps

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"dateline/web/articles"
	"dateline/web/httpx"
)

// handleCreate answers POST /v1/maps: it reads the article like POST /v1/parse
// and keeps it.
func (h *Handlers) handleCreate(c echo.Context) error {
	if err := h.Service.needStore(); err != nil {
		return err
	}
	q := httpx.ReadParams(c)
	v := articles.ReadView(q)
	if q.Err != nil {
		return q.Err
	}
	r, _, err := h.Articles.FromRequest(c)
	if err != nil {
		return err
	}
	r.Focus, r.Language = q.Text("focus"), q.Text("language")
	m, token, err := h.Service.Create(c.Request().Context(), r)
	if err != nil {
		return err
	}
	out, result, err := h.describe(c, m, v)
	if err != nil {
		return err
	}
	out.EditToken = token
	if h.Volatile {
		out.Note = "this server keeps maps in memory: this one vanishes when it stops"
	}
	c.Response().Header().Set(echo.HeaderLocation, out.Links["self"])
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	var body bytes.Buffer
	if err := out.write(&body, result); err != nil {
		return err
	}
	if err := httpx.Settle(c.Request().Context(), int64(body.Len())); err != nil {
		return err
	}
	return c.Blob(http.StatusCreated, httpx.TypeJSON, body.Bytes())
}
