package web_test

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestOpenAPIIsValid(t *testing.T) {
	doc, err := webtest.DescribedAPI()
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == "" || op.Summary == "" || len(op.Tags) != 1 {
				t.Errorf("%s %s lacks an operationId, a summary or its one tag", method, path)
			}
		}
	}
}

// TestEveryRouteIsDescribed compares the routes of the server with the paths of
// the description, both ways.
func TestEveryRouteIsDescribed(t *testing.T) {
	s := webtest.NewServer(t, web.Config{})
	doc, err := webtest.DescribedAPI()
	if err != nil {
		t.Fatal(err)
	}
	param := regexp.MustCompile(`:[a-z]+|\{[A-Za-z]+\}`)
	described := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			described[method+" "+param.ReplaceAllString(strings.TrimSuffix(strings.TrimSuffix(path, ".mvt"), ".pbf"), "{}")] = true
		}
	}
	routed := map[string]bool{}
	for _, r := range s.Echo().Routes() {
		key := r.Method + " " + param.ReplaceAllString(r.Path, "{}")
		if r.Path == "/*" || r.Path == "/docs.css" || isAlias(r.Path) || r.Method == "HEAD" || r.Method == "echo_route_not_found" {
			continue
		}
		routed[key] = true
		if !described[key] {
			t.Errorf("%s is not described", key)
		}
	}
	for key := range described {
		if !routed[key] {
			t.Errorf("%s is described, but there is no such route", key)
		}
	}
}

// isAlias reports whether a path answers as another does that is described: those of
// Nominatim with .php, and those of the collections below the page of a saved map.
func isAlias(path string) bool {
	return strings.HasSuffix(path, ".php") || strings.HasPrefix(path, "/ogc/maps/:id/co") && path != "/ogc/maps/:id/collections"
}

// TestExamplesOfTheDescriptionWork asks every GET of the description with the
// examples that stand there.
func TestExamplesOfTheDescriptionWork(t *testing.T) {
	cfg, archived := webtest.WithStore(t), webtest.WithArchive(t)
	cfg.Ground = webtest.Ground(t)
	cfg.Archive, cfg.ArchiveToken, cfg.ArchiveMaker = archived.Archive, archived.ArchiveToken, archived.ArchiveMaker
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	added := webtest.Ask(t, srv, "POST", "/v1/archive/articles", `{"id":"a1","text":"Envoys met in Kyiv."}`,
		"Authorization: Bearer "+webtest.ArchiveToken, "Content-Type: application/json")
	if added.Status != 201 {
		t.Fatalf("an article for the archive: %d %s", added.Status, added.Body)
	}
	doc, err := webtest.DescribedAPI()
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		if item.Get == nil {
			continue
		}
		target, query := path, []string{}
		for _, p := range append(item.Parameters, item.Get.Parameters...) {
			switch v := p.Value; {
			case v.In == "path" && v.Name == "id":
				target = strings.ReplaceAll(target, "{id}", m.ID)
			case v.In == "path":
				example, err := json.Marshal(v.Example)
				if err != nil {
					t.Fatal(err)
				}
				target = strings.ReplaceAll(target, "{"+v.Name+"}", strings.Trim(string(example), `"`))
			case v.Example != nil:
				values, many := v.Example.([]any)
				if !many {
					values = []any{v.Example}
				}
				for _, value := range values {
					raw, err := json.Marshal(value)
					if err != nil {
						t.Fatal(err)
					}
					query = append(query, v.Name+"="+strings.ReplaceAll(strings.Trim(string(raw), `"`), " ", "+"))
				}
			}
		}
		if path == "/oembed" {
			query = []string{"url=" + srv.URL + "/m/" + m.ID}
		}
		if len(query) > 0 {
			target += "?" + strings.Join(query, "&")
		}
		if x := webtest.Ask(t, srv, "GET", target, "", "Authorization: Bearer "+m.EditToken); x.Status >= 400 ||
			item.Get.Responses.Value(strconv.Itoa(x.Status)) == nil {
			t.Errorf("GET %s = %d %.300s", target, x.Status, x.Body)
		}
	}
}
