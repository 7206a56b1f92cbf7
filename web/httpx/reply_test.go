package httpx

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/labstack/echo/v4"
)

func TestTakes(t *testing.T) {
	tests := []struct {
		header string
		want   bool
	}{{"", false}, {"gzip", true}, {"GZIP", true}, {"br", false}, {"br, gzip", true}, {"gzip;q=0", false}, {"gzip; q=0.001", true},
		{"*", true}, {"*;q=0", false}, {"*;q=0, gzip", true}, {"gzip;q=0, *", false}, {"identity", false}}
	for _, test := range tests {
		if got := takes([]string{test.header}, "gzip"); got != test.want {
			t.Errorf("takes(%q) = %v, want %v", test.header, got, test.want)
		}
	}
}

// TestSendPacked sends the best form that a client reads.
func TestSendPacked(t *testing.T) {
	plain := bytes.Repeat([]byte("a line of a script\n"), 100)
	r := Reply{MediaType: "text/javascript", Cache: CacheForever, Body: plain}.Compress(Smallest).WithBrotli([]byte("packed"))
	for header, want := range map[string]string{"gzip, br": "br", "gzip": "gzip", "br;q=0, gzip": "gzip", "identity": ""} {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set("Accept-Encoding", header)
		answer := httptest.NewRecorder()
		if err := Send(echo.New().NewContext(request, answer), r); err != nil {
			t.Fatal(err)
		}
		if got := answer.Header().Get("Content-Encoding"); got != want || answer.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: %q, Vary %q, want %q", header, got, answer.Header().Get("Vary"), want)
		}
	}
}
