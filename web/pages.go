package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
)

//go:embed pages
var pageFiles embed.FS

// templates are the pages that the server writes itself, without a script: the
// documentation and the collections for browsers.
func templates() (*template.Template, error) {
	return template.ParseFS(pageFiles, "pages/*.html")
}

// sendPage answers with a page.
func (s *Server) sendPage(c echo.Context, name string, data any) error {
	var body bytes.Buffer
	if err := s.templates.ExecuteTemplate(&body, name, data); err != nil {
		return fmt.Errorf("web: page %s: %w", name, err)
	}
	return httpx.Send(c, httpx.Reply{MediaType: httpx.TypeHTML, Cache: httpx.CacheCheck, Body: body.Bytes()})
}

// handleStyle answers GET /docs.css: how those pages look.
func (s *Server) handleStyle(c echo.Context) error {
	body, err := pageFiles.ReadFile("pages/docs.css")
	if err != nil {
		return err
	}
	return httpx.Send(c, httpx.Reply{MediaType: "text/css; charset=utf-8", Cache: httpx.CacheCheck, Body: body})
}
