package maps

import (
	"github.com/labstack/echo/v4"

	"dateline/web/articles"
	"dateline/web/httpx"
)

// handleRead answers GET /v1/maps/{id}.
func (h *Handlers) handleRead(c echo.Context) error {
	q := httpx.ReadParams(c)
	v := articles.ReadView(q)
	if q.Err != nil {
		return q.Err
	}
	m, err := h.Service.Get(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return h.send(c, m, v)
}
