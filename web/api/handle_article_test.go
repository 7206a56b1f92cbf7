package api_test

import (
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestArticle(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "article", "GET", "/v1/article?i=1", "")
	webtest.Golden(t, srv, "article-none", "GET", "/v1/article?i=2", "")
	first, again := webtest.Ask(t, srv, "GET", "/v1/article", ""), webtest.Ask(t, srv, "GET", "/v1/article?i=0", "")
	if first.Status != 200 || string(first.Body) != string(again.Body) {
		t.Errorf("GET /v1/article = %d, and differs from i=0", first.Status)
	}
}
