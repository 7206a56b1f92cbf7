package maps

import (
	"github.com/labstack/echo/v4"

	"dateline/web/articles"
	"dateline/web/httpx"
)

// handleCorrect answers PATCH /v1/maps/{id}: a new title, other corrections. With
// If-Match the change is made only to the version that it names.
func (h *Handlers) handleCorrect(c echo.Context) error {
	if err := h.Service.needStore(); err != nil {
		return err
	}
	q := httpx.ReadParams(c)
	v := articles.ReadView(q)
	if q.Err != nil {
		return q.Err
	}
	var change Change
	if err := httpx.ReadJSON(c, &change); err != nil {
		return err
	}
	m, err := h.Service.Change(c.Request().Context(), c.Param("id"), keyOf(c), change)
	if err != nil {
		return askForToken(c, err)
	}
	return h.send(c, m, v)
}
