package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"

	"dateline/web/httpx"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// contract is the description of the interface, by which every exchange of the
// tests is checked.
var contract = sync.OnceValues(func() (routers.Router, error) {
	for _, t := range []string{"application/problem+json", "application/geo+json", typeOpenAPI} {
		openapi3filter.RegisterBodyDecoder(httpx.Essence(t), openapi3filter.JSONBodyDecoder)
	}
	for _, t := range []string{"text/html", "text/markdown", typeTile} {
		openapi3filter.RegisterBodyDecoder(t, openapi3filter.PlainBodyDecoder)
	}
	doc, err := describedAPI()
	if err != nil {
		return nil, err
	}
	return gorillamux.NewRouter(doc)
})

func describedAPI() (*openapi3.T, error) {
	d, err := newDocument()()
	if err != nil {
		return nil, err
	}
	raw, err := httpx.EncodeJSON(d)
	if err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		return nil, err
	}
	return doc, doc.Validate(context.Background())
}

// keepsContract reports where an exchange leaves the description. A request
// that was answered without an error must be described, and so must every
// answer.
func keepsContract(t testing.TB, req *http.Request, body string, x exchange) {
	t.Helper()
	router, err := contract()
	if err != nil {
		t.Fatalf("openapi.yaml: %v", err)
	}
	described := req.Clone(context.Background())
	described.URL.Scheme, described.URL.Host, described.Host = "", "", ""
	if p := described.URL.Path; len(p) > 1 {
		described.URL.Path = strings.TrimSuffix(p, "/")
	}
	described.Body = io.NopCloser(strings.NewReader(body))
	if described.Method == http.MethodHead {
		return
	}
	if body != "" && described.Header.Get("Content-Type") == "" {
		described.Header.Set("Content-Type", "text/plain")
	}
	route, params, err := router.FindRoute(described)
	if err != nil {
		if x.status < 400 && !strings.HasPrefix(req.URL.Path, "/assets/") && req.URL.Path != "/docs.css" {
			t.Errorf("%s %s is not described: %v", req.Method, req.URL.Path, err)
		}
		return
	}
	in := &openapi3filter.RequestValidationInput{Request: described, PathParams: params, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true}}
	if x.status < 400 {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			t.Errorf("%s %s was answered, but is not described: %v", req.Method, req.URL, err)
		}
	}
	if x.status == http.StatusNotModified {
		return
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: x.status, Header: x.header, Options: in.Options}
	kind := httpx.Essence(x.header.Get("Content-Type"))
	if x.header.Get("Content-Encoding") != "" || kind != httpx.TypeJSON && kind != httpx.TypeGeoJSON && kind != "application/problem+json" {
		in.Options.ExcludeResponseBody = true
	} else {
		out.SetBodyBytes(x.body)
	}
	if err := openapi3filter.ValidateResponse(context.Background(), out); err != nil {
		t.Errorf("%s %s = %d, which is not described: %v", req.Method, req.URL, x.status, err)
	}
}

func TestOpenAPIIsValid(t *testing.T) {
	doc, err := describedAPI()
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
	s := newServer(t, Config{})
	doc, err := describedAPI()
	if err != nil {
		t.Fatal(err)
	}
	param := regexp.MustCompile(`:[a-z]+|\{[A-Za-z]+\}`)
	described := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			described[method+" "+param.ReplaceAllString(strings.TrimSuffix(path, ".mvt"), "{}")] = true
		}
	}
	routed := map[string]bool{}
	for _, r := range s.echo.Routes() {
		key := r.Method + " " + param.ReplaceAllString(r.Path, "{}")
		if r.Path == "/*" || r.Path == "/docs.css" || r.Method == "HEAD" || r.Method == "echo_route_not_found" {
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

// TestExamplesOfTheDescriptionWork asks every GET of the description with the
// examples that stand there.
func TestExamplesOfTheDescriptionWork(t *testing.T) {
	cfg := withStore(t)
	srv := serve(t, cfg)
	m := save(t, srv, moscow)
	doc, err := describedAPI()
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
		if x := ask(t, srv, "GET", target, ""); x.status != 200 {
			t.Errorf("GET %s = %d %.300s", target, x.status, x.body)
		}
	}
}

func TestOGCAPIIsValid(t *testing.T) {
	srv := serve(t, Config{})
	x := ask(t, srv, "GET", "/ogc/api", "")
	doc, err := openapi3.NewLoader().LoadFromData(x.body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if got := x.header.Get("Content-Type"); got != typeOpenAPI {
		t.Errorf("Content-Type = %s, want %s", got, typeOpenAPI)
	}
	places := doc.Paths.Value("/collections/places/items")
	if places == nil || places.Get.Parameters.GetByInAndName("query", "country") == nil || places.Get.Parameters.GetByInAndName("query", "verdict") != nil {
		t.Error("the items of places are not described with exactly their own filters")
	}
	if len(doc.Servers) != 1 || doc.Servers[0].URL != srv.URL+"/ogc" {
		t.Errorf("servers = %+v, want %s/ogc", doc.Servers, srv.URL)
	}
}

func TestDocs(t *testing.T) {
	srv := serve(t, Config{})
	body := ask(t, srv, "GET", "/docs", "").body
	for _, want := range []string{`id="parse"`, `id="bad-parameter"`, `<span class="method">GET</span>`, "/v1/maps/{id}", `id="formats"`} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("GET /docs lacks %s", want)
		}
	}
	if foreign := regexp.MustCompile(`(src|href)="(https?:)?//`).Find(body); foreign != nil {
		t.Errorf("GET /docs loads from elsewhere: %s", foreign)
	}
	if x := ask(t, srv, "GET", "/docs.css", ""); x.status != 200 || x.header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("GET /docs.css = %d %s", x.status, x.header.Get("Content-Type"))
	}
}
