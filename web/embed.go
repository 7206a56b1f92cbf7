package web

import "embed"

// pageFiles holds the templates of what a link preview shows of a saved map, and of
// the article that stands in the page itself.
//
//go:embed pages
var pageFiles embed.FS

// openapi describes the interface, once: what is served as /openapi.json, /ogc/api
// and /docs is made of it.
//
//go:embed openapi.yaml
var openapi []byte
