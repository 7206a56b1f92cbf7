package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"

	"dateline/gazetteer"
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
		{"places.geojson", "/v1/maps/" + m.ID + "/places.geojson"}, {"tile", "/tiles/basemap/3/4/2.mvt"},
		{"asset", "/assets/app-A1B2C3D4.js"},
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

// BenchmarkGeocode is what an answer of a geocoder costs over the whole gazetteer,
// without the network; each question is about another town.
func BenchmarkGeocode(b *testing.B) {
	cfg := webtest.FullConfig(b)
	s := webtest.NewServer(b, cfg)
	var search, complete, reverse []*http.Request
	get := func(format string, args ...any) *http.Request {
		return httptest.NewRequest("GET", fmt.Sprintf(format, args...), nil)
	}
	for ref := gazetteer.Ref(0); len(search) < 500; ref += 37 {
		if cfg.Reader.Index.Feature(ref).Class != "P" {
			continue
		}
		name, at := cfg.Reader.Index.Name(ref), cfg.Reader.Index.Point(ref)
		begin := []rune(name)
		begin = begin[:min(4, len(begin))]
		search = append(search, get("/v1/search?text=%s", url.QueryEscape(name)))
		complete = append(complete, get("/v1/autocomplete?text=%s", url.QueryEscape(string(begin))))
		reverse = append(reverse, get("/v1/reverse?point.lat=%.4f&point.lon=%.4f", at[1]+0.01, at[0]+0.01))
	}
	for _, test := range []struct {
		name string
		asks []*http.Request
	}{{"search", search}, {"autocomplete", complete}, {"reverse", reverse}} {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.ServeHTTP(&sink{header: http.Header{}}, test.asks[i%len(test.asks)])
			}
		})
	}
}

// stalled is a client that does not read: at the first byte of an answer it looks how
// much memory is held.
type stalled struct {
	sink
	before uint64
	held   int64
}

func (s *stalled) Write(p []byte) (int, error) {
	if s.held == 0 {
		s.held = int64(inUse()) - int64(s.before)
	}
	return len(p), nil
}

// inUse is the memory that is reachable, in bytes.
func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkLarge is what the largest answers cost, and what they hold (held-B) while a
// client does not read them.
func BenchmarkLarge(b *testing.B) {
	cfg := webtest.FullConfig(b)
	s := webtest.NewServer(b, cfg)
	dense := strings.Repeat("Paris is 10 km from Lyon, in Kyiv. ", 2_000)
	short := dense[:17_500] // 1,500 mentions
	for _, test := range []struct{ name, method, target, body string }{
		{"features", "GET", "/ogc/collections/places/items?limit=10000", ""},
		{"html", "GET", "/ogc/collections/places/items?limit=10000&f=html", ""},
		{"geojson", "POST", "/v1/parse", dense},
		{"explained", "POST", "/v1/parse?explain=1", short},
	} {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			ask := func() *http.Request {
				r := httptest.NewRequest(test.method, test.target, strings.NewReader(test.body))
				r.Header.Set("Content-Type", "text/plain")
				return r
			}
			w := &stalled{before: inUse(), sink: sink{header: http.Header{}}}
			s.ServeHTTP(w, ask())
			for b.Loop() {
				s.ServeHTTP(&sink{header: http.Header{}}, ask())
			}
			b.ReportMetric(float64(w.held), "held-B")
		})
	}
}
