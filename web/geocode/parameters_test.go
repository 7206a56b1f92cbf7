package geocode_test

import (
	"net/url"
	"strings"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

// TestEveryParameter asks with each parameter that the documentation of Nominatim,
// Photon and Pelias has, and looks that it is honoured, refused or warned of in the
// manner of that service: none may be ignored in silence. What those ignore themselves
// stands there, too.
func TestEveryParameter(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	const refusedNominatim, refusedPhoton, refusedPelias = `{"error":{"code":400,`, `{"message":"`, `"errors":["`
	for _, test := range []struct {
		path   string
		status int
		want   string
	}{
		// https://nominatim.org/release-docs/latest/api/Search/
		{"/search?q=Suva", 200, `"Suva`},
		{"/search?q=Suva&city=Suva", 400, refusedNominatim},
		{"/search?amenity=pub&city=Suva", 200, `[]`},
		{"/search?street=1+Main+Street&city=Suva", 200, `[]`},
		{"/search?city=Paris&county=Lamar+County&state=Texas", 200, `[`},
		{"/search?state=Texas&country=US&city=Paris", 200, `"Paris, Texas, United States"`},
		{"/search?country=Turkey", 200, `"Turkey"`},
		{"/search?postalcode=06100", 200, `[]`},
		{"/search?q=Suva&format=xml", 200, `<searchresults `},
		{"/search?q=Suva&format=json", 200, `"class":"place"`},
		{"/search?q=Suva&format=jsonv2", 200, `"category":"place"`},
		{"/search?q=Suva&format=geojson", 200, `"type":"FeatureCollection"`},
		{"/search?q=Suva&format=geocodejson", 200, `"geocoding":{`},
		{"/search?q=Suva&format=yaml", 400, refusedNominatim},
		{"/search?q=Suva&json_callback=show", 200, `show([`},
		{"/search?q=Suva&json_callback=a(b)", 400, refusedNominatim},
		{"/search?q=Moscow&limit=1", 200, `"Moscow, Russia"`},
		{"/search?q=Moscow&limit=x", 400, refusedNominatim},
		{"/search?q=Suva&addressdetails=100", 200, `"address":{`},
		{"/search?q=Turkey&extratags=1", 200, `"extratags":{`},
		{"/search?q=Suva&namedetails=1", 200, `"namedetails":{`},
		{"/search?q=Suva&entrances=1", 200, `"Suva`}, // of which none are known
		{"/search?q=Turkey&accept-language=de", 200, `"Türkei"`},
		{"/search?q=Moscow&countrycodes=us", 200, `"Moscow, United States"`},
		{"/search?q=Moscow&countrycodes=us,,x1x", 200, `"Moscow, United States"`},
		{"/search?q=Istanbul&layer=natural", 200, `[]`},
		{"/search?q=Istanbul&layer=sky", 400, refusedNominatim},
		{"/search?q=Istanbul&featureType=state", 200, `"Istanbul Province, Turkey"`},
		{"/search?q=Istanbul&featureType=sky", 400, refusedNominatim},
		{"/search?q=Moscow&exclude_place_ids=524901", 200, `"Moscow, United States"`},
		{"/search?q=Moscow&exclude_place_ids=x", 400, refusedNominatim},
		{"/search?q=Moscow&viewbox=-118,47,-116,46&limit=1", 200, `"Moscow, United States"`},
		{"/search?q=Moscow&viewbox=9,47,9,47", 400, refusedNominatim},
		{"/search?q=Moscow&viewbox=-120,50,-110,40&bounded=1", 200, `"Moscow, United States"`},
		{"/search?q=Turkey&polygon_geojson=1", 200, `"geojson":{"type":"Polygon"`},
		{"/search?q=Turkey&polygon_kml=1", 200, `"geokml":"<Polygon>`},
		{"/search?q=Turkey&polygon_svg=1", 200, `"svg":"M `},
		{"/search?q=Turkey&polygon_text=1", 200, `"geotext":"POLYGON(`},
		{"/search?q=Turkey&polygon_text=1&polygon_svg=1", 400, refusedNominatim},
		{"/search?q=Turkey&polygon_text=1&polygon_threshold=x", 400, refusedNominatim},
		{"/search?q=Suva&email=a@b.example&dedupe=0&debug=0&unknown=1", 200, `"Suva`}, // ignored there, too
		{"/search?q=.", 200, `[]`},
		{"/search", 400, refusedNominatim},
		// https://nominatim.org/release-docs/latest/api/Reverse/
		{"/reverse?lat=41&lon=29", 200, `<reversegeocode `},
		{"/reverse?lat=41&lon=29&format=json&zoom=10", 200, `"name":"Istanbul"`},
		{"/reverse?lat=41&lon=29&format=json&zoom=3", 200, `"name":"Turkey"`},
		{"/reverse?lat=41&lon=29&format=json&zoom=x", 400, refusedNominatim},
		{"/reverse?lat=41&lon=29&format=json&layer=natural", 200, `Unable to geocode`},
		{"/reverse?lat=x&lon=29&format=json", 400, `is not a number"`},
		{"/reverse?lat=91.3&lon=29&format=json", 200, `Unable to geocode`},
		{"/reverse?lat=41&lon=324&format=json", 200, `Unable to geocode`},
		{"/reverse?lat=0&lon=0&format=json", 200, `Unable to geocode`},
		{"/reverse?lat=41&lon=29&format=json&addressdetails=0", 200, `"display_name"`},
		// https://nominatim.org/release-docs/latest/api/Lookup/, Details, Status
		{"/lookup?osm_ids=R174737", 200, `<searchresults `},
		{"/lookup?osm_ids=R174737&format=json", 200, `"osm_id":174737`},
		{"/lookup?osm_ids=N745044&format=json", 200, `[]`},
		{"/lookup?osm_ids=" + strings.TrimSuffix(strings.Repeat("N1,", 51), ",") + "&format=json", 400, "too many object IDs"},
		{"/details?place_id=2198148", 200, `"place_id":2198148`},
		{"/details?osmtype=R&osmid=174737", 200, `"osm_id":174737`},
		{"/status", 200, "OK"},
		{"/status?format=json", 200, `"data_updated":"`},
		// https://github.com/komoot/photon/blob/master/docs/api-v1.md
		{"/photon/api?q=Suva", 200, `"Suva"`},
		{"/photon/api", 400, refusedPhoton},
		{"/photon/api?q=Moscow&limit=1", 200, `"RU"`},
		{"/photon/api?q=Moscow&limit=x", 400, refusedPhoton},
		{"/photon/api?q=Moscow&lat=46&lon=-117&limit=1", 200, `"US"`},
		{"/photon/api?q=Moscow&lat=46", 400, refusedPhoton},
		{"/photon/api?q=Moscow&lat=46&lon=-117&zoom=14&limit=1", 200, `"US"`},
		{"/photon/api?q=Moscow&zoom=x", 400, refusedPhoton},
		{"/photon/api?q=Moscow&lat=46&lon=-117&location_bias_scale=1&limit=1", 200, `"RU"`},
		{"/photon/api?q=Moscow&location_bias_scale=2", 400, refusedPhoton},
		{"/photon/api?q=Moscow&bbox=-120,40,-110,50", 200, `"US"`},
		{"/photon/api?q=Moscow&bbox=1,2", 400, refusedPhoton},
		{"/photon/api?q=Paris&countrycode=us", 200, `"Texas"`},
		{"/photon/api?q=Paris&countrycode=XYZ", 400, refusedPhoton},
		{"/photon/api?q=Istanbul&layer=state", 200, `"state"`},
		{"/photon/api?q=Istanbul&layer=sky", 400, refusedPhoton},
		{"/photon/api?q=Moscow&osm_tag=!place:city", 200, `"US"`},
		{"/photon/api?q=Moscow&osm_tag=b:a:d", 400, refusedPhoton},
		{"/photon/api?q=Moscow&include=osm.boundary", 200, `"features":[]`},
		{"/photon/api?q=Moscow&exclude=osm.place.city", 200, `"US"`},
		{"/photon/api?q=Moscow&include=x", 400, refusedPhoton},
		{"/photon/api?q=Turkey&lang=de", 200, `"Türkei"`},
		{"/photon/api?q=Turkey&lang=xx", 400, "default, en, de, fr"},
		{"/photon/api?q=Turkey&geometry=true", 200, `"Polygon"`},
		{"/photon/api?q=Turkey&geometry=x", 400, refusedPhoton},
		{"/photon/api?q=Suva&dedupe=0&debug=1", 200, `"Suva"`},
		{"/photon/api?q=Suva&unknown=1", 400, refusedPhoton},
		{"/photon/structured?city=Paris&state=Texas", 200, `"US"`},
		{"/photon/structured?city=Paris&housenumber=1", 200, `"features":[]`},
		{"/photon/structured", 400, refusedPhoton},
		{"/photon/reverse?lat=41&lon=29&radius=5000&limit=1", 200, `"Istanbul`},
		{"/photon/reverse?lat=41&lon=29&radius=0", 400, refusedPhoton},
		{"/photon/reverse?lat=41&lon=29&radius=6000", 400, refusedPhoton},
		{"/photon/reverse?lat=38.2&lon=30", 200, `"features":[]`}, // a kilometre by default
		{"/photon/reverse?lat=41&lon=29&distance_sort=false&radius=100", 200, `"Istanbul`},
		{"/photon/status", 200, `"import_date":"`},
		// https://github.com/pelias/documentation
		{"/v1", 302, ""}, // to the documentation
		{"/v1/search?text=Suva", 200, `"Suva`},
		{"/v1/search", 400, refusedPelias},
		{"/v1/search?text=Moscow&size=x", 200, "DEFAULT_SIZE (10)"},
		{"/v1/search?text=Moscow&size=0", 200, "MIN_SIZE (1)"},
		{"/v1/search?text=Moscow&size=99", 200, "MAX_SIZE (40)"},
		{"/v1/search?text=Turkey&layers=-country", 200, `"features":[]`},
		{"/v1/search?text=Turkey&layers=empire,macrohood", 200, `"features":[]`},
		{"/v1/search?text=Turkey&layers=sky", 400, refusedPelias},
		{"/v1/search?text=Turkey&sources=geonames", 200, `"Turkey"`},
		{"/v1/search?text=Turkey&sources=osm", 200, `"features":[]`},
		{"/v1/search?text=Turkey&sources=bogus", 400, refusedPelias},
		{"/v1/search?text=Moscow&boundary.country=USA", 200, `"USA"`},
		{"/v1/search?text=Moscow&boundary.country=XX", 400, refusedPelias},
		{"/v1/search?text=Paris&boundary.gid=geonames:region:4736286", 200, `"Paris, TX, USA"`},
		{"/v1/search?text=Paris&boundary.gid=bogus", 400, refusedPelias},
		{"/v1/search?text=Moscow&boundary.rect.min_lat=40&boundary.rect.max_lat=50&boundary.rect.min_lon=-120&boundary.rect.max_lon=-110", 200, `"USA"`},
		{"/v1/search?text=Moscow&boundary.rect.min_lat=40", 400, refusedPelias},
		{"/v1/search?text=Moscow&boundary.circle.lat=46&boundary.circle.lon=-117&boundary.circle.radius=200", 200, `"USA"`},
		{"/v1/search?text=Moscow&boundary.circle.lat=46", 400, refusedPelias},
		{"/v1/search?text=Moscow&focus.point.lat=46&focus.point.lon=-117&size=1", 200, `"USA"`},
		{"/v1/search?text=Moscow&focus.point.lat=46", 400, refusedPelias},
		{"/v1/search?text=Turkey&lang=de", 200, `"Türkei"`},
		{"/v1/search?text=Turkey&categories=food", 200, `"warnings":["categories`},
		{"/v1/search?text=Turkey&foo=1", 200, `"warnings":["Invalid Parameter: foo"]`},
		{"/v1/search/structured?locality=Paris&region=Texas", 200, `"Paris, TX, USA"`},
		{"/v1/search/structured?locality=Paris&address=1+Main+Street&region=Texas", 200, `"warnings":["address`},
		{"/v1/search/structured", 400, refusedPelias},
		{"/v1/autocomplete?text=Istan", 200, `"Istanbul`},
		{"/v1/autocomplete?text=Istan&foo=1", 200, `"Invalid Parameter: foo"`},
		{"/v1/reverse?point.lat=41&point.lon=29", 200, `"gid":"geonames:locality:745044"`},
		{"/v1/reverse?point.lat=41&point.lon=389", 200, `"gid":"geonames:locality:745044"`}, // wraps
		{"/v1/reverse?point.lat=41&point.lon=29&layers=country", 200, `"country_a":"TUR"`},
		{"/v1/reverse?point.lat=41&point.lon=29&layers=coarse", 200, `"layer":"`},
		{"/v1/reverse?point.lat=41&point.lon=29&boundary.circle.radius=9000", 200, `"Istanbul`},
		{"/v1/reverse?point.lat=41&point.lon=29&boundary.country=USA", 200, `"features":[]`},
		{"/v1/reverse?point.lat=41&point.lon=29&sources=bogus", 400, refusedPelias},
		{"/v1/reverse?point.lat=0&point.lon=0", 200, `"features":[]`},
		{"/v1/reverse?point.lat=41", 400, refusedPelias},
		{"/v1/nearby?point.lat=41&point.lon=29", 200, `"type":"FeatureCollection"`},
		{"/v1/place?ids=geonames:locality:745044", 200, `"Istanbul`},
		{"/v1/place?ids=geonames:745044", 200, `"Istanbul`},
		{"/v1/place?ids=geonames:locality:1", 200, `"warnings":["no place`},
		{"/v1/place?ids=bogus", 400, refusedPelias},
	} {
		x := webtest.Ask(t, srv, "GET", strings.ReplaceAll(test.path, "@", url.QueryEscape("@")), "")
		if x.Status != test.status || !strings.Contains(string(x.Body), test.want) {
			t.Errorf("GET %s = %d %.400s, want %d, %s", test.path, x.Status, x.Body, test.status, test.want)
		}
	}
}
