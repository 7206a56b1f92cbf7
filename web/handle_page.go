package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// unbuilt is what a browser gets when the server was compiled without its page.
const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>dateline: the page is not built</title>
<h1>The page is not built yet</h1>
<p>This server answers its programming interface, but was compiled without the map. Run</p>
<pre>go generate ./web</pre>
<p>and start it again. The interface is described at <a href="/docs">/docs</a>.</p>
</html>
`

// handlePage answers GET /, /m/{id} and /embed/{id}: the map page, which then
// asks /v1 for what it shows.
func (s *Server) handlePage(c echo.Context) error {
	index, ok := s.page.files["index.html"]
	if !ok {
		guardPage(c)
		return c.HTML(http.StatusServiceUnavailable, unbuilt)
	}
	return send(c, index)
}

// handleAsset answers GET for the files that the page consists of.
func (s *Server) handleAsset(c echo.Context) error {
	name := strings.TrimPrefix(c.Request().URL.Path, "/")
	file, ok := s.page.files[name]
	if !ok || name == "index.html" {
		return &NotFoundError{What: "page", ID: "/" + name}
	}
	return send(c, file)
}
