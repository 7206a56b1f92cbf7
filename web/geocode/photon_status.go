package geocode

import (
	"net/http"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// handleStatus answers GET /photon/status.
func (d *photon) handleStatus(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	return c.JSON(http.StatusOK, map[string]any{"status": "Ok", "import_date": d.updated.UTC().Format(time.RFC3339),
		"version": d.version})
}
