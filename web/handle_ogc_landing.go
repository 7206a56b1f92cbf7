package web

import "github.com/labstack/echo/v4"

// handleOGCLanding answers GET /ogc: where everything is.
func (s *Server) handleOGCLanding(c echo.Context) error {
	q := ogcParams(c)
	if q.err != nil {
		return q.err
	}
	format, err := negotiate(c, ogcFormats())
	if err != nil {
		return err
	}
	base := origin(c)
	links := append(ogcLinks(c, format, ogcFormats()),
		link{base + "/ogc/api", "service-desc", typeOpenAPI, "The interface as OpenAPI 3.0"},
		link{base + "/docs", "service-doc", essence(typeHTML), "The interface for people"},
		link{base + "/ogc/conformance", "conformance", typeJSON, "What this service conforms to"},
		link{base + "/ogc/collections", "data", typeJSON, "The collections"},
	)
	const title, text = "dateline", "Places of the gazetteer and of saved maps, as features."
	return s.sendOGC(c, format, map[string]any{"title": title, "description": text, "links": links}, newOGCPage(title, text, links))
}
