package geocode_test

import (
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestNominatim(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "nominatim-json", "GET", "/search?q=Ankara&format=json", "")
	webtest.Golden(t, srv, "nominatim-jsonv2", "GET", "/search?q=Crimea&addressdetails=1&extratags=1", "")
	webtest.Golden(t, srv, "nominatim-geojson", "GET", "/search?q=Suva&format=geojson", "")
	webtest.Golden(t, srv, "nominatim-geocodejson", "GET", "/search?city=Paris&state=Texas&format=geocodejson", "")
	webtest.Golden(t, srv, "nominatim-reverse", "GET", "/reverse?lat=39.9&lon=32.8&format=jsonv2", "")
	webtest.Golden(t, srv, "nominatim-reverse-country", "GET", "/reverse?lat=39.9&lon=32.8&zoom=3&addressdetails=0", "")
	webtest.Golden(t, srv, "nominatim-reverse-nothing", "GET", "/reverse?lat=0&lon=-30&zoom=3", "")
	webtest.Golden(t, srv, "nominatim-lookup", "GET",
		"/lookup?osm_ids=geonames:703448,geonames:1&format=json&addressdetails=0", "")
	webtest.Golden(t, srv, "nominatim-xml", "GET",
		"/search?q=Crimea&format=xml&addressdetails=1&extratags=1&namedetails=1&polygon_kml=1", "")
	webtest.Golden(t, srv, "nominatim-details", "GET", "/details?place_id=745044&addressdetails=1", "")
	webtest.Golden(t, srv, "nominatim-error", "GET", "/search?format=json", "")
	webtest.Golden(t, srv, "nominatim-status", "GET", "/status?format=json", "")
	if got := string(webtest.Ask(t, srv, "GET", "/status", "").Body); got != "OK" {
		t.Errorf("GET /status = %q, want OK", got)
	}
}
