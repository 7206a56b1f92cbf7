package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/labstack/echo/v4"
)

func TestHeaders(t *testing.T) {
	srv := serve(t, Config{})
	tests := []struct {
		target, header, want string
	}{
		{"/", "Content-Type", "text/html; charset=utf-8"},
		{"/", "X-Content-Type-Options", "nosniff"},
		{"/", "Cache-Control", "no-cache"},
		{"/assets/app-A1B2C3D4.js", "Cache-Control", "public, max-age=31536000, immutable"},
		{"/assets/app-A1B2C3D4.js", "Content-Type", "text/javascript; charset=utf-8"},
		{"/healthz", "Cache-Control", "no-store"},
		{"/nothing/here", "Content-Type", "application/problem+json"},
	}
	for _, test := range tests {
		if got := ask(t, srv, "GET", test.target, "").header.Get(test.header); got != test.want {
			t.Errorf("GET %s: %s = %q, want %q", test.target, test.header, got, test.want)
		}
	}
}

func TestContentSecurityPolicy(t *testing.T) {
	srv := serve(t, Config{})
	for target, frames := range map[string]string{"/": "frame-ancestors 'self'", "/m/x": "frame-ancestors 'self'", "/embed/x": "frame-ancestors *", "/docs": "frame-ancestors 'self'"} {
		got := ask(t, srv, "GET", target, "").header.Get("Content-Security-Policy")
		if !strings.HasSuffix(got, frames) {
			t.Errorf("GET %s: policy %q, want it to end in %q", target, got, frames)
		}
		if strings.Contains(got, "unsafe") {
			t.Errorf("GET %s: policy %q allows something unsafe", target, got)
		}
	}
}

func TestHeadAnswersAsGet(t *testing.T) {
	srv := serve(t, Config{})
	for _, target := range []string{"/", "/assets/style-A1B2C3D4.css", "/healthz", "/readyz", "/nothing"} {
		get, head := ask(t, srv, "GET", target, ""), ask(t, srv, "HEAD", target, "")
		if head.status != get.status || len(head.body) != 0 {
			t.Errorf("HEAD %s = %d with %d bytes, want %d with none", target, head.status, len(head.body), get.status)
		}
		if g, h := get.header.Get("ETag"), head.header.Get("ETag"); g != h {
			t.Errorf("HEAD %s: ETag %q, GET has %q", target, h, g)
		}
	}
}

func TestNotModified(t *testing.T) {
	srv := serve(t, Config{})
	tag := ask(t, srv, "GET", "/", "").header.Get("ETag")
	tests := []struct {
		header string
		status int
	}{
		{tag, 304}, {strings.TrimPrefix(tag, "W/"), 304}, {`"other", ` + tag, 304}, {"*", 304}, {`"other"`, 200}, {"", 200},
	}
	for _, test := range tests {
		if got := ask(t, srv, "GET", "/", "", "If-None-Match: "+test.header); got.status != test.status {
			t.Errorf("GET / with If-None-Match %s = %d, want %d", test.header, got.status, test.status)
		}
	}
}

func TestGzip(t *testing.T) {
	srv := serve(t, withStore(t))
	m := save(t, srv, `{"text":"Envoys met in Kyiv, Moscow, Istanbul, Ankara and Antalya."}`)
	for _, target := range []string{"/assets/app-A1B2C3D4.js", "/v1/maps/" + m.ID + "/places.geojson", "/openapi.json", "/ogc/collections/places/items"} {
		plain := ask(t, srv, "GET", target, "")
		if got := plain.header.Get("Content-Encoding"); got != "" {
			t.Errorf("GET %s unasked: Content-Encoding = %q, want none", target, got)
		}
		if length := plain.header.Get("Content-Length"); length != strconv.Itoa(len(plain.body)) {
			t.Errorf("GET %s: Content-Length = %q, want %d", target, length, len(plain.body))
		}
		packed := ask(t, srv, "GET", target, "", "Accept-Encoding: deflate, gzip;q=0.5")
		if got := packed.header.Get("Content-Encoding"); got != "gzip" || !strings.Contains(strings.Join(packed.header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("GET %s: Content-Encoding = %q, Vary = %q, want gzip and Accept-Encoding", target, got, packed.header.Values("Vary"))
			continue
		}
		zr, err := gzip.NewReader(bytes.NewReader(packed.body))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(zr)
		if strings.HasPrefix(target, "/ogc") { // says the time
			got, plain.body = variable.ReplaceAll(got, nil), variable.ReplaceAll(plain.body, nil)
		}
		if err != nil || !bytes.Equal(got, plain.body) || len(packed.body) >= len(plain.body) {
			t.Errorf("GET %s: %d bytes unpack to %d (%v), want the %d of the plain answer", target, len(packed.body), len(got), err, len(plain.body))
		}
		if packed.header.Get("ETag") != plain.header.Get("ETag") || !strings.HasPrefix(plain.header.Get("ETag"), "W/") {
			t.Errorf("GET %s: tags %s and %s, want one weak tag", target, packed.header.Get("ETag"), plain.header.Get("ETag"))
		}
	}
	if short := ask(t, srv, "GET", "/assets/style-A1B2C3D4.css", "", "Accept-Encoding: gzip"); short.header.Get("Content-Encoding") != "" {
		t.Error("a file of 6 bytes came compressed")
	}
}

func TestProblems(t *testing.T) {
	srv := serve(t, Config{})
	golden(t, srv, "problem-not-found", "GET", "/nothing/here", "")
	golden(t, srv, "problem-method", "DELETE", "/healthz", "")
}

func TestUnbuiltPageSaysWhatToRun(t *testing.T) {
	var log bytes.Buffer
	srv := serve(t, Config{UI: fstest.MapFS{}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	got := ask(t, srv, "GET", "/", "")
	if got.status != http.StatusServiceUnavailable || !strings.Contains(string(got.body), "go generate ./web") {
		t.Errorf("GET / = %d %s, want 503 and the command to run", got.status, got.body)
	}
	if !strings.Contains(log.String(), "go generate ./web") {
		t.Errorf("log = %s, want the command to run", &log)
	}
}

func TestRequestIDs(t *testing.T) {
	srv := serve(t, Config{})
	tests := []struct {
		sent string
		kept bool
	}{
		{"abc-123", true}, {"", false}, {`"><script>`, false}, {strings.Repeat("a", 65), false},
	}
	for _, test := range tests {
		got := ask(t, srv, "GET", "/healthz", "", "X-Request-ID: "+test.sent).header.Get("X-Request-ID")
		if got == "" || (got == test.sent) != test.kept {
			t.Errorf("X-Request-ID %q came back as %q; kept: want %v", test.sent, got, test.kept)
		}
	}
}

func TestAccessLogKeepsQueriesToItself(t *testing.T) {
	var log bytes.Buffer
	srv := serve(t, Config{Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	ask(t, srv, "GET", "/healthz?text=confidential", "")
	if !strings.Contains(log.String(), `"path":"/healthz"`) || strings.Contains(log.String(), "confidential") {
		t.Errorf("log = %s, want the path and not the query", &log)
	}
}

func TestPanicIsAnInternalError(t *testing.T) {
	var log bytes.Buffer
	s := newServer(t, Config{Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	s.echo.GET("/boom", func(echo.Context) error { panic("secret of the house") })
	l := listen(t, s)
	res, err := http.Get("http://" + l + "/boom")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	if res.StatusCode != 500 || strings.Contains(string(body), "secret") {
		t.Errorf("GET /boom = %d %s, want a plain internal error", res.StatusCode, body)
	}
	if !strings.Contains(log.String(), "secret of the house") {
		t.Errorf("log = %s, want the reason", &log)
	}
}

// listen serves s on a free port until the test ends.
func listen(t *testing.T, s *Server) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("Serve = %v, want nil after its context is done", err)
		}
	})
	return l.Addr().String()
}

func TestShutdownFinishesRequests(t *testing.T) {
	s := newServer(t, Config{})
	entered, leave := make(chan struct{}), make(chan struct{})
	s.echo.GET("/slow", func(c echo.Context) error {
		close(entered)
		<-leave
		return c.String(http.StatusOK, "finished")
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()

	answer := make(chan string, 1)
	go func() {
		res, err := http.Get("http://" + l.Addr().String() + "/slow")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer res.Body.Close()
		body, _ := io.ReadAll(res.Body)
		answer <- string(body)
	}()
	<-entered
	stop()
	close(leave)
	if got := <-answer; got != "finished" {
		t.Errorf("the request under way got %q, want %q", got, "finished")
	}
	if err := <-served; err != nil {
		t.Errorf("Serve = %v, want nil", err)
	}
}

func TestProxyNamesTheOrigin(t *testing.T) {
	header := []string{"X-Forwarded-Proto: https", "X-Forwarded-Host: maps.example.org"}
	for _, test := range []struct {
		proxy bool
		want  string
	}{{true, `"https://maps.example.org/ogc/collections"`}, {false, `/ogc/collections"`}} {
		srv := serve(t, Config{Access: Access{Proxy: test.proxy}})
		body := string(ask(t, srv, "GET", "/ogc", "", header...).body)
		if !strings.Contains(body, test.want) || strings.Contains(body, "maps.example.org") != test.proxy {
			t.Errorf("with Proxy %v the links are\n%s\nwant %s", test.proxy, body, test.want)
		}
	}
}

func TestOddHostsStayOutOfLinks(t *testing.T) {
	s := newServer(t, Config{})
	for _, host := range []string{`x"><script>`, "a b", "a/b", "a@b", strings.Repeat("a", 300)} {
		r := httptest.NewRequest("GET", "/ogc", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `"http://localhost/ogc/collections"`) {
			t.Errorf("with Host %q the links are\n%s", host, w.Body)
		}
	}
}

func TestClientsThatAskTooOftenWait(t *testing.T) {
	s := newServer(t, Config{Limits: Limits{Rate: 1}})
	var last *httptest.ResponseRecorder
	for range 6 {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.RemoteAddr = "192.0.2.7:1234"
		last = httptest.NewRecorder()
		s.ServeHTTP(last, r)
	}
	if last.Code != http.StatusTooManyRequests || last.Header().Get("Retry-After") != "1" {
		t.Errorf("the sixth request = %d, Retry-After %q, want 429 and 1", last.Code, last.Header().Get("Retry-After"))
	}
	for _, set := range []string{"basemap", "places"} {
		tile := httptest.NewRequest("GET", "/tiles/"+set+"/0/0/0.mvt", nil)
		tile.RemoteAddr = "192.0.2.7:1234"
		last = httptest.NewRecorder()
		if s.ServeHTTP(last, tile); last.Code != http.StatusOK {
			t.Errorf("a tile of %s for the same client = %d, want 200", set, last.Code)
		}
	}
	if here := answer(s, "GET", "/healthz", "").Code; here != http.StatusOK {
		t.Errorf("another client = %d, want 200", here)
	}
}
