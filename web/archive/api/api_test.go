package api_test

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/archive/api"
	"dateline/web/webtest"
)

func TestGoldens(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	for _, test := range []struct{ name, target string }{
		{"stats", ""},
		{"articles", "/articles"},
		{"articles-page", "/articles?limit=2&country=TR,UA"},
		{"articles-words", "/articles?q=%22talks+in%22+-rain&from=2026-11-02&to=2026-11-02"},
		{"articles-copier", "/articles?source=copier.example"},
		{"articles-geojson", "/articles?place=Ankara&f=geojson"},
		{"articles-csv", "/articles?f=csv"},
		{"articles-atom", "/articles?near=Ankara&within=50km&f=atom"},
		{"articles-atom-none", "/articles?q=none&f=atom"},
		{"article", "/article?id=mon"},
		{"article-copy", "/article?id=copy"},
		{"places", "/places"},
		{"places-kind", "/places?kind=settlement,water"},
		{"places-near", "/places?near=41,29&within=20km"},
		{"places-bbox-csv", "/places?bbox=30,35,40,50&f=csv"},
		{"together", "/together?place=geonames:745044"},
		{"days", "/days?verdict=contradicted"},
		{"days-csv", "/days?f=csv&to=2026-11-03"},
		{"claims", "/claims?place=Ankara"},
		{"claims-geojson", "/claims?verdict=contradicted&f=geojson"},
		{"claims-after", "/claims?after=0.1.0"},
		{"claims-bad-after", "/claims?after=1"},
		{"choices", "/choices?by=country"},
		{"choices-region", "/choices?by=region&from=2026-11-01"},
		{"choices-source", "/choices?by=source&place=Istanbul"},
		{"choices-bad", "/choices?by=title"},
		{"claims-none", "/claims?verdict=consistent"},
		{"missing", "/article?id=none"},
		{"bad-id", "/article"},
		{"bad-kind", "/places?kind=city"},
		{"bad-words", "/articles?q=-rain"},
		{"bad-date", "/articles?from=soon"},
		{"bad-place", "/articles?place=Xyzzyville"},
		{"bad-verdict", "/articles?verdict=true"},
		{"bad-after", "/articles?after=~"},
		{"bad-parameter", "/places?after=1"},
		{"bad-format", "/days?f=atom"},
		{"bad-within", "/places?within=50km"},
	} {
		webtest.Golden(t, srv, test.name, "GET", api.Path+test.target, "")
	}
}

func TestEveryFormat(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	for _, path := range []string{"/articles", "/places", "/together", "/claims"} {
		for _, f := range []string{
			"geojson", "geojsonseq", "ndjson", "kml", "gpx", "atom", "csv", "csv-bom", "xlsx", "wkt", "gpkg", "gpkg-qgis", "parquet",
		} {
			x := webtest.Ask(t, srv, "GET", api.Path+path+"?f="+f, "")
			if x.Status != 200 || len(x.Body) == 0 {
				t.Errorf("%s as %s = %d, %d bytes", path, f, x.Status, len(x.Body))
			}
		}
	}
	x := webtest.Ask(t, srv, "GET", api.Path+"/articles", "", "Accept: application/atom+xml")
	if err := xml.Unmarshal(x.Body, new(struct{})); err != nil ||
		!strings.HasPrefix(x.Header.Get("Content-Type"), "application/atom+xml") {
		t.Errorf("a feed by Accept: %s, %v", x.Header.Get("Content-Type"), err)
	}
}

// TestPages follows the links from page to page.
func TestPages(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	target, seen := api.Path+"/articles?limit=1", ""
	for target != "" {
		x := webtest.Ask(t, srv, "GET", target, "")
		var page struct {
			Articles []struct{ ID string }
			Next     string
		}
		if err := json.Unmarshal(x.Body, &page); err != nil || len(page.Articles) != 1 {
			t.Fatalf("GET %s = %s, %v", target, x.Body, err)
		}
		seen += page.Articles[0].ID + " "
		if link := x.Header.Get("Link"); (page.Next == "") != (link == "") ||
			page.Next != "" && link != "<"+page.Next+`>; rel="next"` {
			t.Errorf("Link = %s, next = %s", link, page.Next)
		}
		target = strings.TrimPrefix(page.Next, srv.URL)
	}
	if seen != "wed tue mon undated " {
		t.Errorf("the pages hold %s", seen)
	}
}

func TestChanges(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	const articles, one = api.Path + "/articles", api.Path + "/article?id=new"
	const body = `{"id":"new","title":"Snow","text":"Snow fell in Ankara.","date":"2026-11-05","url":"https://www.example.org/new"}`
	bearer := "Authorization: Bearer " + webtest.ArchiveToken
	json := "Content-Type: application/json"
	for _, test := range []struct {
		method, target, body string
		header               []string
		status               int
		want                 string
	}{
		{"POST", articles, body, []string{json}, 403, "no-archive-token"},
		{"POST", articles, body, []string{json, "Authorization: Bearer wrong"}, 403, "not the token"},
		{"DELETE", one, "", nil, 403, "no-archive-token"},
		{"GET", one, "", nil, 404, "not-found"},
		{"POST", articles, body, []string{json, bearer}, 201, `"outcome":"added"`},
		{"POST", articles, body, []string{json, bearer}, 200, `"outcome":"same"`},
		// Nothing is kept by which another text of the same places could be told.
		{"POST", articles, strings.Replace(body, "Snow fell", "Rain fell", 1), []string{json, bearer}, 200, `"same"`},
		{"POST", articles, strings.Replace(body, `"Snow"`, `"Hail"`, 1), []string{json, bearer}, 200, `"outcome":"changed"`},
		{"GET", one, "", nil, 200, `"title":"Hail","published":"2026-11-05T00:00:00Z"`},
		{"GET", one, "", nil, 200, `"source":"example.org"`},
		{"POST", articles, `{"text":"Snow.","date":"soon"}`, []string{json, bearer}, 422, `"field":"date"`},
		{"POST", articles, `{"text":" "}`, []string{json, bearer}, 422, `"field":"text"`},
		{"POST", articles, `{"id":"` + strings.Repeat("x", 600) + `","text":"Snow."}`, []string{json, bearer}, 422, `"field":"id"`},
		{"DELETE", one, "", []string{bearer}, 204, ""},
		{"DELETE", one, "", []string{bearer}, 404, "not-found"},
	} {
		x := webtest.Ask(t, srv, test.method, test.target, test.body, test.header...)
		if x.Status != test.status || !strings.Contains(string(x.Body), test.want) {
			t.Errorf(
				"%s %s %s = %d %s, want %d with %s",
				test.method,
				test.target,
				test.body,
				x.Status,
				x.Body,
				test.status,
				test.want,
			)
		}
	}
}

// TestCorrections corrects an article, which offers another one; and reads it again.
func TestCorrections(t *testing.T) {
	cfg := webtest.WithArchive(t)
	cfg.ArchiveMaker.KeepTexts = true
	srv := webtest.Serve(t, cfg)
	const path, articles = api.Path + "/corrections", api.Path + "/articles"
	bearer := "Authorization: Bearer " + webtest.ArchiveToken
	json := "Content-Type: application/json"
	const added = `{"id":"%","title":"Snow","text":"Snow fell in Ankara. Istanbul is 350 km from Ankara.","date":"2026-11-05"}`
	for _, test := range []struct {
		method, target, body string
		header               []string
		status               int
		want                 string
	}{
		{"POST", path, `{}`, []string{json}, 403, "no-archive-token"},
		{"POST", path, `{"place":"geonames:323786","means":null}`, []string{json, bearer}, 422, `"field":"articles"`},
		{"POST", path, `{"articles":["mon"],"place":"geonames:323786"}`, []string{json, bearer}, 422, `"field":"means"`},
		{"POST", path, `{"articles":["mon"],"place":"geonames:323786","means":"geonames:0"}`, []string{json, bearer}, 422, `"field":"means"`},
		{"POST", path, `{"articles":["none"],"place":"geonames:323786","means":null}`, []string{json, bearer}, 422, `"field":"articles[0]"`},
		{"POST", path, `{"articles":["wed"],"place":"geonames:323786","means":null}`, []string{json, bearer}, 422, `"field":"place"`},
		{"POST", articles, strings.Replace(added, "%", "new", 1), []string{json, bearer}, 201, ""},
		{"GET", api.Path + "/article?id=new", "", nil, 200, `"verdict":"consistent"`},
		// Without a text, the claim cannot be checked any more; the others are offered.
		{"POST", path, `{"articles":["copy"],"place":"geonames:323786","means":"geonames:703448"}`, []string{json, bearer}, 200,
			`{"corrected":1,"name":"Ankara","others":[{"id":"new"`},
		{"GET", api.Path + "/article?id=copy", "", nil, 200, `"corrections":[{"name":"Ankara","was":"geonames:323786","means":{"id":"geonames:703448"`},
		{"GET", api.Path + "/article?id=mon", "", nil, 200, `"measured_km":null,"verdict":"unverifiable"`},
		{"GET", articles + "?place=Kyiv&called=Ankara", "", nil, 200, `"id":"mon"`},
		// With one, it is.
		{"POST", path, `{"articles":["new","undated"],"place":"geonames:323786","name":"Ankara","means":"geonames:703448"}`,
			[]string{json, bearer}, 200, `{"corrected":2,"name":"Ankara","others":[],"more":false}`},
		{"GET", api.Path + "/article?id=new", "", nil, 200, `"verdict":"contradicted"`},
		{"POST", articles, strings.Replace(added, "%", "new", 1), []string{json, bearer}, 200, `"outcome":"same"`},
		{"GET", api.Path + "/article?id=new", "", nil, 200, `"verdict":"contradicted"`},
		{"GET", api.Path + "/places?called=Ankara", "", nil, 200, `"articles":3`},
		{"POST", path, `{"articles":["new"],"place":"geonames:703448","means":null}`, []string{json, bearer}, 200, `"others":[{"id":"mon"`},
		{"GET", api.Path + "/article?id=new", "", nil, 200, `"means":null`},
		{"GET", api.Path, "", nil, 200, `"corrected":3`},
	} {
		x := webtest.Ask(t, srv, test.method, test.target, test.body, test.header...)
		if x.Status != test.status || !strings.Contains(string(x.Body), test.want) {
			t.Errorf("%s %s %s = %d %s, want %d with %s", test.method, test.target, test.body, x.Status, x.Body, test.status, test.want)
		}
	}
}

func TestWithoutAnArchive(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "none", "GET", api.Path+"/places", "")
	cfg := webtest.WithArchive(t)
	cfg.ArchiveToken = ""
	srv = webtest.Serve(t, cfg)
	if x := webtest.Ask(t, srv, "DELETE", api.Path+"/article?id=mon", "", "Authorization: Bearer "); x.Status != 403 {
		t.Errorf("a change without any token that would do = %d %s, want 403", x.Status, x.Body)
	}
}

// TestOtherSites looks whether pages of other sites may read the archive: on a machine
// of one's own they may not.
func TestOtherSites(t *testing.T) {
	cfg := webtest.WithArchive(t)
	for _, public := range []bool{false, true} {
		cfg.Access.Public = public
		x := webtest.Ask(t, webtest.Serve(t, cfg), "GET", api.Path+"/places", "", "Origin: https://other.example")
		if allowed := x.Header.Get("Access-Control-Allow-Origin") != ""; allowed != public {
			t.Errorf("public %v: pages of other sites may read it: %v", public, allowed)
		}
	}
}
