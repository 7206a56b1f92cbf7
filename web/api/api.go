// Package api answers the paths under /v1 that read articles and measure
// distances.
package api

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"dateline/gazetteer"
	"dateline/web/articles"
)

// Handlers answers /v1/parse, /v1/article, /v1/distance, /v1/distances, /v1/areas
// and /v1/formats.
type Handlers struct {
	Articles  *articles.Service
	Index     *gazetteer.Index
	Areas     *gazetteer.Areas // nil: no place has an area
	Started   []Article        // what the page opens with
	MaxMatrix int              // places on one side of a distance matrix
}

// Routes adds the paths.
func (h Handlers) Routes(g *echo.Group) {
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
	}
	a := &handlers{Handlers: h, parsed: make([]articleCache, len(h.Started))}
	get("/v1/article", a.handleArticle)
	g.POST("/v1/parse", a.handleParse)
	get("/v1/distance", a.handleDistance)
	get("/v1/distances", a.handleDistances)
	g.POST("/v1/distances", a.handleDistances)
	get("/v1/areas", a.handleAreas)
	get("/v1/formats", a.handleFormats)
}

// handlers is what the paths share.
type handlers struct {
	Handlers
	parsed []articleCache // of each article in Started
}
