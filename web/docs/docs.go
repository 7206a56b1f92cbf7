// Package docs describes the interface: for programs in OpenAPI, and for people on
// a page that is made of it.
package docs

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"
	"sync"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/yuin/goldmark"

	"dateline/gazetteer/article/render"
)

//go:embed pages
var pages embed.FS

// Handlers describes the interface. All fields are needed.
type Handlers struct {
	Source      []byte   // the description: openapi.yaml
	Version     string   // of the program
	PlaceFields []string // properties that the collection of places can be filtered by
	Promises    []Promise
	Root        string // the path under which the server lies; "" for the root of its host
}

// Promise is what users and operators can rely on.
type Promise struct {
	Topic string
	Rows  []Row
}

// Row is one point of a promise.
type Row struct{ Name, Text string }

// The paths whose answers come compressed.
const (
	PagePath = "/docs"
	SpecPath = "/openapi.json"
)

// Routes adds the paths of the description. The error is about a page that is
// not a template.
func (h Handlers) Routes(g *echo.Group) error {
	get := func(path string, handler echo.HandlerFunc) {
		g.Match([]string{http.MethodGet, http.MethodHead}, path, handler)
	}
	t, err := template.ParseFS(pages, "pages/*.html")
	if err != nil {
		return fmt.Errorf("docs: %w", err)
	}
	d := &handlers{pages: t, document: newDocument(h.Source), version: h.Version, placeFields: h.PlaceFields,
		promises: h.Promises, root: h.Root}
	d.page, d.spec = sync.OnceValues(d.makePage), sync.OnceValues(d.makeSpec)
	get(SpecPath, d.handleOpenAPI)
	get("/ogc/api", d.handleOGCAPI)
	get(PagePath, d.handleDocs)
	get("/docs.css", d.handleStyle)
	return nil
}

// handlers is what the paths share.
type handlers struct {
	pages       *template.Template
	document    func() (document, error)
	page, spec  func() (httpx.Reply, error) // the answers that are alike for all, made when first asked for
	version     string
	root        string
	placeFields []string
	promises    []Promise
}

// docsPage is what the page about the interface shows.
type docsPage struct {
	Title, Version string
	Root           string
	Text           template.HTML
	Groups         []docsGroup
	Problems       []docsProblem
	Formats        []docsFormat
	Promises       []Promise
}

type docsGroup struct {
	Name, Text string
	Operations []docsOperation
}

type docsOperation struct {
	ID, Method, Path string
	Text             template.HTML
	Parameters       []docsParameter
}

type docsParameter struct{ Name, In, Text string }

type docsFormat struct{ Name, Title, MediaType, Purpose string }

func docsFormats() []docsFormat {
	var all []docsFormat
	for _, f := range render.Formats() {
		if f.Name != "json" { // as GeoJSON here
			all = append(all, docsFormat{f.Name, f.Title, f.MediaType, f.Purpose})
		}
	}
	return all
}

type docsProblem struct {
	Slug, Title, Meaning string
	Status               int
}

// handleDocs answers GET /docs: the interface for people, made of the same
// description as /openapi.json.
func (h *handlers) handleDocs(c echo.Context) error {
	page, err := h.page()
	if err != nil {
		return err
	}
	return httpx.Send(c, page)
}

func (h *handlers) makePage() (httpx.Reply, error) {
	d, err := h.document()
	if err != nil {
		return httpx.Reply{}, err
	}
	page := docsPage{Title: d.text("info", "title"), Version: h.version, Root: h.root, Formats: docsFormats(), Promises: h.promises,
		Text: fromMarkdown(d.text("info", "description"))}
	for _, t := range d.list("tags") {
		tag, _ := t.(map[string]any)
		name := document(tag).text("name")
		page.Groups = append(
			page.Groups,
			docsGroup{Name: name, Text: document(tag).text("description"), Operations: d.operations(name)},
		)
	}
	seen := map[string]bool{}
	for _, kind := range httpx.Problems() {
		if !seen[kind.Slug] {
			page.Problems = append(page.Problems, docsProblem{kind.Slug, kind.Title, kind.Meaning, kind.Status})
		}
		seen[kind.Slug] = true
	}
	page.Problems = append(
		page.Problems,
		docsProblem{
			"internal-error",
			"Internal error",
			"The service failed; its log has the reason under the request id.",
			500,
		},
	)
	reply, err := httpx.PageReply(h.pages, "docs.html", page)
	return reply.Compress(httpx.Soon), err
}

// fromMarkdown makes HTML of a description, which OpenAPI writes in CommonMark.
func fromMarkdown(text string) template.HTML {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(text), &out); err != nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	return template.HTML(out.String())
}

// text is a string in a document.
func (d document) text(path ...string) string {
	s, _ := d.at(path[:len(path)-1]...)[path[len(path)-1]].(string)
	return s
}

// operations are those with a tag, by path.
func (d document) operations(tag string) []docsOperation {
	var all []docsOperation
	paths := d.at("paths")
	for _, path := range sortedKeys(paths) {
		for _, method := range []string{"get", "post", "patch", "delete"} {
			op := paths.at(path, method)
			tags, _ := op["tags"].([]any)
			if !slices.Contains(tags, any(tag)) {
				continue
			}
			one := docsOperation{ID: op.text("operationId"), Method: strings.ToUpper(method), Path: path,
				Text: fromMarkdown(op.text("summary") + ". " + op.text("description"))}
			shared, _ := paths.at(path)["parameters"].([]any)
			own, _ := op["parameters"].([]any)
			for _, p := range slices.Concat(shared, own) {
				param, _ := p.(map[string]any)
				one.Parameters = append(one.Parameters, d.parameter(param))
			}
			all = append(all, one)
		}
	}
	return all
}

// parameter describes a parameter, which may stand among the components.
func (d document) parameter(p document) docsParameter {
	if name, ok := strings.CutPrefix(p.text("$ref"), "#/components/parameters/"); ok {
		p = d.at("components", "parameters", name)
	}
	text := p.text("description")
	if required, _ := p["required"].(bool); required && p.text("in") != "path" {
		text = strings.TrimSpace("Needed. " + text)
	}
	return docsParameter{Name: p.text("name"), In: p.text("in"), Text: text}
}

// handleStyle answers GET /docs.css: how those pages look.
func (h *handlers) handleStyle(c echo.Context) error {
	body, err := pages.ReadFile("pages/docs.css")
	if err != nil {
		return err
	}
	return httpx.Send(c, httpx.Reply{MediaType: "text/css; charset=utf-8", Cache: httpx.CacheCheck, Body: body})
}
