package maps

import (
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// Preview is what other sites show of a link to a map.
type Preview struct{ Title, Description, Page, Picture, OEmbed string }

// PreviewOf describes a map for the client that asks.
func PreviewOf(c echo.Context, m *Map) Preview {
	base := httpx.Origin(c)
	page := base + "/m/" + m.ID
	var names []string
	for _, p := range m.Article.Places[:min(len(m.Article.Places), 6)] {
		names = append(names, p.Name)
	}
	title := m.Article.Name()
	if title == "" {
		title = "A map of an article"
	}
	return Preview{Title: title, Description: "On the map: " + strings.Join(names, ", "), Page: page,
		Picture: base + "/v1/maps/" + m.ID + "/places.png", OEmbed: base + "/oembed?format=json&url=" + url.QueryEscape(page)}
}
