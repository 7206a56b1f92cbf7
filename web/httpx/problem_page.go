package httpx

import (
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
)

// problemPage is what a person sees who follows a wrong address.
var problemPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("problem").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}} · dateline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{.Root}}/docs.css">
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.Detail}}</p>
<p><a href="{{.Root}}/">To the first page</a> · <a href="{{.Root}}/docs">What this server answers</a></p>
</main>
</body>
</html>
`))
})

// isReader reports whether a request comes from a person who follows an address
// in a browser, which asks for a page before anything else. Under /v1 there are no
// pages: errors there have one form, whoever asks.
func isReader(c echo.Context) bool {
	r := c.Request()
	if strings.HasPrefix(r.URL.Path, "/v1/") {
		return false
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	first, _, _ := strings.Cut(r.Header.Get(echo.HeaderAccept), ",")
	return strings.TrimSpace(first) == TypeHTML[:strings.IndexByte(TypeHTML+";", ';')]
}

// shownProblem is a problem on a page of a server that lies under a path.
type shownProblem struct {
	Problem
	Root string
}

// writePage writes a problem as a page.
func writePage(c echo.Context, p Problem) error {
	var page strings.Builder
	if err := problemPage().Execute(&page, shownProblem{p, Root(c)}); err != nil {
		return err
	}
	GuardPage(c)
	h := c.Response().Header()
	if !slices.Contains(h.Values(echo.HeaderVary), echo.HeaderAccept) {
		h.Add(echo.HeaderVary, echo.HeaderAccept)
	}
	return c.HTML(p.Status, page.String())
}
