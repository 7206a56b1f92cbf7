package geocode

import (
	"net/http"
	"time"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// handleStatus answers GET /status in the Nominatim dialect.
func (d *nominatim) handleStatus(c echo.Context) error {
	q := httpx.ReadParams(c)
	format := q.Choice("format", "text", "json")
	if q.Err != nil {
		return q.Err
	}
	c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
	if format == "text" {
		return c.String(http.StatusOK, "OK")
	}
	return c.JSON(http.StatusOK, map[string]any{"status": 0, "message": "OK", "software_version": d.version,
		"database_version": d.index.Build(), "data_updated": d.updated.UTC().Format(time.RFC3339)})
}
