package web_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"
	"dateline/web/webtest"
)

// The article can be read before any script has come, and without any.
func TestPagesHoldTheArticle(t *testing.T) {
	cfg := webtest.WithStore(t)
	page := &fstest.MapFile{Data: []byte("<!doctype html><head></head><body><div><!--article--></div>")}
	cfg.UI = fstest.MapFS{"index.html": page, "embed.html": page}
	cfg.Articles = []web.Article{{Text: "Talks fail\n\nEnvoys <b>left</b> Moscow.\nThey went home."}}
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	for _, tt := range []struct{ path, want, wantNot string }{
		{"/", `<h1 dir="auto">Talks fail</h1></header><p dir="auto">Envoys &lt;b&gt;left&lt;/b&gt; Moscow.</p><p dir="auto">They`, "<b>"},
		{"/", `<link rel="preload" href="/v1/article?i=0" as="fetch"`, "places.png"},
		{"/?i=1", "<!--article-->", "Talks"},
		{"/m/" + m.ID, `<link rel="preload" href="/v1/maps/` + m.ID + `" as="fetch"`, "/v1/article"},
		{"/m/" + m.ID + "?version=1", `<h1`, "preload"},
		{"/m/" + m.ID, `<h1 dir="auto">Talks</h1></header><p dir="auto">Envoys left Moscow.`, "<!--article-->"},
		{"/m/" + m.ID, `<noscript><img class="map-column" src="/v1/maps/` + m.ID + `/places.png"`, "{{"},
		{"/embed/" + m.ID, `<noscript><img`, "Envoys left"},
	} {
		x := webtest.Ask(t, srv, "GET", tt.path, "")
		_, body, _ := strings.Cut(string(x.Body), "<body>")
		if x.Status != 200 || !strings.Contains(body, tt.want) || strings.Contains(body, tt.wantNot) {
			t.Errorf("GET %s = %d %s, want %s in it and %s not", tt.path, x.Status, body, tt.want, tt.wantNot)
		}
	}
}
