package geocode_test

import (
	"encoding/json"
	"fmt"
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
		{"/search?city=Paris&state=Texas", `"Paris, Texas, United States"`},
		{"/search?city=Paris&country=France", `"Paris, France"`},
		{"/search?city=Paris&country=Turkey", `[]`},
		{"/search?q=Paris,+Ukraine", `[]`},
		{"/search?q=Paris,+Atlantis", `[]`},
		{"/search?city=Ankara&street=Atatürk+Bulvarı+1", `[]`},
		{"/search?postalcode=06100", `[]`},
		{"/search?city=Ankara&postalcode=06100", `"Ankara, Turkey"`},
		{"/search?q=!", `[]`},
		{"/search?q=-40,-30", `[]`},
		{"/search?q=39.9,32.8", `"Ankara, Turkey"`},
		{"/search?q=Istanbul&featureType=state", `"Istanbul Province, Turkey"`},
		{"/search?q=Ankara&featureType=state", `[]`},
		{"/search?q=Black+Sea&layer=natural", `"Black Sea"`},
		{"/search?q=Black+Sea&layer=poi,address", `[]`},
		{"/search?q=Moscow&exclude_place_ids=524901", `"Moscow, United States"`},
		{"/search?q=Moscow&exclude_place_ids=524901,5601538&limit=1", `[]`},
		{"/search?q=Moscow&countrycodes=us,x1x,,", `"Moscow, United States"`},
		{"/search?q=Moscow&limit=0", `"Moscow, Russia"`},
		{"/search?q=Turkey&accept-language=tr", `"display_name":"Türkiye"`},
		{"/search?q=Ankara&accept-language=el", `"display_name":"Ankara, Τουρκία"`},
		{"/search?q=Ankara&accept-language=fr-CA,en%3Bq=0.5", `"display_name":"Ankara, Turquie"`},
		{"/search?q=Ankara&accept-language=en,fr", `"display_name":"Ankara, Turkey"`},
		{"/search?q=Ankara&accept-language=!", `"display_name":"Ankara, Turkey"`},
		{"/search?q=Kyiv&namedetails=1", `"namedetails":{"alt_name":"Kiev","name":"Kyiv","name:ru":"Киев","name:uk":"Київ"}`},
		{"/search?q=Turkey&polygon_text=1", `"geotext":"POLYGON((26 36,45 36,45 42,26 42,26 36))"`},
		{"/search?q=Turkey&polygon_svg=1", `"svg":"M 26 -36 L 45 -36 45 -42 26 -42 Z"`},
		{"/search?q=Turkey&polygon_kml=1", `"geokml":"<Polygon><outerBoundaryIs><LinearRing><coordinates>26,36 45,36`},
		{"/search?q=Turkey&polygon_geojson=1&polygon_threshold=0.1", `"geojson":{"type":"Polygon"`},
		{"/search?q=Suva&polygon_geojson=1", `"geojson":{"type":"Point"`},
		{"/search?q=Suva&polygon_svg=1", `"svg":"cx=\"178.44149\" cy=\"18.14161\""`},
		{"/search?q=Turkey&format=geojson&polygon_geojson=1", `"geometry":{"type":"Polygon"`},
		{"/search?q=Suva&json_callback=app.show", `app.show([{"place_id":2198148`},
		{"/search?city=Paris&state=Texas&addressdetails=-1", `"ISO3166-2-lvl4":"US-TX"`},
		{"/search?city=Paris&state=Texas&format=geocodejson&addressdetails=1", `"admin":{"level2":"United States","level4":"Texas"}`},
		{"/details?place_id=2198148&addressdetails=1", `"parent_place_id":2205218`},
		{"/reverse?lat=38.2&lon=30&format=json", `"name":"Turkey"`}, // no town is near
		{"/reverse?lat=-20&lon=-30&format=geojson", `"Unable to geocode"`},
		{"/reverse?lat=91&lon=0&format=json", `"Unable to geocode"`},
		{"/reverse?lat=41&lon=28.9&format=json&zoom=10", `"name":"Istanbul"`},
		{"/reverse?lat=41&lon=28.9&format=json&zoom=10&layer=natural", `"Unable to geocode"`},
		{"/lookup?osm_ids=geonames:703448,N703448&format=json", `[{"place_id":703448`},
		{"/lookup?osm_ids=R174737,r223474&format=json", `"osm_type":"relation","osm_id":174737`},
		{"/lookup?osm_ids=W174737&format=json", `[]`},
		{"/details?osmtype=R&osmid=223474", `"localname":"Istanbul Province"`},
		{"/search?q=TR-34", `"Istanbul Province, Turkey"`},
		{"/search?q=Ankara,+TR-34", `[]`},
		{"/search?q=Türkei", `"Turkey"`},
		{"/search?q=Istanbul&addressdetails=1&layer=address", `"ISO3166-2-lvl4":"TR-34"`},
		{"/search?q=Istanbul&featureType=state&extratags=1", `"ISO3166-2":"TR-34"`},
		{"/search?q=Istanbul&featureType=state&extratags=1", `"wikidata":"Q534799"`},
		{"/photon/api?q=Turkey&layer=country", `"osm_id":174737`},
		{"/photon/api?q=Україна", `"Ukraine"`},
		{"/photon/api?q=Украї&lang=uk", `"Україна"`},
		{"/photon/api?q=Paris&countrycode=us", `"state":"Texas"`},
		{"/photon/api?q=Paris,+Ukraine", `"features":[]`},
		{"/photon/api?q=Turkey&lang=de", `"name":"Türkei"`},
		{"/photon/api?q=Ankara&lang=default", `"country":"Turkey"`},
		{"/photon/api?q=Turkey&geometry=true", `"type":"Polygon"`},
		{"/photon/api?q=Moscow&osm_tag=place:city", `"countrycode":"RU"`},
		{"/photon/api?q=Moscow&osm_tag=!place:city", `"countrycode":"US"`},
		{"/photon/api?q=Moscow&osm_tag=place:!city", `"countrycode":"US"`},
		{"/photon/api?q=Moscow&exclude=osm.place.city", `"countrycode":"US"`},
		{"/photon/api?q=Moscow&include=osm.boundary", `"features":[]`},
		{"/photon/api?q=Moscow&lat=46&lon=-117&location_bias_scale=1&limit=1", `"countrycode":"RU"`},
		{"/photon/structured?city=Paris&state=Texas", `"countrycode":"US"`},
		{"/photon/structured?city=Paris&countrycode=fr", `"countrycode":"FR"`},
		{"/photon/structured?countrycode=tr", `"name":"Turkey"`},
		{"/photon/structured?city=Suva&street=Main+Street", `"features":[]`},
		{"/photon/reverse?lat=38.2&lon=30", `"features":[]`},
		{"/photon/reverse?lat=38.2&lon=30&radius=300", `"name":"Antalya"`},
		{"/photon/status", `"status":"Ok"`},
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
		"/search?q=x&format=yaml", "/search?q=x&limit=x", "/search?q=x&viewbox=1,2,3", "/reverse?lat=1&format=json",
		"/reverse?lat=1&lon=1&zoom=99&format=json",
		"/lookup", "/status?format=x", "/details", "/details?place_id=x", "/details?osmid=1", "/search?q=x&city=y",
		"/search?q=x&featureType=planet", "/search?q=x&layer=sky", "/search?q=x&exclude_place_ids=a,b", "/search?q=x&viewbox=1,2,1,3",
		"/search?q=x&polygon_svg=1&polygon_geojson=1", "/search?q=x&polygon_threshold=much", "/search?q=x&json_callback=a(b)",
		"/search?q=x&json_callback=alert%281%29", "/reverse?lat=NaN&lon=1", "/reverse?lat=1,5&lon=1",
		"/lookup?osm_ids=" + strings.Repeat("N1,", 51), "/photon/api?q=x&flavour=sweet", "/photon/api?q=x&lang=xx",
		"/photon/api?q=x&lang=e",
		"/photon/api?q=x&osm_tag=a:b:c", "/photon/api?q=x&osm_tag=:", "/photon/api?q=x&osm_tag=!a:!b",
		"/photon/api?q=x&countrycode=TUR",
		"/photon/api?q=x&zoom=19", "/photon/api?q=x&location_bias_scale=2", "/photon/api?q=x&include=osm",
		"/photon/reverse?lat=1&lon=1&radius=0", "/photon/reverse?lat=1&lon=1&radius=5001", "/photon/structured",
		"/photon/structured?town=x", "/photon/api?q=x&limit=0", "/photon/api?q=x&layer=x", "/photon/reverse?lat=100&lon=0",
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

// Older clients of Nominatim ask with .php behind each path.
func TestNominatimAnswersAsPHP(t *testing.T) {
	s := webtest.NewServer(t, web.Config{})
	for _, path := range []string{"/search%s?q=Suva", "/reverse%s?lat=-18.14&lon=178.44", "/lookup%s?osm_ids=geonames:2198148",
		"/details%s?place_id=2198148"} {
		plain := webtest.Answer(s, "GET", fmt.Sprintf(path, ""), "")
		php := webtest.Answer(s, "GET", fmt.Sprintf(path, ".php"), "")
		if php.Code != 200 || php.Code != plain.Code || php.Header().Get("Content-Type") != plain.Header().Get("Content-Type") {
			t.Errorf("GET "+path+" = %d, want %d as without", ".php", php.Code, plain.Code)
		}
	}
}

// A header says which languages names are wanted in, and the answer that it
// depends on it.
func TestAcceptLanguage(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for target, want := range map[string]string{
		"/search?q=Ankara":                `"Ankara, Turchia"`,
		"/v1/search?text=Ankara":          `"Ankara, Turchia"`,
		"/photon/api?q=Ankara":            `"country":"Turchia"`,
		"/search?q=Turkey&format=geojson": `"display_name":"Turchia"`,
	} {
		x := webtest.Ask(t, srv, "GET", target, "", "Accept-Language: it-IT, it;q=0.9, en;q=0.5")
		if !strings.Contains(string(x.Body), want) || !strings.Contains(strings.Join(x.Header.Values("Vary"), ","), "Accept-Language") {
			t.Errorf("GET %s = %s, Vary %q, want %s", target, x.Body, x.Header.Values("Vary"), want)
		}
	}
}
