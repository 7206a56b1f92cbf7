package web

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"dateline/web/httpx"
	"dateline/web/maps"

	"github.com/labstack/echo/v4"
)

// unbuilt is what a browser gets when the server was compiled without its page.
const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>dateline: the page is not built</title>
<h1>The page is not built yet</h1>
<p>This server answers its programming interface, but was compiled without the map. Run</p>
<pre>go generate ./web</pre>
<p>and start it again. The interface is described at <a href="docs">/docs</a>.</p>
</html>
`

// pageHandlers answer with the built page.
type pageHandlers struct {
	page     *page
	preview  *template.Template // of a link to a saved map
	early    *template.Template // of an article before the page's scripts have come
	first    firstPages         // the page with the first article that the server was started with
	maps     *maps.Service
	archived bool // the server has an archive
}

// newPageHandlers opens the built page of a server; the service of maps is set later.
func newPageHandlers(cfg *Config) (*pageHandlers, error) {
	page, err := newPage(cfg.UI, cfg)
	if err != nil {
		return nil, fmt.Errorf("reading the built page: %w", err)
	}
	if !page.built() {
		cfg.Logger.Warn("the page is not built; run: go generate ./web")
	}
	preview, err := template.ParseFS(pageFiles, "pages/preview.html")
	if err != nil {
		return nil, err
	}
	early, err := template.ParseFS(pageFiles, "pages/early.html")
	if err != nil {
		return nil, err
	}
	return &pageHandlers{
		page: page, preview: preview, early: early, first: newFirstPages(page, cfg, early),
		archived: cfg.Archive != nil,
	}, nil
}

// handlePage answers GET /: the map page, which then asks /v1 for what it shows.
// The text of the first article stands in it, to be read before the scripts have
// come.
func (h *pageHandlers) handlePage(c echo.Context) error {
	index, ok, err := h.page.file(indexName)
	switch {
	case err != nil:
		return err
	case !ok:
		return sendUnbuilt(c)
	case c.Request().URL.RawQuery == "":
		first, err := h.first[pageLanguage(c)]()
		if err != nil {
			return err
		}
		return httpx.Send(c, first)
	}
	return httpx.Send(c, index)
}

func sendUnbuilt(c echo.Context) error {
	httpx.GuardPage(c)
	return c.HTML(http.StatusServiceUnavailable, unbuilt)
}

// handleMapPage answers GET /m/{id} and /embed/{id}: the page of a saved map and its
// map alone, with what a link preview shows. The page itself says when there is no
// such map, and so does the status.
func (h *pageHandlers) handleMapPage(c echo.Context) error {
	framed := !strings.HasPrefix(c.Path(), "/m/")
	name := indexName
	if framed {
		name = embedName
	}
	index, ok, err := h.page.file(name)
	switch {
	case err != nil:
		return err
	case !ok:
		return sendUnbuilt(c)
	}
	m, err := h.maps.Get(c.Request().Context(), c.Param("id"))
	switch {
	case httpx.As[*httpx.NotFoundError](err) || httpx.As[*httpx.OffError](err):
		httpx.GuardPage(c)
		c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
		return c.HTMLBlob(http.StatusNotFound, index.Body)
	case err != nil:
		return err
	}
	var shown early
	if !framed {
		shown = earlyOf(m.Title, m.Text)
	}
	root := httpx.Root(c)
	shown.Picture = root + "/v1/maps/" + m.ID + "/places.png"
	if c.QueryParam("version") == "" { // an old version is asked for elsewhere, with the edit token
		shown.Data = inLanguage(root+"/v1/maps/"+m.ID, pageLanguage(c))
	}
	body, err := withEarly(index.Body, h.early, shown)
	if err != nil {
		return err
	}
	head, rest, ok := bytes.Cut(body, []byte("</head>"))
	if !ok {
		return httpx.Send(c, index)
	}
	var page bytes.Buffer
	page.Write(head)
	if err := h.preview.Execute(&page, maps.PreviewOf(c, m)); err != nil {
		return err
	}
	page.WriteString("</head>")
	page.Write(rest)
	return httpx.Send(c, httpx.Reply{MediaType: httpx.TypeHTML, Cache: httpx.CacheCheck, Body: page.Bytes()})
}

// handleArchivePage answers GET /archive and /embed/archive: the page of many articles,
// which asks /v1/archive for what it shows. Where the server has no archive, the page
// says so, and so does the status.
func (h *pageHandlers) handleArchivePage(c echo.Context) error {
	page, ok, err := h.page.file(archiveName)
	switch {
	case err != nil:
		return err
	case !ok:
		return sendUnbuilt(c)
	case !h.archived:
		httpx.GuardPage(c)
		c.Response().Header().Set(echo.HeaderCacheControl, httpx.CacheNotAtAll)
		return c.HTMLBlob(http.StatusNotFound, page.Body)
	}
	return httpx.Send(c, page)
}

// handleAsset answers GET for the files that the page consists of.
func (h *pageHandlers) handleAsset(c echo.Context) error {
	name := strings.TrimPrefix(c.Request().URL.Path, "/")
	file, ok, err := h.page.file(name)
	switch {
	case err != nil:
		return err
	case !ok || isPage(name):
		return &httpx.NotFoundError{What: "page", ID: "/" + name}
	}
	return httpx.Send(c, file)
}
