package api

import (
	"context"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"dateline/geo/tile"
	"dateline/web/archive"
	"dateline/web/httpx"
	"dateline/web/tiles"
)

// cacheTile is how long a tile may be kept: as long as the server believes it itself.
const cacheTile = "private, max-age=60"

// countBytes is about what a counted place takes in memory.
const countBytes = 200

// tileHandlers draw questions.
type tileHandlers struct {
	answers
	windows *windows
}

// handleTileJSON answers GET /v1/archive/tiles.json: where the tiles of a question are
// (TileJSON 3.0).
func (h tileHandlers) handleTileJSON(c echo.Context) error {
	set, err := h.window(c)
	if err != nil {
		return err
	}
	template := httpx.Origin(c) + Path + "/tiles/{z}/{x}/{y}.mvt"
	if question := url.Values(c.QueryParams()).Encode(); question != "" {
		template += "?" + question
	}
	t := set.TileJSON(template)
	t.Name = "dateline archive"
	t.VectorLayers[0].Description = "Places that articles name, the most named first"
	return httpx.SendJSON(c, httpx.TypeJSON, t)
}

// handleTile answers GET /v1/archive/tiles/{z}/{x}/{y}.mvt: the places that a question
// chooses.
func (h tileHandlers) handleTile(c echo.Context) error {
	missing := &httpx.NotFoundError{What: "tile", ID: c.Request().URL.Path}
	z, x, y, ok := tiles.Address(c)
	if !ok {
		return missing
	}
	set, err := h.window(c)
	if err != nil {
		return err
	}
	body, err := set.Tile(z, x, y)
	if httpx.As[*tile.RangeError](err) {
		return missing
	}
	if err != nil {
		return err
	}
	if body == nil {
		c.Response().Header().Set(echo.HeaderCacheControl, cacheTile)
		return c.NoContent(http.StatusNoContent)
	}
	c.Response().Header().Set(echo.HeaderContentEncoding, "gzip") // also for who does not ask for it, as all tiles
	return httpx.Send(c, httpx.Reply{MediaType: tiles.MediaType, Cache: cacheTile, Tag: `"` + set.Build() + `"`, Body: body})
}

// window returns the tiles of the question of a request.
func (h tileHandlers) window(c echo.Context) (*tile.Places, error) {
	q, err := h.question(c, maxWindowPlaces, maxWindowPlaces)
	if err != nil {
		return nil, err
	}
	key := url.Values(c.QueryParams()).Encode() // in the order of the names
	return h.windows.get(c.Request().Context(), key, func(ctx context.Context) ([]archive.PlaceCount, error) {
		if err := httpx.Need(ctx, int64(q.Limit)*countBytes); err != nil {
			return nil, err
		}
		return h.Store.Places(ctx, q)
	})
}
