package geocode

import (
	"bytes"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// keeping is a server that counts the requests its handler sees.
func keeping(r *recent, body func() string, seen *int) *echo.Echo {
	e := echo.New()
	e.GET("/x", func(c echo.Context) error {
		*seen++
		readLanguages(c, c.QueryParam("lang"))
		return httpx.SendStampedBody(c, httpx.TypeGeoJSON, []byte(body()), `"timestamp":1`)
	}, r.middleware)
	return e
}

func TestRecentAnswers(t *testing.T) {
	seen := 0
	r := newRecent()
	r.now = func() time.Time { return time.UnixMilli(1700000000123) }
	e := keeping(r, func() string { return `{"timestamp":1,"seen":true}` }, &seen)
	ask := func(target, languages string) *httptest.ResponseRecorder {
		req, w := httptest.NewRequest("GET", target, nil), httptest.NewRecorder()
		if languages != "" {
			req.Header.Set("Accept-Language", languages)
		}
		e.ServeHTTP(w, req)
		return w
	}
	first, again := ask("/x?text=a", ""), ask("/x?text=a", "")
	if seen != 1 {
		t.Errorf("the handler was asked %d times, want once", seen)
	}
	if got, want := again.Body.String(), `{"timestamp":1700000000123,"seen":true}`; got != want {
		t.Errorf("kept answer %s, want %s", got, want)
	}
	for _, name := range []string{"ETag", "Vary", "Cache-Control", "Content-Type"} {
		if a, b := first.Header().Values(name), again.Header().Values(name); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%s %q, then %q", name, a, b)
		}
	}
	ask("/x?text=a", "de")
	ask("/x?text=b", "")
	ask("/x?text=a&lang=de", "")
	if seen != 4 {
		t.Errorf("other questions and languages: the handler was asked %d times, want 4", seen)
	}
	long := "/x?text=" + strings.Repeat("a", longestKey)
	ask(long, "")
	ask(long, "")
	if seen != 6 {
		t.Errorf("a long question is kept")
	}
}

func TestRecentAnswersAreBounded(t *testing.T) {
	seen, size := 0, 10_000
	r := newRecent()
	e := keeping(r, func() string { return `{"a":"` + string(bytes.Repeat([]byte("a"), size)) + `"}` }, &seen)
	for i := range 2000 {
		e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", fmt.Sprintf("/x?text=%d", i), nil))
	}
	if r.used > KeptAnswers || r.used < KeptAnswers/2 || len(r.byKey) != r.order.Len() {
		t.Errorf("%d bytes in %d answers (%d) are kept, want at most %d", r.used, len(r.byKey), r.order.Len(), KeptAnswers)
	}
	size = longestKept
	before := r.used
	e.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/x?text=large", nil))
	if r.used != before {
		t.Error("a large answer is kept")
	}
}
