package maps

import (
	"fmt"
	"net/url"
	"time"

	"dateline/web/httpx"
	"dateline/web/places"

	"github.com/labstack/echo/v4"

	"dateline/web/maps/store"
)

// summaryJSON is a row of GET /v1/maps.
type summaryJSON struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Version int64     `json:"version"`
	Created time.Time `json:"created"`
	Changed time.Time `json:"changed"`
	Places  int       `json:"places"`
}

// handleList answers GET /v1/maps, where listing is on: the newest maps
// first, those with a place in a box, or those with one around a place.
func (h *Handlers) handleList(c echo.Context) error {
	if err := h.Service.needStore(); err != nil {
		return err
	}
	if !h.Listing {
		return &httpx.OffError{What: "listing maps", How: "a map is found by its address"}
	}
	p := httpx.ReadParams(c)
	q := store.Query{Within: p.Box("bbox"), After: p.Text("after"), Limit: p.Size("limit", 100, h.MaxRows)}
	near, within := p.Text("near"), p.Text("within")
	if p.Err != nil {
		return p.Err
	}
	if near != "" {
		circle, err := places.Circle(h.Index, near, within)
		if err != nil {
			return err
		}
		q.Near = &circle
	}
	rows, err := h.Service.List(c.Request().Context(), q)
	if err != nil {
		return err
	}
	list := []summaryJSON{}
	for _, r := range rows {
		list = append(list, summaryJSON{r.ID, r.Title, r.Version, r.Created, r.Changed, r.Places})
	}
	if len(rows) == q.Limit {
		next := c.QueryParams()
		next.Set("after", rows[len(rows)-1].ID)
		c.Response().
			Header().
			Set("Link", fmt.Sprintf(`<%s?%s>; rel="next"`, httpx.Absolute(c), url.Values(next).Encode()))
	}
	return httpx.SendJSONCached(c, httpx.TypeJSON, httpx.CachePrivate, map[string]any{"maps": list})
}
