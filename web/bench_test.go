package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline/web/webtest"
)

// sink is a response that is thrown away.
type sink struct{ header http.Header }

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) Write(p []byte) (int, error) { return len(p), nil }
func (s *sink) WriteHeader(int)             {}

// BenchmarkWarm is what an answer costs that lies ready in memory, without the
// network.
func BenchmarkWarm(b *testing.B) {
	s := webtest.NewServer(b, webtest.WithStore(b))
	r := httptest.NewRequest("POST", "/v1/maps", strings.NewReader(webtest.Talks))
	r.Header.Set("Content-Type", "text/plain")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	var m struct{ ID string }
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil {
		b.Fatal(err)
	}
	for _, test := range []struct{ name, target string }{
		{"places.geojson", "/v1/maps/" + m.ID + "/places.geojson"}, {"tile", "/tiles/basemap/3/4/2.mvt"}, {"asset", "/assets/app-A1B2C3D4.js"},
	} {
		b.Run(test.name, func(b *testing.B) {
			r := httptest.NewRequest("GET", test.target, nil)
			b.ReportAllocs()
			for b.Loop() {
				s.ServeHTTP(&sink{header: http.Header{}}, r)
			}
		})
	}
}
