package maps

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// handleDelete answers DELETE /v1/maps/{id}. With If-Match only the version that
// it names is deleted.
func (h *Handlers) handleDelete(c echo.Context) error {
	if err := h.Service.Delete(c.Request().Context(), c.Param("id"), keyOf(c)); err != nil {
		return askForToken(c, err)
	}
	return c.NoContent(http.StatusNoContent)
}
