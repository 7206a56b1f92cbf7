package api

import (
	"github.com/labstack/echo/v4"

	"dateline/gazetteer/article/render"
	"dateline/web/httpx"
)

// formatJSON is one format that an article can be downloaded in.
type formatJSON struct {
	Name      string `json:"name"` // of the parameter f of /v1/parse
	Title     string `json:"title"`
	MediaType string `json:"media_type"`
	Extension string `json:"extension"`
	Purpose   string `json:"purpose"`
	File      string `json:"file"` // of /v1/maps/{id}/{file}
}

// handleFormats answers GET /v1/formats: every format of an article, its media
// type and what it is for.
func (h *handlers) handleFormats(c echo.Context) error {
	all := []formatJSON{}
	for _, f := range render.Formats() {
		if f.File != "" {
			all = append(all, formatJSON{f.Name, f.Title, f.MediaType, f.Extension, f.Purpose, f.File})
		}
	}
	return httpx.SendJSON(c, httpx.TypeJSON, map[string]any{"formats": all})
}
