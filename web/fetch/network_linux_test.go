package fetch

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestInANetworkOfItsOwn fetches in a network namespace, where this machine has a
// public address beside its inner ones, with no exception made for the test.
func TestInANetworkOfItsOwn(t *testing.T) {
	if os.Getenv("FETCH_TEST_NETWORK") == "" {
		cmd := exec.Command(os.Args[0], "-test.run=^TestInANetworkOfItsOwn$", "-test.v")
		cmd.Env = append(os.Environ(), "FETCH_TEST_NETWORK=1")
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
		out, err := cmd.CombinedOutput()
		if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) || errors.Is(err, syscall.EINVAL) {
			t.Skipf("no right to make a network namespace: %v", err)
		}
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	if _, err := exec.LookPath("ip"); err != nil {
		t.Skip("ip, of iproute2, is not here")
	}
	for _, args := range [][]string{
		{"link", "set", "lo", "up"},
		{"addr", "add", "93.184.215.14/32", "dev", "lo"},
		{"addr", "add", "10.1.2.3/32", "dev", "lo"},
		{"addr", "add", "169.254.169.254/32", "dev", "lo"},
		{"-6", "addr", "add", "2606:2800::1/128", "dev", "lo", "nodad"},
		{"-6", "addr", "add", "fd00::1/128", "dev", "lo", "nodad"},
	} {
		if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
			if args[0] == "-6" {
				t.Logf("ip %v: %v %s", args, err, out)
				continue
			}
			t.Fatalf("ip %v: %v %s", args, err, out)
		}
	}
	serve := func(address string, h http.HandlerFunc) bool {
		l, err := net.Listen("tcp", address)
		if err != nil {
			t.Logf("%s: %v", address, err)
			return false
		}
		srv := &http.Server{Handler: h}
		t.Cleanup(func() { srv.Close() })
		go srv.Serve(l)
		return true
	}
	page := func(w http.ResponseWriter, r *http.Request) {
		if to := r.URL.Query().Get("to"); to != "" {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		w.Write([]byte("a page"))
	}
	inner := func(w http.ResponseWriter, r *http.Request) { t.Errorf("the inner server at %s was reached", r.Host) }
	if !serve("93.184.215.14:80", page) {
		t.Fatal("no public address")
	}
	serve("93.184.215.14:8080", inner)
	for _, at := range []string{"127.0.0.1:80", "10.1.2.3:80", "169.254.169.254:80", "[fd00::1]:80", "[::1]:80"} {
		serve(at, inner)
	}
	c := New(Config{Timeout: 2 * time.Second})
	if got, err := c.Get(t.Context(), "http://93.184.215.14/"); err != nil || string(got.Body) != "a page" {
		t.Errorf("a public page = %q, %v", got.Body, err)
	}
	if serve("[2606:2800::1]:80", page) {
		if got, err := c.Get(t.Context(), "http://[2606:2800::1]/"); err != nil || string(got.Body) != "a page" {
			t.Errorf("a public page at an IPv6 address = %q, %v", got.Body, err)
		}
	}
	for _, address := range []string{
		"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0/", "http://10.1.2.3/",
		"http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[fd00::1]/", "http://[::ffff:10.1.2.3]/",
		"http://[::127.0.0.1]/", "http://[::ffff:0:127.0.0.1]/", "http://localhost/", "http://93.184.215.14:8080/",
	} {
		for _, way := range []string{address, "http://93.184.215.14/?to=" + address} {
			if got, err := c.Get(t.Context(), way); err == nil {
				t.Errorf("Get(%s) = %q, want an error", way, got.Body)
			}
		}
	}
}
