package api_test

import (
	"testing"

	"dateline/web"
	"dateline/web/webtest"
)

func TestFormats(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "formats", "GET", "/v1/formats", "")
}
