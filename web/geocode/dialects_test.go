package geocode_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestDialectsFindPlaces(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct{ target, want string }{
		{"/search?q=Moscow&limit=1", `"Moscow, Russia"`},
		{"/search?q=Moscow&countrycodes=us", `"Moscow, United States"`},
		{"/search?q=Moscow&viewbox=-120,50,-110,40&bounded=1", `"Moscow, United States"`},
		{"/search?q=Moscow&viewbox=-118,47,-116,46&limit=1", `"Moscow, United States"`},
		{"/photon/api?q=Paris,+Texas", `"Paris"`},
		{"/photon/api?q=Moscow&lat=46&lon=-117&limit=1", `"countrycode":"US"`},
		{"/photon/api?q=Moscow&bbox=-120,40,-110,50", `"countrycode":"US"`},
		{"/photon/api?q=Istanbul&layer=state", `"state"`},
		{"/photon/reverse?lat=39&lon=33&layer=country", `"Turkey"`},
	}
	for _, test := range tests {
		x := webtest.Ask(t, srv, "GET", test.target, "")
		if x.Status != 200 || !strings.Contains(string(x.Body), test.want) {
			t.Errorf("GET %s = %d %s, want %s in it", test.target, x.Status, x.Body, test.want)
		}
	}
}

func TestDialectErrors(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, target := range []string{
		"/search?q=x&format=xml", "/search?q=x&limit=x", "/search?q=x&viewbox=1,2,3", "/reverse?lat=1", "/reverse?lat=1&lon=1&zoom=99",
		"/lookup", "/status?format=x", "/photon/api?q=x&limit=0", "/photon/api?q=x&layer=x", "/photon/reverse?lat=100&lon=0",
	} {
		x := webtest.Ask(t, srv, "GET", target, "")
		var got struct {
			Error   struct{ Message string }
			Message string
		}
		if err := json.Unmarshal(x.Body, &got); err != nil || x.Status != 400 || got.Error.Message+got.Message == "" {
			t.Errorf("GET %s = %d %s, want 400 and a message (%v)", target, x.Status, x.Body, err)
		}
	}
}
