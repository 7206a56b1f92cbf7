package docs_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

func TestOGCAPIIsValid(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	x := webtest.Ask(t, srv, "GET", "/ogc/api", "")
	doc, err := openapi3.NewLoader().LoadFromData(x.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if got := x.Header.Get("Content-Type"); got != httpx.TypeOpenAPI {
		t.Errorf("Content-Type = %s, want %s", got, httpx.TypeOpenAPI)
	}
	places := doc.Paths.Value("/collections/places/items")
	if places == nil || places.Get.Parameters.GetByInAndName("query", "country") == nil ||
		places.Get.Parameters.GetByInAndName("query", "verdict") != nil {
		t.Error("the items of places are not described with exactly their own filters")
	}
	if len(doc.Servers) != 1 || doc.Servers[0].URL != srv.URL+"/ogc" {
		t.Errorf("servers = %+v, want %s/ogc", doc.Servers, srv.URL)
	}
}

func TestDocs(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	body := webtest.Ask(t, srv, "GET", "/docs", "").Body
	for _, want := range []string{`id="parse"`, `id="bad-parameter"`, `<span class="method">GET</span>`, "/v1/maps/{id}", `id="formats"`} {
		if !bytes.Contains(body, []byte(want)) {
			t.Errorf("GET /docs lacks %s", want)
		}
	}
	if foreign := regexp.MustCompile(`(src|href)="(https?:)?//`).Find(body); foreign != nil {
		t.Errorf("GET /docs loads from elsewhere: %s", foreign)
	}
	if x := webtest.Ask(t, srv, "GET", "/docs.css", ""); x.Status != 200 ||
		x.Header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("GET /docs.css = %d %s", x.Status, x.Header.Get("Content-Type"))
	}
}
