package web

import (
	"bytes"
	"compress/gzip"
	"testing"

	"dateline/web/httpx"

	"github.com/paulmach/orb/encoding/mvt"
)

func TestTiles(t *testing.T) {
	srv := serve(t, Config{})
	tests := []struct {
		path   string
		status int
	}{
		{"/tiles/basemap/0/0/0.mvt", 200},
		{"/tiles/basemap/8/148/96.mvt", 200},
		{"/tiles/basemap/8/20/160.mvt", 204}, // the middle of the Pacific
		{"/tiles/basemap/9/0/0.mvt", 404},
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
		got := ask(t, srv, "GET", test.path, "")
		if got.status != test.status {
			t.Errorf("GET %s = %d, want %d", test.path, got.status, test.status)
		}
		if cache := got.header.Get("Cache-Control"); got.status < 400 && cache != httpx.CacheDay {
			t.Errorf("GET %s: Cache-Control %q, want %q", test.path, cache, httpx.CacheDay)
		}
		if got.status != 200 {
			continue
		}
		if g := got.header.Get("Content-Encoding"); g != "gzip" {
			t.Errorf("GET %s: Content-Encoding %q, want gzip", test.path, g)
		}
		zr, err := gzip.NewReader(bytes.NewReader(got.body))
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
		if again := ask(t, srv, "GET", test.path, "", "If-None-Match: "+got.header.Get("ETag")); again.status != 304 {
			t.Errorf("GET %s with its tag = %d, want 304", test.path, again.status)
		}
	}
}

func BenchmarkTile(b *testing.B) {
	s := newServer(b, Config{})
	for b.Loop() {
		if status := answer(s, "GET", "/tiles/basemap/4/9/6.mvt", "").Code; status != 200 {
			b.Fatal(status)
		}
	}
}
