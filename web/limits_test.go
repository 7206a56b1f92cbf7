package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

// problem posts a body and returns how the server refuses it.
func problem(t *testing.T, s *web.Server, target, contentType, body string) (int, httpx.Problem) {
	t.Helper()
	r := httptest.NewRequest("POST", target, strings.NewReader(body))
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	var p httpx.Problem
	if w.Code >= 400 {
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatalf("POST %s = %d %s: %v", target, w.Code, w.Body, err)
		}
	}
	return w.Code, p
}

func TestWhatIsTooMuchIsRefused(t *testing.T) {
	s := webtest.NewServer(t, web.Config{Limits: web.Limits{Text: 1000, Explained: 3, Pixels: 1_000_000, Drawn: 1}})
	claim := "Ankara is about 350 km from Istanbul. "
	tests := []struct {
		target, text string
		status       int
		detail       string
	}{
		{"/v1/parse", strings.Repeat("a", 1000), 200, ""},
		{"/v1/parse", strings.Repeat("a", 1001), 413, "1000 characters"},
		{"/v1/parse?explain=1", "Kyiv, Ankara, Moscow.", 200, ""},
		{"/v1/parse?explain=1", "Kyiv, Ankara, Moscow, Istanbul.", 413, "mentions to explain is larger than 3"},
		{"/v1/parse?f=png&width=800&height=600", "Kyiv.", 200, ""},
		{"/v1/parse?f=png&width=2000&height=600", "Kyiv.", 400, "1 million pixels"},
		{"/v1/parse?f=png&width=800&height=600&density=3", "Kyiv.", 400, "1 million pixels"},
		{"/v1/parse?f=png&density=2", "Kyiv.", 400, "1 million pixels"},
		{"/v1/parse?f=svg&claims=1", claim, 200, ""},
		{"/v1/parse?f=svg&claims=1", claim + claim, 413, "claims in a picture is larger than 1"},
		{"/v1/parse?f=svg", claim + claim, 200, ""},
	}
	for _, test := range tests {
		status, p := problem(t, s, test.target, "text/plain", test.text)
		if status != test.status || !strings.Contains(p.Detail, test.detail) {
			t.Errorf("%s with %.40q = %d %s, want %d, %q", test.target, test.text, status, p.Detail, test.status, test.detail)
		}
	}
}

// TestAFullServerTurnsAway lets a large request hold the room while others ask.
func TestAFullServerTurnsAway(t *testing.T) {
	const room = 24 << 20 // of which 4 MiB are for bodies
	s := webtest.NewServer(t, web.Config{Limits: web.Limits{Work: room, Wait: time.Second, Text: 1000}})
	at := "http://" + listen(t, s)
	body, send := io.Pipe()
	large, err := http.NewRequest("POST", at+"/v1/parse", body)
	if err != nil {
		t.Fatal(err)
	}
	large.ContentLength = 900 << 10 // is counted before it comes
	var all sync.WaitGroup
	var largeStatus int
	all.Go(func() {
		res, err := http.DefaultClient.Do(large)
		if err == nil {
			largeStatus = res.StatusCode
			res.Body.Close()
		}
	})
	post := func(text string) *http.Response {
		t.Helper()
		res, err := http.Post(at+"/v1/parse", "text/plain", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, res.Body)
		res.Body.Close()
		return res
	}
	big := strings.Repeat("a", 200<<10) // which is too long, when there is room to find out
	var res *http.Response
	for range 500 { // until the large one is in
		if res = post(big); res.StatusCode == http.StatusServiceUnavailable {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	if res == nil || res.StatusCode != http.StatusServiceUnavailable || res.Header.Get("Retry-After") == "" {
		t.Errorf("a large text for a full server = %d, Retry-After %q, want 503 with one",
			res.StatusCode, res.Header.Get("Retry-After"))
	}
	if res := post("Kyiv."); res.StatusCode != 200 {
		t.Errorf("a small text for a full server = %d, want 200", res.StatusCode)
	}
	send.CloseWithError(io.ErrUnexpectedEOF)
	all.Wait()
	for range 500 {
		if res = post(big); res.StatusCode == http.StatusRequestEntityTooLarge {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Errorf("after the large request (%d) has gone a large text = %d, want 413", largeStatus, res.StatusCode)
}

func TestPublicPagesOfFeaturesAreShort(t *testing.T) {
	for most, want := range map[int]int{5: 5, 0: 20} {
		s := webtest.NewServer(t, web.Config{Limits: web.Limits{Features: most}})
		w := webtest.Answer(s, "GET", "/ogc/collections/places/items?limit=10000", "")
		var page struct{ NumberReturned int }
		if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil || page.NumberReturned != want {
			t.Errorf("with at most %d features a page has %d, %v, want %d", most, page.NumberReturned, err, want)
		}
	}
}

func TestLimitsFitTheMemory(t *testing.T) {
	tests := []struct{ memory, work, cache int64 }{
		{512 << 20, (512 << 20) / 5 * 2, 64 << 20},
		{100 << 20, 40 << 20, 100 << 20 / 8},
	}
	for _, test := range tests {
		l := web.Limits{}.Within(test.memory)
		if l.Work != test.work || l.Cache != test.cache {
			t.Errorf("Within(%d MiB): work %d, cache %d, want %d and %d", test.memory>>20, l.Work, l.Cache, test.work, test.cache)
		}
	}
	if l := (web.Limits{Work: 1, Cache: 2}).Within(1 << 40); l.Work != 1 || l.Cache != 2 {
		t.Errorf("what is set changed to %+v", l)
	}
	if got := fmt.Sprint(web.Limits{}.Within(1<<62).Work >= 256<<20); got != "true" {
		t.Error("a machine with much memory has little room for requests")
	}
}

func TestAClientThatHasGoneTellsNothingOfTheStore(t *testing.T) {
	s := webtest.NewServer(t, webtest.WithStore(t))
	ctx, leave := context.WithCancel(t.Context())
	leave()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil).WithContext(ctx))
	if w.Code != 499 {
		t.Errorf("/readyz for a client that has gone = %d, want 499", w.Code)
	}
	if w := webtest.Answer(s, "GET", "/readyz", ""); w.Code != 200 {
		t.Errorf("/readyz for the next client = %d, want 200", w.Code)
	}
}
