package geocode_test

import (
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestPhoton(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "photon-api", "GET", "/photon/api/?q=ank&limit=1&lang=en", "")
	webtest.Golden(t, srv, "photon-reverse", "GET", "/photon/reverse?lat=41&lon=29", "")
	webtest.Golden(t, srv, "photon-error", "GET", "/photon/api?q=", "")
}
