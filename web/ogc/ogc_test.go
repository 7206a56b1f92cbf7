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
	for _, query := range []string{"limit=3", "limit=1&feature_class=P", "limit=100", "limit=4&bbox=20,30,50,60",
		"limit=2&offset=5"} {
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
		{"limit=10000&name=Kyiv", "geonames:703448"},
		{"filter=name='Moscow'+AND+country='US'", "geonames:5601538"},
		{"filter=population+BETWEEN+20000+AND+30000+AND+feature_class='P'", "geonames:5601538 geonames:4717560"},
		{"filter=CASEI(name)+LIKE+CASEI('%25ISTANBUL%25')", "geonames:745044 geonames:745042"},
		{"filter=feature_code+IN+('SEA','ADM1')+AND+NOT+admin1+IS+NULL", "geonames:745042 geonames:4736286 geonames:703883"},
		{"filter=disputed+IS+NOT+NULL", "geonames:703883"},
		{"filter=S_INTERSECTS(geometry,BBOX(28,40,29,42))+AND+feature_class='P'", "geonames:745044"},
		{"filter=S_INTERSECTS(geometry,BBOX(170,-20,-140,70))+AND+feature_class='P'", "geonames:5881576 geonames:2198148"},
		{"filter=S_INTERSECTS(geometry,POLYGON((28+40,29.5+40,29.5+42,28+42,28+40)))", "geonames:745044 geonames:745042"},
		{`filter-lang=cql2-json&filter={"op":"=","args":[{"property":"name"},"Suva"]}`, "geonames:2198148"},
		{"filter=country='TR'&feature_class=P", "geonames:745044 geonames:323786 geonames:323777"},
		{"bbox=40,28,42,29&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326&feature_class=P", "geonames:745044"},
		{"bbox=3117000,4865000,3228000,5161000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857&feature_class=P", "geonames:745044"},
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
		{"/ogc/collections/places/items?filter=nome='x'", 400},
		{"/ogc/collections/places/items?filter=name=", 400}, {"/ogc/collections/places/items?filter-lang=sql&filter=true", 400},
		{"/ogc/collections/places/items?sortby=beauty", 400}, {"/ogc/collections/places/items?sortby=name&after=geonames:745044", 400},
		{"/ogc/collections/places/items?crs=EPSG:4326", 400}, {"/ogc/collections/places/items?bbox=1,2,3,4&bbox-crs=x", 400},
		{"/ogc/collections/places/items?filter=true&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326", 400},
		{"/ogc/collections/none/schema", 404}, {"/ogc/maps/none", 404}, {"/ogc/maps/none/collections", 404},
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
	for _, target := range []string{"/ogc", "/ogc/collections", "/ogc/collections/places",
		"/ogc/collections/places/items?limit=1", "/ogc/collections/places/items/geonames:703448"} {
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
	for _, target := range []string{"/ogc", "/ogc/conformance", "/ogc/collections", "/ogc/collections/places",
		"/ogc/collections/places/items"} {
		x := webtest.Ask(t, srv, "GET", target, "", "Accept: text/html,application/xhtml+xml,*/*;q=0.8")
		if x.Status != 200 || x.Header.Get("Content-Type") != httpx.TypeHTML ||
			!strings.Contains(string(x.Body), "<h1>") {
			t.Errorf("GET %s for a browser = %d %s", target, x.Status, x.Header.Get("Content-Type"))
		}
	}
}

func TestOGCSorts(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, test := range []struct{ query, want string }{
		{"feature_class=P&country=TR&sortby=name", "geonames:323786 geonames:323777 geonames:745044"},
		{"feature_class=P&country=TR&sortby=population", "geonames:323777 geonames:323786 geonames:745044"},
		{"feature_class=P&name=Moscow&sortby=-country", "geonames:5601538 geonames:524901"},
		{"name=Moscow&sortby=name,-population", "geonames:524901 geonames:5601538"},
		{"feature_class=P&sortby=-population&limit=2&offset=1", "geonames:524901 geonames:323786"},
	} {
		_, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", "/ogc/collections/places/items?"+test.query, ""))
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.query, got, test.want)
		}
	}
}

// Clients that filter ask for what the schema names, and find the properties there.
func TestSchemasNameWhatFeaturesHave(t *testing.T) {
	cfg := webtest.WithStore(t)
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	for _, id := range []string{"places", "map-" + m.ID, "map-" + m.ID + "-claims"} {
		base := "/ogc/collections/" + id
		var schema struct {
			ID         string `json:"$id"`
			Properties map[string]struct{ Type string }
		}
		x := webtest.Ask(t, srv, "GET", base+"/queryables", "")
		if err := json.Unmarshal(x.Body, &schema); err != nil || x.Header.Get("Content-Type") != "application/schema+json" ||
			schema.ID != srv.URL+base+"/queryables" || schema.Properties["geometry"].Type != "" {
			t.Errorf("GET %s/queryables = %s %s (%v)", base, x.Header.Get("Content-Type"), x.Body, err)
		}
		var page struct {
			Features []struct{ Properties map[string]any }
		}
		if err := json.Unmarshal(webtest.Ask(t, srv, "GET", base+"/items?limit=5", "").Body, &page); err != nil ||
			len(page.Features) == 0 {
			t.Fatalf("%s has no features (%v)", id, err)
		}
		for name, value := range page.Features[0].Properties {
			kind, known := schema.Properties[name]
			if name == "mentions" {
				continue
			}
			_, number := value.(float64)
			if !known || value != nil && kind.Type != "object" && number != (kind.Type == "number" || kind.Type == "integer") {
				t.Errorf("%s: %s is %v; the schema has %+v", id, name, value, kind)
			}
		}
	}
}

// A saved map has a landing page by which clients find it though it is not listed.
func TestMapsHaveTheirOwnPage(t *testing.T) {
	cfg := webtest.WithStore(t)
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	var landing struct{ Links []struct{ Href, Rel string } }
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/ogc/maps/"+m.ID, "").Body, &landing); err != nil {
		t.Fatal(err)
	}
	data := ""
	for _, l := range landing.Links {
		if l.Rel == "data" {
			data = strings.TrimPrefix(l.Href, srv.URL)
		}
	}
	var all struct{ Collections []struct{ ID string } }
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", data, "").Body, &all); err != nil || len(all.Collections) != 2 {
		t.Fatalf("GET %q has %d collections, want 2 (%v)", data, len(all.Collections), err)
	}
	s := webtest.NewServer(t, cfg)
	for _, c := range all.Collections {
		for _, rest := range []string{"", "/items", "/schema", "/queryables"} {
			if status := webtest.Answer(s, "GET", data+"/"+c.ID+rest, "").Code; status != 200 {
				t.Errorf("GET %s/%s%s = %d", data, c.ID, rest, status)
			}
		}
	}
}

// A limit above the greatest is brought down to it, not refused.
func TestLimitsAreClamped(t *testing.T) {
	s := webtest.NewServer(t, web.Config{})
	if status := webtest.Answer(s, "GET", "/ogc/collections/places/items?limit=1000000&name=Kyiv", "").Code; status != 200 {
		t.Errorf("limit=1000000: %d, want 200", status)
	}
}

func TestFeaturesInOtherSystems(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, test := range []struct{ crs, want string }{
		{"OGC/1.3/CRS84", "[28.94966,41.01384]"},
		{"EPSG/0/4326", "[41.01384,28.94966]"},
		{"EPSG/0/3857", "[3222661.41,5014383.28]"}, // gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3857
	} {
		uri := "http://www.opengis.net/def/crs/" + test.crs
		for _, path := range []string{"items?id=geonames:745044&crs=", "items/geonames:745044?crs="} {
			x := webtest.Ask(t, srv, "GET", "/ogc/collections/places/"+path+uri, "")
			if !strings.Contains(string(x.Body), test.want) || x.Header.Get("Content-Crs") != "<"+uri+">" {
				t.Errorf("%s in %s: Content-Crs %s, %s, want %s", path, test.crs, x.Header.Get("Content-Crs"), x.Body, test.want)
			}
		}
	}
}

// Who asks for JSON is given GeoJSON, which is JSON.
func TestFeaturesAreJSON(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, accept := range []string{"application/json", "application/geo+json", "*/*", "application/json;q=0.5"} {
		for _, path := range []string{"items?limit=1", "items/geonames:745044"} {
			x := webtest.Ask(t, srv, "GET", "/ogc/collections/places/"+path, "", "Accept: "+accept)
			if x.Status != 200 || x.Header.Get("Content-Type") != httpx.TypeGeoJSON {
				t.Errorf("GET %s with Accept %s = %d %s", path, accept, x.Status, x.Header.Get("Content-Type"))
			}
		}
	}
}

func BenchmarkFilteredItems(b *testing.B) {
	s := webtest.NewServer(b, web.Config{})
	for b.Loop() {
		if status := webtest.Answer(s, "GET", "/ogc/collections/places/items?limit=10&filter=population%3E1000",
			"").Code; status != 200 {
			b.Fatal(status)
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
