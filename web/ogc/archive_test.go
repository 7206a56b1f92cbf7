package ogc_test

import (
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestArchive(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithArchive(t))
	const articles, places = "/ogc/collections/archive-articles", "/ogc/collections/archive-places"
	for _, test := range []struct{ name, target string }{
		{"archive-articles", articles}, {"archive-articles-queryables", articles + "/queryables"},
		{"archive-articles-items", articles + "/items?limit=2"}, {"archive-articles-item", articles + "/items/mon"},
		{"archive-articles-item-page", articles + "/items/wed?f=html"},
		{"archive-places-schema", places + "/schema"}, {"archive-places-items", places + "/items?datetime=2026-11-02"},
		{"archive-places-item", places + "/items/geonames:323786?crs=http://www.opengis.net/def/crs/EPSG/0/3857"},
		{"archive-filter", articles + "/items?filter=source='example.org'"},
	} {
		webtest.Golden(t, srv, test.name, "GET", test.target, "")
	}
	for _, test := range []struct{ query, want string }{
		{articles + "/items?limit=1", "wed tue mon undated"},
		{articles + "/items?datetime=2026-11-04", "wed"},
		{articles + "/items?datetime=2026-11-02T09:00:00Z", "mon"},
		{articles + "/items?datetime=2026-11-02T09:00:01Z/..", "wed tue"},
		{articles + "/items?datetime=../2026-11-03T23:00:00Z", "tue mon"},
		{articles + "/items?datetime=2026-11-01/2026-11-02&bbox=28,40,30,42", "mon"},
		{articles + "/items?bbox=30,39,33,40", "mon undated"},
		{articles + "/items?source=copier.example", "mon"},
		{articles + "/items?language=de", ""},
		{places + "/items?limit=1", "geonames:323786 geonames:745044 geonames:99"},
		{places + "/items?sortby=-name&limit=1", "geonames:745044 geonames:99 geonames:323786"},
		{places + "/items?datetime=2026-11-03/..", "geonames:99"},
		{places + "/items?country=TR&filter=articles=2", "geonames:323786"},
		{places + "/items?datetime=2030-01-01", ""},
	} {
		var all []string
		for target, pages := test.query, 0; target != "" && pages < 10; pages++ {
			page, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", target, ""))
			all = append(all, ids...)
			target = ""
			for _, l := range page.Links {
				if l.Rel == "next" {
					target = strings.TrimPrefix(l.Href, srv.URL)
				}
			}
		}
		if got := strings.Join(all, " "); got != test.want {
			t.Errorf("GET %s: all pages have %q, want %q", test.query, got, test.want)
		}
	}
	for target, status := range map[string]int{
		articles + "/items/copy": 404, articles + "/items/none": 404, places + "/items/none": 404,
		articles + "/items?after=~": 400, articles + "/items?datetime=2026-11-03/2026-11-02": 400, articles + "/items?datetime=/": 200,
	} {
		if x := webtest.Ask(t, srv, "GET", target, ""); x.Status != status {
			t.Errorf("GET %s = %d %s, want %d", target, x.Status, x.Body, status)
		}
	}
	if x := webtest.Ask(t, srv, "GET", articles+"/items", "",
		"Origin: https://other.example"); x.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("pages of other sites may read the archive of a machine of one's own")
	}
	if x := webtest.Ask(t, webtest.Serve(t, web.Config{}), "GET", articles, ""); x.Status != 404 {
		t.Errorf("a collection of an archive that is not there = %d, want 404", x.Status)
	}
}
