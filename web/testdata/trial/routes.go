package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// routes are what a server says of itself: its paths, with their methods and
// parameters.
type routes struct {
	paths   []string
	methods map[string][]string
	names   []string // of the parameters of the query
}

// readRoutes reads the description of a server.
func readRoutes(base string) (r routes, err error) {
	status, answer, err := ask(http.DefaultClient, "GET", base+"/openapi.json", "", "", nil)
	if err != nil || status != 200 {
		return r, fmt.Errorf("/openapi.json: %d %w", status, err)
	}
	type parameter struct{ Name, In string }
	var doc struct {
		Paths map[string]map[string]json.RawMessage
	}
	if err := json.Unmarshal(answer, &doc); err != nil {
		return r, err
	}
	r.methods = map[string][]string{}
	names := map[string]bool{"unknown": true, "": true, "a[]": true, "\x00": true}
	for path, operations := range doc.Paths {
		r.paths = append(r.paths, path)
		for method, raw := range operations {
			if method == "parameters" || method == "summary" || method == "description" {
				continue
			}
			r.methods[path] = append(r.methods[path], strings.ToUpper(method))
			var op struct{ Parameters []parameter }
			if err := json.Unmarshal(raw, &op); err != nil {
				return r, err
			}
			for _, p := range op.Parameters {
				if p.In == "query" {
					names[p.Name] = true
				}
			}
		}
	}
	slices.Sort(r.paths)
	r.names = slices.Sorted(maps.Keys(names))
	return r, nil
}
