package api_test

import (
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestAreas(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "areas", "GET", "/v1/areas?ids=geonames:298795,geonames:323786", "")
	webtest.Golden(t, srv, "areas-unknown", "GET", "/v1/areas?ids=geonames:1", "")
	webtest.Golden(t, srv, "areas-missing", "GET", "/v1/areas", "")
}
