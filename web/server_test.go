package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"
	"dateline/web/webtest"

	"github.com/labstack/echo/v4"
)

func TestHeaders(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
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
		if got := webtest.Ask(t, srv, "GET", test.target, "").Header.Get(test.header); got != test.want {
			t.Errorf("GET %s: %s = %q, want %q", test.target, test.header, got, test.want)
		}
	}
}

func TestContentSecurityPolicy(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for target, frames := range map[string]string{"/": "frame-ancestors 'self'", "/m/x": "frame-ancestors 'self'",
		"/embed/x": "frame-ancestors *", "/docs": "frame-ancestors 'self'"} {
		got := webtest.Ask(t, srv, "GET", target, "").Header.Get("Content-Security-Policy")
		if !strings.HasSuffix(got, frames) {
			t.Errorf("GET %s: policy %q, want it to end in %q", target, got, frames)
		}
		if strings.Contains(got, "unsafe") {
			t.Errorf("GET %s: policy %q allows something unsafe", target, got)
		}
	}
}

func TestHeadAnswersAsGet(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, target := range []string{"/", "/assets/style-A1B2C3D4.css", "/healthz", "/readyz", "/nothing"} {
		get, head := webtest.Ask(t, srv, "GET", target, ""), webtest.Ask(t, srv, "HEAD", target, "")
		if head.Status != get.Status || len(head.Body) != 0 {
			t.Errorf("HEAD %s = %d with %d bytes, want %d with none", target, head.Status, len(head.Body), get.Status)
		}
		if g, h := get.Header.Get("ETag"), head.Header.Get("ETag"); g != h {
			t.Errorf("HEAD %s: ETag %q, GET has %q", target, h, g)
		}
	}
}

func TestNotModified(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tag := webtest.Ask(t, srv, "GET", "/", "").Header.Get("ETag")
	tests := []struct {
		header string
		status int
	}{
		{
			tag,
			304,
		}, {strings.TrimPrefix(tag, "W/"), 304}, {`"other", ` + tag, 304}, {"*", 304}, {`"other"`, 200}, {"", 200},
	}
	for _, test := range tests {
		if got := webtest.Ask(t, srv, "GET", "/", "", "If-None-Match: "+test.header); got.Status != test.status {
			t.Errorf("GET / with If-None-Match %s = %d, want %d", test.header, got.Status, test.status)
		}
	}
}

// stamp is the time in an answer.
var stamp = regexp.MustCompile(`"timeStamp":"[^"]*"`)

func TestGzip(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, `{"text":"Envoys met in Kyiv, Moscow, Istanbul, Ankara and Antalya."}`)
	for _, target := range []string{"/assets/app-A1B2C3D4.js", "/v1/maps/" + m.ID + "/places.geojson", "/openapi.json",
		"/docs", "/ogc/collections/places/items"} {
		plain := webtest.Ask(t, srv, "GET", target, "")
		if got := plain.Header.Get("Content-Encoding"); got != "" {
			t.Errorf("GET %s unasked: Content-Encoding = %q, want none", target, got)
		}
		if length := plain.Header.Get("Content-Length"); length != strconv.Itoa(len(plain.Body)) {
			t.Errorf("GET %s: Content-Length = %q, want %d", target, length, len(plain.Body))
		}
		packed := webtest.Ask(t, srv, "GET", target, "", "Accept-Encoding: deflate, gzip;q=0.5")
		if got := packed.Header.Get("Content-Encoding"); got != "gzip" ||
			!strings.Contains(strings.Join(packed.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf(
				"GET %s: Content-Encoding = %q, Vary = %q, want gzip and Accept-Encoding",
				target,
				got,
				packed.Header.Values("Vary"),
			)
			continue
		}
		zr, err := gzip.NewReader(bytes.NewReader(packed.Body))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(zr)
		if strings.HasPrefix(target, "/ogc") { // says the time
			got, plain.Body = stamp.ReplaceAll(got, nil), stamp.ReplaceAll(plain.Body, nil)
		}
		if err != nil || !bytes.Equal(got, plain.Body) || len(packed.Body) >= len(plain.Body) {
			t.Errorf(
				"GET %s: %d bytes unpack to %d (%v), want the %d of the plain answer",
				target,
				len(packed.Body),
				len(got),
				err,
				len(plain.Body),
			)
		}
		if packed.Header.Get("ETag") != plain.Header.Get("ETag") || !strings.HasPrefix(plain.Header.Get("ETag"), "W/") {
			t.Errorf(
				"GET %s: tags %s and %s, want one weak tag",
				target,
				packed.Header.Get("ETag"),
				plain.Header.Get("ETag"),
			)
		}
	}
	if short := webtest.Ask(t, srv, "GET", "/assets/style-A1B2C3D4.css", "", "Accept-Encoding: gzip"); short.Header.Get(
		"Content-Encoding",
	) != "" {
		t.Error("a file of 6 bytes came compressed")
	}
}

// TestFiguresArePackedOnce unpacks the figures as a scraper does: they come from a
// library that packs by itself.
func TestFiguresArePackedOnce(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	zr, err := gzip.NewReader(bytes.NewReader(webtest.Ask(t, srv, "GET", "/metrics", "", "Accept-Encoding: gzip").Body))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(zr); err != nil || !bytes.Contains(got, []byte("\ngo_goroutines ")) {
		t.Errorf("/metrics unpacks to %.80q, %v", got, err)
	}
}

func TestProblems(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "problem-not-found", "GET", "/nothing/here", "")
	webtest.Golden(t, srv, "problem-method", "DELETE", "/healthz", "")
}

func TestUnbuiltPageSaysWhatToRun(t *testing.T) {
	var log bytes.Buffer
	srv := webtest.Serve(t, web.Config{UI: fstest.MapFS{}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	got := webtest.Ask(t, srv, "GET", "/", "")
	if got.Status != http.StatusServiceUnavailable || !strings.Contains(string(got.Body), "go generate ./web") {
		t.Errorf("GET / = %d %s, want 503 and the command to run", got.Status, got.Body)
	}
	if !strings.Contains(log.String(), "go generate ./web") {
		t.Errorf("log = %s, want the command to run", &log)
	}
}

func TestRequestIDs(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	tests := []struct {
		sent string
		kept bool
	}{
		{"abc-123", true}, {"", false}, {`"><script>`, false}, {strings.Repeat("a", 65), false},
	}
	for _, test := range tests {
		got := webtest.Ask(t, srv, "GET", "/healthz", "", "X-Request-ID: "+test.sent).Header.Get("X-Request-ID")
		if got == "" || (got == test.sent) != test.kept {
			t.Errorf("X-Request-ID %q came back as %q; kept: want %v", test.sent, got, test.kept)
		}
	}
}

func TestAccessLogKeepsToItselfWhatIsPrivate(t *testing.T) {
	var log bytes.Buffer
	cfg := webtest.WithStore(t)
	cfg.Logger = slog.New(slog.NewJSONHandler(&log, nil))
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	for _, target := range []string{
		"/v1/maps/", "/m/", "/embed/", "/v1/search?text=", "/ogc/collections/map-", "/ogc/maps/", "/nowhere/", "/assets/",
	} {
		webtest.Ask(t, srv, "GET", target+m.ID, "")
	}
	webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.kml", "")
	for _, want := range []string{`"route":"/v1/maps/:id"`, `"route":"/m/:id"`, `"route":"/v1/maps/:id/:file"`, `"route":"/v1/search"`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %s:\n%s", want, &log)
		}
	}
	if strings.Contains(log.String(), m.ID) || strings.Contains(log.String(), m.EditToken) {
		t.Errorf("the log tells the address of a map:\n%s", &log)
	}
}

func TestPanicIsAnInternalError(t *testing.T) {
	var log bytes.Buffer
	s := webtest.NewServer(t, web.Config{Logger: slog.New(slog.NewJSONHandler(&log, nil))})
	s.Echo().GET("/boom", func(echo.Context) error { panic("a secret") })
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
	if !strings.Contains(log.String(), "a secret") {
		t.Errorf("log = %s, want the reason", &log)
	}
}

// listen serves s on a free port until the test ends.
func listen(t *testing.T, s *web.Server) string {
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
	s := webtest.NewServer(t, web.Config{})
	entered, leave := make(chan struct{}), make(chan struct{})
	s.Echo().GET("/slow", func(c echo.Context) error {
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

func TestOddHostsStayOutOfLinks(t *testing.T) {
	s := webtest.NewServer(t, web.Config{})
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
	s := webtest.NewServer(t, web.Config{Limits: web.Limits{Rate: 1}})
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
	if here := webtest.Answer(s, "GET", "/healthz", "").Code; here != http.StatusOK {
		t.Errorf("another client = %d, want 200", here)
	}
}
