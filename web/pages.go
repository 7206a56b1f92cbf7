package web

import "embed"

// pageFiles are the templates of what the server writes into the page.
//
//go:embed pages
var pageFiles embed.FS

// openapi describes the interface, once: what is served as /openapi.json, /ogc/api
// and /docs is made of it.
//
//go:embed openapi.yaml
var openapi []byte
