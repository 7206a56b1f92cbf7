package httpx

import (
	"net/http"
	"testing"
)

func TestTakesGzip(t *testing.T) {
	tests := []struct {
		header string
		want   bool
	}{{"", false}, {"gzip", true}, {"GZIP", true}, {"br", false}, {"br, gzip", true}, {"gzip;q=0", false}, {"gzip; q=0.001", true},
		{"*", true}, {"*;q=0", false}, {"*;q=0, gzip", true}, {"gzip;q=0, *", false}, {"identity", false}}
	for _, test := range tests {
		if got := takesGzip(http.Header{"Accept-Encoding": {test.header}}); got != test.want {
			t.Errorf("takesGzip(%q) = %v, want %v", test.header, got, test.want)
		}
	}
}
