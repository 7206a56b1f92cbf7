package httpx

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

func TestProblemsArePagesForReaders(t *testing.T) {
	for _, tt := range []struct {
		method, path, accept, want string
	}{
		{"GET", "/v1/nothing", "text/html,application/xhtml+xml,*/*;q=0.8", "application/problem+json"},
		{"GET", "/nothing", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html"},
		{"GET", "/nothing", "application/json, text/html", "application/problem+json"},
		{"GET", "/nothing", "*/*", "application/problem+json"},
		{"GET", "/nothing", "", "application/problem+json"},
		{"POST", "/nothing", "text/html", "application/problem+json"},
	} {
		r := httptest.NewRequest(tt.method, tt.path, nil)
		r.Header.Set("Accept", tt.accept)
		w := httptest.NewRecorder()
		ErrorHandler{}.Handle(&NotFoundError{What: "page", ID: "/<b>"}, echo.New().NewContext(r, w))
		if got := w.Header().Get("Content-Type"); w.Code != 404 || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s with Accept: %s is answered %d %s, want 404 %s", tt.method, tt.accept, w.Code, got, tt.want)
		}
		if strings.Contains(w.Header().Get("Content-Type"), "html") && (strings.Contains(w.Body.String(), "<b>") || !strings.Contains(w.Body.String(), `href="/"`)) {
			t.Errorf("the page is %s", w.Body)
		}
	}
}
