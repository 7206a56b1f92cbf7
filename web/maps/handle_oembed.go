package maps

import (
	"fmt"
	"html"
	"net/url"
	"strings"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

// handleOEmbed answers GET /oembed: how another page shows a saved map
// (oEmbed 1.0).
func (h *Handlers) handleOEmbed(c echo.Context) error {
	q := httpx.ReadParams(c)
	address := q.Need("url", "the address of a map: "+httpx.Origin(c)+"/m/ID")
	q.Choice("format", "json")
	width := min(q.Integer("maxwidth", 800, 200, 10_000), 800)
	height := min(q.Integer("maxheight", 600, 150, 10_000), 600)
	if q.Err != nil {
		return q.Err
	}
	u, err := url.Parse(address)
	if err != nil {
		return &httpx.ParamError{Name: "url", Value: address, Want: "an address"}
	}
	id, ok := strings.CutPrefix(u.Path, httpx.Root(c)+"/m/")
	if !ok {
		id, ok = strings.CutPrefix(u.Path, httpx.Root(c)+"/embed/")
	}
	if !ok {
		return &httpx.NotFoundError{What: "map at", ID: address}
	}
	m, err := h.Service.Get(c.Request().Context(), id)
	if err != nil {
		return err
	}
	base := httpx.Origin(c)
	p := PreviewOf(c, m)
	frame := fmt.Sprintf(
		`<iframe src="%s/embed/%s" width="%d" height="%d" title="%s" loading="lazy" style="border:0"></iframe>`,
		base,
		m.ID,
		width,
		height,
		html.EscapeString(p.Title),
	)
	return httpx.SendJSON(
		c,
		httpx.TypeJSON,
		map[string]any{"version": "1.0", "type": "rich", "provider_name": "dateline", "provider_url": base,
			"title": p.Title, "html": frame, "width": width, "height": height, "thumbnail_url": p.Picture,
			"thumbnail_width": 1200, "thumbnail_height": 630},
	)
}
