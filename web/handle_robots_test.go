package web_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"

	"github.com/temoto/robotstxt"
)

// TestRobots asks what crawlers and the previews of links may read.
func TestRobots(t *testing.T) {
	for _, test := range []struct {
		public bool
		path   string
		want   bool
	}{
		{true, "/", true},
		{true, "/m/abc", true},
		{true, "/v1/maps/abc/places.png", true}, // of the preview of a link
		{true, "/docs", true},
		{true, "/archive", true},
		{true, "/assets/app-A1B2C3D4.js", true},
		{true, "/v1/maps/abc/places.csv", false},
		{true, "/v1/search?text=a", false},
		{true, "/search?q=a", false},
		{true, "/ogc/collections/places/items", false},
		{true, "/tiles/basemap/0/0/0.mvt", false},
		{true, "/archive?q=a", false},
		{false, "/", false},
		{false, "/m/abc", false},
		{false, "/v1/maps/abc/places.png", false},
	} {
		answer := webtest.Ask(t, webtest.Serve(t, web.Config{Access: web.Access{Public: test.public}}), "GET", "/robots.txt", "")
		if got := answer.Header.Get("Content-Type"); answer.Status != http.StatusOK || !strings.HasPrefix(got, "text/plain") {
			t.Fatalf("GET /robots.txt: %d, %s", answer.Status, got)
		}
		rules, err := robotstxt.FromBytes(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got := rules.TestAgent(test.path, "anybot"); got != test.want {
			t.Errorf("public %v: a crawler may read %s: %v, want %v", test.public, test.path, got, test.want)
		}
	}
}
