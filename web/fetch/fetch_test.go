package fetch

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	tests := []struct {
		address string
		want    bool
	}{
		{"8.8.8.8", true}, {"2606:4700::1111", true}, {"172.32.0.1", true},
		{
			"127.0.0.1",
			false,
		}, {"127.8.8.8", false}, {"::1", false}, {"0.0.0.0", false}, {"0.1.2.3", false}, {"::", false},
		{"10.0.0.1", false}, {"172.16.0.1", false}, {"192.168.1.1", false}, {"fd00::1", false},
		{"169.254.169.254", false}, {"fe80::1", false}, {"fe80::1%eth0", false}, {"100.64.0.1", false},
		{"224.0.0.1", false}, {"ff02::1", false}, {"255.255.255.255", false}, {"240.0.0.1", false},
		{"::ffff:127.0.0.1", false}, {"::ffff:10.0.0.1", false}, {"64:ff9b::7f00:1", false}, {"2002:7f00:1::", false},
		{"192.0.2.1", false}, {"2001:db8::1", false}, {"198.18.0.1", false},
	}
	for _, test := range tests {
		if got := Public(netip.MustParseAddr(test.address)); got != test.want {
			t.Errorf("Public(%s) = %v, want %v", test.address, got, test.want)
		}
	}
}

func TestInnerAddressesAreRefused(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("an inner server was reached")
	}))
	defer inner.Close()
	port := inner.URL[strings.LastIndex(inner.URL, ":"):]
	c := New(Config{Timeout: 2 * time.Second})
	for _, address := range []string{
		inner.URL, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://2130706433" + port, "http://0" + port,
		"file:///etc/passwd", "ftp://example.org/", "gopher://x", "//x", "", "http://", "http://a:b@example.org/", "http://[::1",
	} {
		_, err := c.Get(t.Context(), address)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Get(%q) = %v, want an Error", address, err)
		}
		if err != nil && strings.Contains(err.Error(), "127.0.0.1:") && !strings.Contains(address, "127.0.0.1:") {
			t.Errorf("Get(%q): %v tells an inner address", address, err)
		}
	}
}

func TestRedirectsToInnerAddressesAreRefused(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("an inner server was reached by a redirect")
	}))
	defer inner.Close()
	outer := httptest.NewServer(http.RedirectHandler(inner.URL, http.StatusFound))
	defer outer.Close()
	_, err := New(Config{Allow: onlyAt(t, outer.URL)}).Get(t.Context(), outer.URL)
	if err == nil || !strings.HasSuffix(err.Error(), errRefused.Error()) {
		t.Errorf("Get = %v, want a refusal", err)
	}
}

// onlyAt allows one address, which stands in for a public one.
func onlyAt(t *testing.T, server string) func(netip.AddrPort) bool {
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	at := netip.MustParseAddrPort(u.Host)
	return func(a netip.AddrPort) bool { return a == at }
}

func TestGet(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte("<p>Ankara"))
	})
	mux.Handle("/moved", http.RedirectHandler("/page", http.StatusMovedPermanently))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/away", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 101)) })
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	srv := httptest.NewServer(mux)
	defer srv.Close()
	c := New(Config{MaxBytes: 100, Timeout: 300 * time.Millisecond, Allow: onlyAt(t, srv.URL)})
	tests := []struct{ path, body, err string }{
		{"/page", "<p>Ankara", ""},
		{"/moved", "<p>Ankara", ""},
		{"/loop", "", "more than five redirects"},
		{"/away", "", errScheme.Error()},
		{"/large", "", "larger than 100 bytes"},
		{"/slow", "", "did not answer in time"},
		{"/none", "", "answered 404"},
	}
	for _, test := range tests {
		got, err := c.Get(t.Context(), srv.URL+test.path)
		if string(got.Body) != test.body || (err == nil) != (test.err == "") ||
			err != nil && !strings.HasSuffix(err.Error(), test.err) {
			t.Errorf("Get(%s) = %q, %v, want %q, %q", test.path, got.Body, err, test.body, test.err)
		}
	}
	if got, _ := c.Get(t.Context(), srv.URL+"/moved"); got.URL != srv.URL+"/page" ||
		got.ContentType != "text/html; charset=utf-8" {
		t.Errorf("Get(/moved) came from %s as %s, want the address after the redirect", got.URL, got.ContentType)
	}
}
