package ogc_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

func TestOGC(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "ogc", "GET", "/ogc", "")
	webtest.Golden(t, srv, "ogc-conformance", "GET", "/ogc/conformance", "")
	webtest.Golden(t, srv, "ogc-collections", "GET", "/ogc/collections", "")
	webtest.Golden(t, srv, "ogc-items", "GET", "/ogc/collections/places/items?limit=2&feature_class=P&country=TR", "")
	webtest.Golden(t, srv, "ogc-item", "GET", "/ogc/collections/places/items/geonames:703883", "")
	webtest.Golden(t, srv, "ogc-item-page", "GET", "/ogc/collections/places/items/geonames:703883?f=html", "")
	webtest.Golden(t, srv, "ogc-unknown-parameter", "GET", "/ogc/collections/places/items?colour=red", "")
	webtest.Golden(t, srv, "ogc-no-collection", "GET", "/ogc/collections/none/items", "")
}

func TestOGCPagesHoldEveryPlaceOnce(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, query := range []string{"limit=3", "limit=1&feature_class=P", "limit=100", "limit=4&bbox=20,30,50,60", "limit=2&offset=5"} {
		target := "/ogc/collections/places/items?" + query
		seen := map[string]bool{}
		matched := -1
		for pages := 0; target != ""; pages++ {
			if pages > 100 {
				t.Fatalf("%s: the pages do not end", query)
			}
			page, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", target, ""))
			if matched >= 0 && page.NumberMatched != matched || page.NumberReturned != len(ids) {
				t.Errorf(
					"%s: numberMatched %d then %d, numberReturned %d of %d",
					query,
					matched,
					page.NumberMatched,
					page.NumberReturned,
					len(ids),
				)
			}
			matched = page.NumberMatched
			for _, id := range ids {
				if seen[id] {
					t.Errorf("%s: %s comes twice", query, id)
				}
				seen[id] = true
			}
			target = ""
			for _, l := range page.Links {
				if l.Rel == "next" {
					target = strings.TrimPrefix(l.Href, srv.URL)
				}
			}
		}
		want := matched
		if strings.Contains(query, "offset=5") {
			want -= 5
		}
		if len(seen) != want {
			t.Errorf("%s: %d features on all pages, want %d", query, len(seen), want)
		}
	}
}

func TestOGCFilters(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct{ query, want string }{
		{"name=Moscow", "geonames:524901 geonames:5601538"},
		{"name=Kiev", ""}, // an alias is not the name
		{"name=Istanbul&feature_class=A", ""},
		{"name=Istanbul+Province", "geonames:745042"},
		{"feature_code=PPLC&country=TR", "geonames:323786"},
		{"id=geonames:703448", "geonames:703448"},
		{"id=none", ""},
		{"admin1=Texas&feature_class=P", "geonames:4717560"},
		{"population=25060", "geonames:5601538"},
		{"feature_class=P&min_population=10000000", "geonames:745044 geonames:524901"},
		{"feature_class=P&max_population=30000", "geonames:4717560 geonames:5601538"},
		{"bbox=170,-20,-140,70&feature_class=P", "geonames:5881576 geonames:2198148"},
		{"bbox=28,40,0,29,42,100&feature_class=P", "geonames:745044"},
		{"datetime=2025-05-15T00:00:00Z/..&name=Kyiv", "geonames:703448"},
		{"limit=1000000&name=Kyiv", "geonames:703448"},
	}
	for _, test := range tests {
		page, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", "/ogc/collections/places/items?"+test.query, ""))
		if got := strings.Join(ids, " "); !sameWords(got, test.want) || page.NumberMatched != len(ids) {
			t.Errorf("%s: %s, matched %d, want %s", test.query, got, page.NumberMatched, test.want)
		}
	}
}

// sameWords reports whether two lists hold the same words in any order.
func sameWords(a, b string) bool {
	count := map[string]int{}
	for _, w := range strings.Fields(a) {
		count[w]++
	}
	for _, w := range strings.Fields(b) {
		count[w]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

func TestOGCRefuses(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct {
		target string
		status int
	}{
		{"/ogc?x=1", 400}, {"/ogc/collections?limit=1", 400}, {"/ogc/collections/places?x=1", 400},
		{
			"/ogc/collections/places/items?limit=0",
			400,
		}, {"/ogc/collections/places/items?limit=x", 400}, {"/ogc/collections/places/items?limit=-1", 400},
		{"/ogc/collections/places/items?bbox=1,2,3", 400}, {"/ogc/collections/places/items?bbox=a,b,c,d", 400},
		{"/ogc/collections/places/items?datetime=yesterday", 400}, {"/ogc/collections/places/items?after=none", 400},
		{"/ogc/collections/places/items?population=many", 400},
		{"/ogc/collections/places/items/none", 404}, {"/ogc/collections/none", 404}, {"/ogc/none", 404},
		{"/ogc?f=xml", 406},
	}
	for _, test := range tests {
		if got := webtest.Ask(t, srv, "GET", test.target, ""); got.Status != test.status ||
			got.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf(
				"GET %s = %d %s, want a problem %d",
				test.target,
				got.Status,
				got.Header.Get("Content-Type"),
				test.status,
			)
		}
	}
}

func TestOGCLinksAreAbsoluteAndTyped(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, target := range []string{"/ogc", "/ogc/collections", "/ogc/collections/places", "/ogc/collections/places/items?limit=1", "/ogc/collections/places/items/geonames:703448"} {
		var doc struct {
			Links       []struct{ Href, Rel, Type string }
			Collections []struct {
				Links []struct{ Href, Rel, Type string }
			}
		}
		if err := json.Unmarshal(webtest.Ask(t, srv, "GET", target, "").Body, &doc); err != nil {
			t.Fatal(err)
		}
		links := doc.Links
		for _, c := range doc.Collections {
			links = append(links, c.Links...)
		}
		if len(links) == 0 {
			t.Errorf("GET %s has no links", target)
		}
		for _, l := range links {
			if !strings.HasPrefix(l.Href, srv.URL+"/") || l.Type == "" || l.Rel == "" {
				t.Errorf("GET %s: link %+v is not absolute and typed", target, l)
			}
		}
	}
}

func TestOGCPagesForBrowsers(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, target := range []string{"/ogc", "/ogc/conformance", "/ogc/collections", "/ogc/collections/places", "/ogc/collections/places/items"} {
		x := webtest.Ask(t, srv, "GET", target, "", "Accept: text/html,application/xhtml+xml,*/*;q=0.8")
		if x.Status != 200 || x.Header.Get("Content-Type") != httpx.TypeHTML ||
			!strings.Contains(string(x.Body), "<h1>") {
			t.Errorf("GET %s for a browser = %d %s", target, x.Status, x.Header.Get("Content-Type"))
		}
	}
}

func BenchmarkItems(b *testing.B) {
	s := webtest.NewServer(b, web.Config{})
	for b.Loop() {
		if status := webtest.Answer(s, "GET", "/ogc/collections/places/items?limit=10", "").Code; status != 200 {
			b.Fatal(status)
		}
	}
}
