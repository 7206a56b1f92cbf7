package tiles_test

import (
	"bytes"
	"compress/gzip"
	"testing"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"

	"github.com/paulmach/orb/encoding/mvt"
)

func TestTiles(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct {
		path   string
		status int
	}{
		{"/tiles/basemap/0/0/0.mvt", 200},
		{"/tiles/basemap/8/148/96.mvt", 200},
		{"/tiles/basemap/2/2/1.mvt?layers=land,borders", 200},
		{"/tiles/basemap/2/2/1.mvt?layers=streets", 400},
		{"/tiles/basemap/8/20/160.mvt", 204}, // the middle of the Pacific
		{"/tiles/basemap/11/0/0.mvt", 404},
		{"/tiles/basemap/1/2/0.mvt", 404},
		{"/tiles/basemap/1/-1/0.mvt", 404},
		{"/tiles/basemap/1/0/0", 404},
		{"/tiles/basemap/1/0/00.mvt", 404},
		{"/tiles/basemap/x/0/0.mvt", 404},
		{"/tiles/basemap/99999999999999999999/0/0.mvt", 404},
		{"/tiles/places/0/0/0.mvt", 200},
		{"/tiles/places/14/9509/6141.mvt", 200}, // the middle of Istanbul
		{"/tiles/places/14/3000/10000.mvt", 204},
		{"/tiles/places/15/0/0.mvt", 404},
		{"/tiles/places/1/0/2.mvt", 404},
		{"/tiles/places/1/0/0", 404},
	}
	for _, test := range tests {
		got := webtest.Ask(t, srv, "GET", test.path, "")
		if got.Status != test.status {
			t.Errorf("GET %s = %d, want %d", test.path, got.Status, test.status)
		}
		if cache := got.Header.Get("Cache-Control"); got.Status < 400 && cache != httpx.CacheDay {
			t.Errorf("GET %s: Cache-Control %q, want %q", test.path, cache, httpx.CacheDay)
		}
		if got.Status != 200 {
			continue
		}
		if g := got.Header.Get("Content-Encoding"); g != "gzip" {
			t.Errorf("GET %s: Content-Encoding %q, want gzip", test.path, g)
		}
		zr, err := gzip.NewReader(bytes.NewReader(got.Body))
		if err != nil {
			t.Fatal(err)
		}
		var plain bytes.Buffer
		if _, err := plain.ReadFrom(zr); err != nil {
			t.Fatal(err)
		}
		layers, err := mvt.Unmarshal(plain.Bytes())
		if err != nil || len(layers) == 0 {
			t.Errorf("GET %s: %d layers, %v", test.path, len(layers), err)
		}
		if again := webtest.Ask(t, srv, "GET", test.path, "", "If-None-Match: "+got.Header.Get("ETag")); again.Status != 304 {
			t.Errorf("GET %s with its tag = %d, want 304", test.path, again.Status)
		}
	}
}

func TestGlyphs(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for path, status := range map[string]int{
		"/tiles/fonts/Liberation%20Sans%20Regular/0-255.pbf":                    200,
		"/tiles/fonts/Noto%20Sans%20Regular,liberation%20sans%20bold/0-255.pbf": 200,
		"/tiles/fonts/Noto%20Sans%2CLiberation%20Sans%20Bold/0-255.pbf":         200,
		"/tiles/fonts/Liberation%20Serif%20Italic/65280-65535.pbf":              200, // none of them
		"/tiles/fonts/Noto%20Sans%20Regular/0-255.pbf":                          404,
		"/tiles/fonts/Liberation%20Sans%20Regular/0-255":                        404,
		"/tiles/fonts/Liberation%20Sans%20Regular/1-256.pbf":                    404,
		"/tiles/fonts/Liberation%20Sans%20Regular/0-511.pbf":                    404,
		"/tiles/fonts/Liberation%20Sans%20Regular/00-255.pbf":                   404,
		"/tiles/fonts/Liberation%20Sans%20Regular/65536-65791.pbf":              404,
		"/tiles/fonts/Liberation%20Sans%20Regular/-256--1.pbf":                  404,
	} {
		x := webtest.Ask(t, srv, "GET", path, "", "Accept-Encoding: gzip")
		if x.Status != status {
			t.Errorf("GET %s = %d, want %d", path, x.Status, status)
		}
		if x.Status != 200 {
			continue
		}
		if got := x.Header.Get("Content-Type"); got != "application/x-protobuf" || x.Header.Get("Cache-Control") != httpx.CacheDay {
			t.Errorf("GET %s: %s, %s", path, got, x.Header.Get("Cache-Control"))
		}
		if again := webtest.Ask(t, srv, "GET", path, "", "If-None-Match: "+x.Header.Get("ETag")); again.Status != 304 {
			t.Errorf("GET %s with its tag = %d, want 304", path, again.Status)
		}
	}
}

func BenchmarkTile(b *testing.B) {
	s := webtest.NewServer(b, web.Config{})
	for b.Loop() {
		if status := webtest.Answer(s, "GET", "/tiles/basemap/4/9/6.mvt", "").Code; status != 200 {
			b.Fatal(status)
		}
	}
}
