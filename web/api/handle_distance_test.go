package api_test

import (
	"encoding/json"
	"math"
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestDistance(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "distance", "GET", "/v1/distance?from=Istanbul&to=geonames:323786", "")
	webtest.Golden(t, srv, "distance-ambiguous", "GET", "/v1/distance?from=Moscow&to=Paris,+Texas", "")
	webtest.Golden(t, srv, "distance-via", "GET", "/v1/distance?from=Istanbul&via=Antalya&to=Ankara", "")
	webtest.Golden(t, srv, "distance-antimeridian", "GET", "/v1/distance?from=Suva&to=-13.8,-171.8&f=geojson", "")
	webtest.Golden(t, srv, "distance-unknown", "GET", "/v1/distance?from=Istambul&to=Ankara", "")
	webtest.Golden(t, srv, "distance-missing", "GET", "/v1/distance?from=Istanbul", "")
	webtest.Golden(t, srv, "distance-off-earth", "GET", "/v1/distance?from=91,0&to=Ankara", "")
	webtest.Golden(t, srv, "distance-format", "GET", "/v1/distance?from=Kyiv&to=Ankara&f=docx", "")
}

// TestDistanceIsGeodesic compares with GeographicLib's GeodSolve:
//
//	echo 41.01384 28.94966 39.91987 32.85427 | GeodSolve -i -p 6
func TestDistanceIsGeodesic(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	var got struct {
		Metres         float64 `json:"metres"`
		Azimuth        float64 `json:"azimuth"`
		ArrivalAzimuth float64 `json:"arrival_azimuth"`
	}
	x := webtest.Ask(t, srv, "GET", "/v1/distance?from=41.01384,28.94966&to=39.91987,32.85427", "")
	if err := json.Unmarshal(x.Body, &got); err != nil {
		t.Fatal(err)
	}
	const metres, azimuth, arrival = 352686.022843, 108.87020773544, 111.40501679536
	if math.Abs(got.Metres-metres) > 1e-4 || math.Abs(got.Azimuth-azimuth) > 1e-6 ||
		math.Abs(got.ArrivalAzimuth-arrival) > 1e-6 {
		t.Errorf(
			"%v m, %v°, %v°, want %v m, %v°, %v°",
			got.Metres,
			got.Azimuth,
			got.ArrivalAzimuth,
			metres,
			azimuth,
			arrival,
		)
	}
}

func TestDistances(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "distances", "POST", "/v1/distances", `{"places":["Istanbul","Ankara","41,29"]}`,
		"Content-Type: application/json")
	webtest.Golden(t, srv, "distances-get", "GET", "/v1/distances?from=Kyiv&to=Ankara&to=Antalya", "")
	webtest.Golden(t, srv, "distances-csv-sides", "GET", "/v1/distances?from=Kyiv&from=1,2&to=Ankara&to=Kyiv&f=csv", "")
	webtest.Golden(t, srv, "distances-csv", "GET", "/v1/distances?places=Kyiv&places=Ankara&f=csv", "")
	webtest.Golden(t, srv, "distances-both", "GET", "/v1/distances?places=Kyiv&from=Ankara&to=Antalya", "")
	webtest.Golden(t, srv, "distances-unknown", "POST", "/v1/distances", `{"places":["Istanbul","Nowhere at all"]}`,
		"Content-Type: application/json")
	webtest.Golden(t, srv, "distances-member", "POST", "/v1/distances", `{"place":["Istanbul"]}`,
		"Content-Type: application/json")
}
