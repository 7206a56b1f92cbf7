package webtest

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"dateline/web/httpx"
	"dateline/web/tiles"
)

// contract is the description of the interface, by which every Exchange of the
// tests is checked.
var contract = sync.OnceValues(func() (routers.Router, error) {
	for _, t := range []string{"application/problem+json", "application/geo+json", httpx.TypeOpenAPI} {
		openapi3filter.RegisterBodyDecoder(httpx.Essence(t), openapi3filter.JSONBodyDecoder)
	}
	for _, t := range []string{"text/html", "text/markdown", tiles.MediaType} {
		openapi3filter.RegisterBodyDecoder(t, openapi3filter.PlainBodyDecoder)
	}
	doc, err := DescribedAPI()
	if err != nil {
		return nil, err
	}
	return gorillamux.NewRouter(doc)
})

// DescribedAPI reads and checks openapi.yaml.
func DescribedAPI() (*openapi3.T, error) {
	root, err := root()
	if err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromFile(filepath.Join(root, "web", "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	return doc, doc.Validate(context.Background())
}

// keepsContract reports where an Exchange leaves the description. A request
// that was answered without an error must be described, and so must every
// answer.
func keepsContract(t testing.TB, req *http.Request, body string, x Exchange) {
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
		if x.Status < 400 && !strings.HasPrefix(req.URL.Path, "/assets/") && req.URL.Path != "/docs.css" {
			t.Errorf("%s %s is not described: %v", req.Method, req.URL.Path, err)
		}
		return
	}
	in := &openapi3filter.RequestValidationInput{Request: described, PathParams: params, Route: route,
		Options: &openapi3filter.Options{
			AuthenticationFunc:    openapi3filter.NoopAuthenticationFunc,
			IncludeResponseStatus: true,
		}}
	if x.Status < 400 {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			t.Errorf("%s %s was answered, but is not described: %v", req.Method, req.URL, err)
		}
	}
	if x.Status == http.StatusNotModified {
		return
	}
	out := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in,
		Status:                 x.Status,
		Header:                 x.Header,
		Options:                in.Options,
	}
	kind := httpx.Essence(x.Header.Get("Content-Type"))
	if x.Header.Get("Content-Encoding") != "" ||
		kind != httpx.TypeJSON && kind != httpx.TypeGeoJSON && kind != "application/problem+json" {
		in.Options.ExcludeResponseBody = true
	} else {
		out.SetBodyBytes(x.Body)
	}
	if err := openapi3filter.ValidateResponse(context.Background(), out); err != nil {
		t.Errorf("%s %s = %d, which is not described: %v", req.Method, req.URL, x.Status, err)
	}
}
