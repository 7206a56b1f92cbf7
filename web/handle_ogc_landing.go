package web

import (
	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// handleOGCLanding answers GET /ogc: where everything is.
func (s *Server) handleOGCLanding(c echo.Context) error {
	q := ogcParams(c)
	if q.Err != nil {
		return q.Err
	}
	format, err := httpx.Negotiate(c, ogcFormats())
	if err != nil {
		return err
	}
	base := httpx.Origin(c)
	links := append(ogcLinks(c, format, ogcFormats()),
		link{base + "/ogc/api", "service-desc", typeOpenAPI, "The interface as OpenAPI 3.0"},
		link{base + "/docs", "service-doc", httpx.Essence(httpx.TypeHTML), "The interface for people"},
		link{base + "/ogc/conformance", "conformance", httpx.TypeJSON, "What this service conforms to"},
		link{base + "/ogc/collections", "data", httpx.TypeJSON, "The collections"},
	)
	const title, text = "dateline", "Places of the gazetteer and of saved maps, as features."
	return s.sendOGC(c, format, map[string]any{"title": title, "description": text, "links": links}, newOGCPage(title, text, links))
}
