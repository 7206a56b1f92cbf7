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
		addresses string
		want      bool
	}{
		{"1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.1.1 172.15.1.1 " +
			"172.32.0.1 191.255.1.1 192.0.1.1 192.167.1.1 192.169.0.0 198.17.1.1 198.20.0.0 223.255.255.255", true},
		{"2000::1 2001:200::1 2400::1 2606:4700::1111 2a00:1450::1 2c0f::1 3ffe::1", true},
		{"0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.1.1 127.0.0.1 127.8.8.8 169.254.169.254 172.16.0.1 172.31.1.1 192.0.0.1 192.0.2.1 " +
			"192.88.99.1 192.168.1.1 198.18.0.1 198.19.1.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255", false},
		{":: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 1fff::1 2001::1 " +
			"2001:1ff::1 2001:db8::1 2002:7f00:1:: 3fff::1 4000::1 5f00::1 8000::1 fc00::1 fd00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 " +
			"2606:4700::1111%eth0", false},
	}
	for _, test := range tests {
		for address := range strings.FieldsSeq(test.addresses) {
			if got := Public(netip.MustParseAddr(address)); got != test.want {
				t.Errorf("Public(%s) = %v, want %v", address, got, test.want)
			}
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address is public")
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
	if err == nil || !strings.HasSuffix(err.Error(), "is inside a network") {
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

// TestInnerNamesAreNotTold asks for a name that does not exist, one that is inside, and
// one that refuses.
func TestInnerNamesAreNotTold(t *testing.T) {
	closed := httptest.NewServer(nil)
	at := onlyAt(t, closed.URL)
	closed.Close()
	told := map[string]bool{}
	for _, c := range []struct {
		address string
		client  *Client
	}{
		{"http://no-such-host.invalid/", New(Config{})},
		{"http://localhost/", New(Config{})},
		{"http://10.1.2.3/", New(Config{})},
		{closed.URL, New(Config{Allow: at})},
	} {
		var e *Error
		if _, err := c.client.Get(t.Context(), c.address); !errors.As(err, &e) {
			t.Fatalf("Get(%s) = %v, want an Error", c.address, err)
		}
		told[e.Reason] = true
	}
	if len(told) != 1 {
		t.Errorf("the answers differ: %v", told)
	}
}
