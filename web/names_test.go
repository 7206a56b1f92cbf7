package web_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

// Places are named in the language that lang asks for, everywhere, and nothing else changes.
func TestLang(t *testing.T) {
	cfg := webtest.WithStore(t)
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, `{"title":"Talks","text":"Envoys left Kyiv for Istanbul. Kyiv is about 750 km from Moscow."}`)
	ask := func(method, path, body string) string {
		t.Helper()
		x := webtest.Ask(t, srv, method, path, body, "Content-Type: text/plain")
		if x.Status/100 != 2 {
			t.Fatalf("%s %s = %d %s", method, path, x.Status, x.Body)
		}
		return string(x.Body)
	}
	const text = "Envoys left Kyiv for Istanbul."
	for _, tt := range []struct{ method, path, body, want string }{
		{"POST", "/v1/parse", text, `"label":"Київ`},
		{"POST", "/v1/parse?explain=true", text, `"candidates":[{"id":"geonames:703448","name":"Київ"`},
		{"POST", "/v1/parse?f=csv", text, "Київ"},
		{"POST", "/v1/parse?f=svg", text, "Київ"},
		{"GET", "/v1/article?i=0", "", `"name":"Київ"`},
		{"GET", "/v1/maps/" + m.ID, "", `"name":"Київ"`},
		{"GET", "/v1/maps/" + m.ID + "/places.kml", "", "Київ"},
		{"GET", "/v1/maps/" + m.ID + "/places.svg", "", "Київ"},
		{"GET", "/v1/maps/" + m.ID + "/claims.json", "", `"name":"Київ"`},
		{"GET", "/v1/distance?from=Kyiv&to=Istanbul", "", `"name":"Київ"`},
		{"GET", "/v1/distances?places=Kyiv&places=Istanbul", "", `"name":"Київ"`},
		{"GET", "/v1/search?text=Kyiv", "", `"name":"Київ"`},
	} {
		sep := "?"
		if strings.Contains(tt.path, "?") {
			sep = "&"
		}
		if got := ask(tt.method, tt.path+sep+"lang=uk", tt.body); !strings.Contains(got, tt.want) {
			t.Errorf("%s %s in Ukrainian has no %s:\n%.2000s", tt.method, tt.path, tt.want, got)
		}
		if got := ask(tt.method, tt.path, tt.body); strings.Contains(got, "Київ") {
			t.Errorf("%s %s has names that nobody asked for:\n%.2000s", tt.method, tt.path, got)
		}
		if plain, english := ask(tt.method, tt.path, tt.body), ask(tt.method, tt.path+sep+"lang=en", tt.body); plain != english &&
			!strings.HasPrefix(tt.path, "/v1/search") { // which tells what it was asked
			t.Errorf("%s %s in English is\n%.1000s\nwithout lang\n%.1000s", tt.method, tt.path, english, plain)
		}
	}
	if x := webtest.Ask(t, srv, "POST", "/v1/parse?lang=@", text, "Content-Type: text/plain"); x.Status != 400 {
		t.Errorf("lang=@ = %d, want 400", x.Status)
	}
}

// An archive names its places in the language of its reader, too.
func TestLangOfArchive(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	for _, path := range []string{"/v1/archive/articles", "/v1/archive/places", "/v1/archive/article?id=mon"} {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		for query, want := range map[string]bool{"": false, sep + "lang=de": true, sep + "lang=en": false} {
			x := webtest.Ask(t, srv, "GET", path+query, "")
			if got := strings.Contains(string(x.Body), "Türkei"); x.Status != 200 || got != want {
				t.Errorf("GET %s = %d, with Türkei: %v, want %v:\n%.800s", path+query, x.Status, got, want, x.Body)
			}
		}
	}
}

// The page asks first for what it will use: by the language in which it is going to speak.
func TestPagePreloadsItsLanguage(t *testing.T) {
	cfg := webtest.WithStore(t)
	cfg.Articles = []web.Article{{Text: "Envoys left Moscow."}}
	page := webtest.Page()
	for name, f := range page {
		if strings.HasSuffix(name, ".html") {
			f.Data = []byte("<!doctype html><head></head><body><div><!--article--></div>")
		}
	}
	cfg.UI = page
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	for _, tt := range []struct{ path, accepts, want string }{
		{"/", "", `href="/v1/article?i=0" as`},
		{"/", "de-AT,de;q=0.9,en;q=0.8", `href="/v1/article?i=0&amp;lang=de" as`},
		{"/", "nl,fr;q=0.9", `href="/v1/article?i=0&amp;lang=fr" as`}, // the page speaks no Dutch
		{"/", "en-US,de", `href="/v1/article?i=0" as`},
		{"/m/" + m.ID, "uk", `href="/v1/maps/` + m.ID + `?lang=uk" as`},
		{"/m/" + m.ID, "*", `href="/v1/maps/` + m.ID + `" as`},
	} {
		x := webtest.Ask(t, srv, "GET", tt.path, "", "Accept-Language: "+tt.accepts)
		if !strings.Contains(string(x.Body), tt.want) {
			t.Errorf("GET %s for %q has no %s:\n%s", tt.path, tt.accepts, tt.want, x.Body)
		}
		if !slices.ContainsFunc(x.Header.Values("Vary"), func(v string) bool { return strings.Contains(v, "Accept-Language") }) {
			t.Errorf("GET %s varies by %q, want Accept-Language among it", tt.path, x.Header.Values("Vary"))
		}
	}
}
