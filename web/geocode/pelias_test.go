package geocode_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"

	"github.com/paulmach/orb/geojson"
)

func TestPelias(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "pelias-search", "GET", "/v1/search?text=Istanbul&layers=locality&api_key=undefined", "")
	webtest.Golden(t, srv, "pelias-none", "GET", "/v1/search?text=Qwertyuiop", "")
	webtest.Golden(t, srv, "pelias-missing", "GET", "/v1/search", "")
	webtest.Golden(t, srv, "pelias-reverse", "GET", "/v1/reverse?point.lat=41&point.lon=29", "")
	webtest.Golden(t, srv, "pelias-reverse-missing", "GET", "/v1/reverse?point.lat=41", "")
	webtest.Golden(t, srv, "pelias-place", "GET", "/v1/place?ids=geonames:locality:323786,geonames:703883,x:y", "")
}

// found lists the names of the places in an answer.
func found(t *testing.T, x webtest.Exchange) string {
	t.Helper()
	fc, err := geojson.UnmarshalFeatureCollection(x.Body)
	if err != nil {
		t.Fatalf("%v in %s", err, x.Body)
	}
	var all []string
	for _, f := range fc.Features {
		all = append(all, fmt.Sprint(f.Properties["label"]))
	}
	return strings.Join(all, "; ")
}

func TestPeliasFindsPlaces(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct{ target, want string }{
		{"/v1/search?text=Kiev", "Kyiv, Ukraine"},
		{"/v1/search?text=Paris,+Texas", "Paris, TX, USA"},
		{"/v1/search?text=Paris&boundary.country=USA", "Paris, TX, USA"},
		{"/v1/search?text=Paris&boundary.country=us", "Paris, TX, USA"},
		{"/v1/search?text=Moscow&size=1", "Moscow, Russia"},
		{"/v1/search?text=Moscow&size=1&focus.point.lat=46&focus.point.lon=-117", "Moscow, USA"},
		{
			"/v1/search?text=Moscow&boundary.rect.min_lat=40&boundary.rect.max_lat=50&boundary.rect.min_lon=-120&boundary.rect.max_lon=-110",
			"Moscow, USA",
		},
		{"/v1/search?text=Ankra", "Ankara, Turkey"},
		{"/v1/search?text=Istanbul&layers=region", "Istanbul Province, Turkey"},
		{"/v1/search?text=Istanbul&layers=ocean", ""},
		{"/v1/search?text=41.01,28.95&size=1&layers=locality", "Istanbul, Istanbul Province, Turkey"},
		{"/v1/autocomplete?text=anka", "Ankara, Turkey"},
		{"/v1/autocomplete/?text=suv", "Suva, Fiji"},
		{"/v1/reverse?point.lat=39.9&point.lon=33&size=2", "Ankara, Turkey; Turkey"},
		{"/v1/reverse?point.lat=39&point.lon=33&size=2", "Turkey"}, // no town is near
		{"/v1/reverse?point.lat=39&point.lon=33&layers=country", "Turkey"},
		{"/v1/reverse?point.lat=39&point.lon=33&layers=locality&boundary.circle.radius=50", ""},
		{"/v1/reverse?point.lat=39&point.lon=33&layers=locality&boundary.circle.radius=150", "Ankara, Turkey"},
		{"/v1/reverse?point.lat=39.9&point.lon=392.8", "Ankara, Turkey"},
		{"/v1/reverse?point.lat=-18&point.lon=-179", ""}, // the open sea
		{"/v1/reverse?point.lat=41&point.lon=29&layers=coarse", "Istanbul, Istanbul Province, Turkey"},
		{"/v1/reverse?point.lat=41&point.lon=29&sources=osm", ""},
		{"/v1/reverse?point.lat=41&point.lon=29&boundary.country=UA", ""},
		{"/v1/nearby?point.lat=41&point.lon=29", ""},
		{"/v1/search?text=Paris+Texas+USA", "Paris, TX, USA"},
		{"/v1/search?text=Paris,+Turkey", "Turkey"},
		{"/v1/search?text=Moscow&layers=-locality", ""},
		{"/v1/search?text=Istanbul&layers=-locality", "Istanbul Province, Turkey"},
		{"/v1/search?text=Istanbul&layers=empire", ""},
		{"/v1/search?text=Paris&boundary.gid=geonames:4736286", "Paris, TX, USA"},
		{"/v1/search?text=Paris&boundary.circle.lat=33&boundary.circle.lon=-96", ""},
		{"/v1/search?text=Paris&boundary.circle.lat=33&boundary.circle.lon=-96&boundary.circle.radius=100", "Paris, TX, USA"},
		{"/v1/search?text=Paris&sources=wof", ""},
		{"/v1/search?text=Suva&sources=gn,osm", "Suva, Fiji"},
		{"/v1/search?text=Ankara&lang=de", "Ankara, Türkei"},
		{"/v1/search?text=Ukraine&lang=uk", "Україна"},
		{"/v1/search/structured?locality=Paris&region=Texas", "Paris, TX, USA"},
		{"/v1/search/structured?locality=Paris&country=FRA", "Paris, France"},
		{"/v1/search/structured?locality=Paris&country=Ukraine", "Ukraine"},
		{"/v1/search/structured?region=Texas", "Texas, USA"},
		{"/v1/search/structured?country=TR&address=Main+Street+1", "Turkey"},
		{"/v1/search/structured?postalcode=12345", ""},
	}
	for _, test := range tests {
		if got := found(t, webtest.Ask(t, srv, "GET", test.target, "")); got != test.want {
			t.Errorf("GET %s found %q, want %q", test.target, got, test.want)
		}
	}
}

func TestPeliasErrors(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, target := range []string{
		"/v1/search?text=%20", "/v1/search?text=x&boundary.gid=moon", "/v1/search?text=x&sources=moon",
		"/v1/search/structured", "/v1/place?ids=moon",
		"/v1/reverse?point.lat=91&point.lon=1", "/v1/reverse?point.lat=1&point.lon=1&boundary.circle.radius=-1",
		"/v1/search?text=x&layers=planet", "/v1/search?text=x&boundary.country=ZZZ",
		"/v1/search?text=x&focus.point.lat=1", "/v1/search?text=x&boundary.rect.min_lat=1&boundary.rect.min_lon=1",
		"/v1/reverse?point.lat=x&point.lon=1",
		"/v1/place", "/v1/search?text=" + strings.Repeat("x", 5000), "/v1/autocomplete?text=%ff",
	} {
		x := webtest.Ask(t, srv, "GET", target, "")
		var got struct {
			Geocoding struct{ Errors []string }
			Features  []any
		}
		if err := json.Unmarshal(x.Body, &got); err != nil || x.Status != 400 || len(got.Geocoding.Errors) != 1 ||
			got.Features == nil {
			t.Errorf("GET %.60s = %d %s, want 400 with one error (%v)", target, x.Status, x.Body, err)
		}
	}
}

func TestPeliasClampsSize(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	var got struct {
		Geocoding struct {
			Warnings []string
			Query    map[string]any
		}
	}
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/v1/search?text=Moscow&size=500", "").Body, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Geocoding.Warnings) != 1 || got.Geocoding.Query["size"] != 40.0 {
		t.Errorf(
			"size=500: warnings %q, query %v, want one warning and 40",
			got.Geocoding.Warnings,
			got.Geocoding.Query,
		)
	}
}

// What is not met is said: by a warning, a fallback, less confidence.
func TestPeliasTells(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct {
		target, warning, match string
		confidence             float64
	}{
		{"/v1/search?text=Suva", "", "exact", 1},
		{"/v1/search?text=Suva&size=0", "MIN_SIZE", "exact", 1},
		{"/v1/search?text=Suva&size=many", "DEFAULT_SIZE", "exact", 1},
		{"/v1/search?text=Suva&colour=red", "Invalid Parameter: colour", "exact", 1},
		{"/v1/search?text=Suva&categories=food", "categories", "exact", 1},
		{"/v1/search?text=Suvva", "", "fallback", .7},
		{"/v1/search?text=Suva,+France", "", "fallback", .5},
		{"/v1/search?text=Suva,+Atlantis", "", "fallback", .6},
		{"/v1/search?text=Suva+12345", "", "fallback", .9},
		{"/v1/search/structured?locality=Suva&address=Main+Street", "address", "fallback", .6},
		{"/v1/autocomplete?text=Suv", "", "fallback", .8},
		{"/v1/reverse?point.lat=39.9&point.lon=32.8&boundary.circle.radius=99999", "out of range", "fallback", .6},
	}
	for _, test := range tests {
		var got struct {
			Geocoding struct{ Warnings []string }
			Features  []struct {
				Properties struct {
					Confidence float64
					MatchType  string `json:"match_type"`
				}
			}
		}
		if err := json.Unmarshal(webtest.Ask(t, srv, "GET", test.target, "").Body, &got); err != nil || len(got.Features) == 0 {
			t.Errorf("GET %s: %v, %d features", test.target, err, len(got.Features))
			continue
		}
		warnings := strings.Join(got.Geocoding.Warnings, "; ")
		p := got.Features[0].Properties
		if !strings.Contains(warnings, test.warning) || (test.warning == "") != (warnings == "") || p.MatchType != test.match ||
			p.Confidence != test.confidence {
			t.Errorf("GET %s: warnings %q, %s, %v, want %q, %s, %v", test.target, warnings, p.MatchType, p.Confidence,
				test.warning, test.match, test.confidence)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	s := webtest.NewServer(b, web.Config{})
	for b.Loop() {
		if status := webtest.Answer(s, "GET", "/v1/search?text=Istanbul", "").Code; status != 200 {
			b.Fatal(status)
		}
	}
}
