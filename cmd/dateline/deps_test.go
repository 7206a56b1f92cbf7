package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// policy states which packages of this module each package may import.
// Imports point down: mathematics, then places, then text, then HTTP, then
// wiring. A package that is missing here fails the test, so that every new
// room is placed on purpose.
var policy = map[string][]string{
	"geo":         {},
	"geo/export":  {"geo"},
	"geo/tile":    {"geo"},
	"geo/picture": {"geo/tile"},

	"geo/internal/geographiclib": {"geo"}, // the speed beside GeographicLib's

	"gazetteer":                {"geo"},
	"gazetteer/text":           {"gazetteer"},
	"gazetteer/learn":          {},
	"gazetteer/recognise":      {"gazetteer", "gazetteer/text", "gazetteer/learn"},
	"gazetteer/resolve":        {"geo", "gazetteer", "gazetteer/text", "gazetteer/learn", "gazetteer/recognise"},
	"gazetteer/geoparse":       {"gazetteer", "gazetteer/text", "gazetteer/learn", "gazetteer/recognise", "gazetteer/resolve"},
	"gazetteer/claim":          {"geo", "gazetteer", "gazetteer/resolve", "gazetteer/geoparse"},
	"gazetteer/plaintext":      {}, // pages and Markdown to text, before the text is read
	"gazetteer/article":        {"gazetteer", "gazetteer/geoparse", "gazetteer/claim"},
	"gazetteer/article/render": {"geo", "geo/export", "geo/tile", "geo/picture", "gazetteer", "gazetteer/geoparse", "gazetteer/claim", "gazetteer/article"},
	"gazetteer/eval":           {"geo", "gazetteer", "gazetteer/geoparse", "gazetteer/claim", "gazetteer/article"},
	"gazetteer/train":          {"gazetteer", "gazetteer/text", "gazetteer/learn", "gazetteer/recognise", "gazetteer/resolve", "gazetteer/geoparse", "gazetteer/eval"},

	"web":       {"geo", "geo/export", "geo/tile", "geo/picture", "gazetteer", "gazetteer/geoparse", "gazetteer/claim", "gazetteer/article", "gazetteer/article/render", "gazetteer/plaintext", "web/httpx"},
	"web/fetch": {},
	"web/httpx": {"geo", "gazetteer", "gazetteer/article", "web/fetch"},
	"web/store": {"geo"},

	"data": {}, // only embeds bytes; imported by cmd alone
}

func TestImportsPointDown(t *testing.T) {
	const root = "../.."
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != ".." && file != root) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		allowed, known := policy[pkg]
		if strings.HasPrefix(pkg, "cmd/") {
			return nil // wiring may import everything
		}
		if !known {
			t.Errorf("package %s is not in the policy: say which packages it may import", pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			inner, ok := strings.CutPrefix(imported, "dateline/")
			if ok && !slices.Contains(allowed, inner) && path.Dir(inner) != pkg {
				t.Errorf("%s imports %s, which does not lie below it", filepath.ToSlash(strings.TrimPrefix(file, root+"/")), inner)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range policy {
		if !seen[pkg] {
			t.Errorf("the policy names package %s, which is not there", pkg)
		}
	}
}
