package docs

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"go.yaml.in/yaml/v3"
)

// document is the description of the interface as JSON has it.
type document map[string]any

// newDocument returns a function that reads the description when somebody first
// asks for it, which takes some milliseconds.
func newDocument(source []byte) func() (document, error) {
	return sync.OnceValues(func() (document, error) {
		var d map[string]any
		if err := yaml.Unmarshal(source, &d); err != nil {
			return nil, fmt.Errorf("docs: openapi.yaml: %w", err)
		}
		return d, nil
	})
}

// at descends into a document; nil where the way ends early.
func (d document) at(path ...string) document {
	for _, name := range path {
		next, _ := d[name].(map[string]any)
		d = next
	}
	return d
}

// list is a member that holds a list; nil where there is none.
func (d document) list(name string) []any {
	all, _ := d[name].([]any)
	return all
}

// handleOpenAPI answers GET /openapi.json.
func (h *handlers) handleOpenAPI(c echo.Context) error {
	spec, err := h.spec()
	if err != nil {
		return err
	}
	return httpx.Send(c, spec)
}

func (h *handlers) makeSpec() (httpx.Reply, error) {
	d, err := h.document()
	if err != nil {
		return httpx.Reply{}, err
	}
	if h.root != "" {
		d = maps.Clone(d)
		d["servers"] = []any{map[string]any{"url": h.root, "description": "This server"}}
	}
	reply, err := httpx.JSONReply(httpx.TypeJSON, httpx.CacheCheck, d)
	return reply.Compress(httpx.Soon), err
}

// handleOGCAPI answers GET /ogc/api: the part of the description that lies under
// /ogc, with paths as they are seen from there. Clients look for the parameters
// of a collection under the path of its items, so the path of places stands
// there by name, with the parameters that places have.
func (h *handlers) handleOGCAPI(c echo.Context) error {
	d, err := h.document()
	if err != nil {
		return err
	}
	paths := map[string]any{}
	for path, item := range d.at("paths") {
		if inner, ok := strings.CutPrefix(path, "/ogc"); ok {
			paths["/"+strings.TrimPrefix(inner, "/")] = item
		}
	}
	const items = "/collections/{collectionId}/items"
	places, err := itemsPath(d.at("paths", "/ogc"+items), h.placeFields)
	if err != nil {
		return err
	}
	paths[strings.Replace(items, "{collectionId}", "places", 1)] = places
	out := map[string]any{"openapi": d["openapi"], "info": d["info"], "components": d.used(paths), "paths": paths,
		"tags": slices.DeleteFunc(
			slices.Clone(d.list("tags")),
			func(tag any) bool { return tag.(map[string]any)["name"] != "features" },
		),
		"servers": []any{map[string]any{"url": httpx.Origin(c) + "/ogc"}}}
	return httpx.SendJSON(c, httpx.TypeOpenAPI, out)
}

// used is the part of the components that something refers to, directly or by
// way of other components.
func (d document) used(by any) map[string]any {
	components := map[string]any{}
	var follow func(any)
	follow = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				follow(one)
			}
		case map[string]any:
			for _, one := range v {
				follow(one)
			}
			ref, _ := v["$ref"].(string)
			kind, name, ok := strings.Cut(strings.TrimPrefix(ref, "#/components/"), "/")
			if !ok {
				return
			}
			section, _ := components[kind].(map[string]any)
			if section == nil {
				section = map[string]any{}
				components[kind] = section
			}
			if _, seen := section[name]; !seen {
				section[name] = d.at("components", kind)[name]
				follow(section[name])
			}
		}
	}
	follow(by)
	return components
}

// itemsPath is the path of the items of one collection: without the parameter
// for its id, and with no filters but its own.
func itemsPath(general document, fields []string) (map[string]any, error) {
	// By way of JSON, for a copy that shares nothing.
	raw, err := json.Marshal(general)
	if err != nil {
		return nil, err
	}
	var path map[string]any
	if err := json.Unmarshal(raw, &path); err != nil {
		return nil, err
	}
	delete(path, "parameters")
	get := document(path).at("get")
	get["operationId"] = "ogcPlaces"
	common := []string{"f", "limit", "offset", "after", "bbox", "bbox-crs", "crs", "filter", "filter-lang", "filter-crs", "sortby",
		"datetime", "min_population", "max_population"}
	get["parameters"] = slices.DeleteFunc(document(get).list("parameters"), func(p any) bool {
		one, _ := p.(map[string]any)
		name, _ := one["name"].(string)
		return !slices.Contains(common, name) && !slices.Contains(fields, name)
	})
	return path, nil
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
