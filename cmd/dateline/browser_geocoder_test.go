package main

import (
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// geocoderPage is a page of somebody else, with Leaflet and its geocoder
// control as they come from npm.
const geocoderPage = "testdata/geocoder"

// geocoded is a result of leaflet-control-geocoder.
type geocoded struct {
	Name     string
	Lat, Lon float64
	Holds    bool // the box around the place holds its point
}

func (g geocoded) isAt(lat, lon float64) bool {
	return g.Holds && math.Abs(g.Lat-lat) < .1 && math.Abs(g.Lon-lon) < .1
}

// TestBrowserGeocodes lets leaflet-control-geocoder ask the service in the
// dialects that it knows, from a page of another origin.
func TestBrowserGeocodes(t *testing.T) {
	if _, err := os.Stat(geocoderPage + "/node_modules/leaflet-control-geocoder"); err != nil {
		lacking(t, "leaflet-control-geocoder is not installed: npm ci --prefix cmd/dateline/"+geocoderPage)
	}
	base := serveArticles(t)
	page := httptest.NewServer(http.FileServer(http.Dir(geocoderPage)))
	t.Cleanup(page.Close)
	for _, test := range []struct {
		dialect  string
		suggests bool
	}{{"pelias", true}, {"photon", true}, {"nominatim", false}} {
		t.Run(test.dialect, func(t *testing.T) {
			ctx := open(t, desktop, &guard{hosts: hosts(t, page.URL, base)})
			look(t, ctx, chromedp.Navigate(page.URL+"/?"+url.Values{"dialect": {test.dialect}, "server": {base}}.Encode()))
			until(t, ctx, `document.querySelector(".leaflet-control-geocoder-form input")`)
			asks := func(question, name string, lat, lon float64) {
				t.Helper()
				found := ask[[]geocoded](t, ctx, "answers("+question+")")
				if len(found) == 0 || found[0].Name != name || !found[0].isAt(lat, lon) {
					t.Errorf("%s: %+v, want %s at %v, %v first", question, found, name, lat, lon)
				}
			}
			asks(`geocoder.geocode("Istanbul")`, "Istanbul, Istanbul Province, Turkey", 41.01, 28.95)
			asks(`geocoder.geocode("Kiev")`, "Kyiv, Kyiv City, Ukraine", 50.45, 30.52)
			paris := "Paris, Texas, United States"
			if test.dialect == "pelias" {
				paris = "Paris, TX, USA" // as Pelias labels the United States
			}
			asks(`geocoder.reverse({ lat: 33.66, lng: -95.56 }, map.options.crs.scale(12))`, paris, 33.66, -95.56)
			asks(`geocoder.reverse({ lat: 78.2, lng: 15.6 }, map.options.crs.scale(12))`, "Longyearbyen, Svalbard, Svalbard and Jan Mayen", 78.22, 15.65)
			if none := ask[[]geocoded](t, ctx, `answers(geocoder.geocode("nothing bears this name"))`); len(none) > 0 {
				t.Errorf("a name that nothing bears: %+v", none)
			}
			if test.suggests {
				asks(`geocoder.suggest("Istanb")`, "Istanbul, Istanbul Province, Turkey", 41.01, 28.95)
			}

			const input, first = `.leaflet-control-geocoder-form input`, `.leaflet-control-geocoder-alternatives li:first-child a`
			look(t, ctx, chromedp.SendKeys(input, "Odesa"+kb.Enter), chromedp.WaitVisible(first), chromedp.Click(first))
			until(t, ctx, `marked && document.querySelector(".leaflet-popup-content")`)
			if got := ask[geocoded](t, ctx, `marked`); !strings.HasPrefix(got.Name, "Odesa, ") || !got.isAt(46.48, 30.73) {
				t.Errorf("chosen in the control: %+v, want Odesa at 46.48, 30.73", got)
			}
			if said := ask[string](t, ctx, `document.querySelector(".leaflet-popup-content").innerText`); !strings.Contains(said, "Odesa") {
				t.Errorf("the popup says %q, want Odesa", said)
			}
		})
	}
}
