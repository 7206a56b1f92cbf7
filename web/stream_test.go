package web_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/labstack/echo/v4"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

// lockedBuffer is a log that is read while the server may write it.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

// take returns what was written, and forgets it.
func (b *lockedBuffer) take() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.buf.Reset()
	return b.buf.String()
}

// TestHalfAnAnswerDoesNotLookWhole lets answers fail behind their headers.
func TestHalfAnAnswerDoesNotLookWhole(t *testing.T) {
	var log lockedBuffer
	s := webtest.NewServer(t, web.Config{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	long := strings.Repeat("A line of an answer.\n", 50_000)
	s.Echo().GET("/test/stream", func(c echo.Context) error {
		made := 0
		return httpx.SendStream(c, httpx.Stream{Reply: httpx.Reply{MediaType: "text/plain"}, Write: func(w io.Writer) error {
			made++
			if _, err := io.WriteString(w, long); err != nil {
				return err
			}
			if made == 2 {
				return errors.New("the second time it fails")
			}
			return nil
		}})
	})
	s.Echo().GET("/test/panic", func(c echo.Context) error {
		c.Response().WriteHeader(http.StatusOK)
		io.WriteString(c.Response(), long)
		panic("behind the headers")
	})
	addr := listen(t, s)
	for _, path := range []string{"/test/stream", "/test/panic"} {
		for _, ask := range []string{"HTTP/1.1\r\nHost: localhost", "HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip",
			"HTTP/1.0", "HTTP/1.0\r\nAccept-Encoding: gzip"} {
			if path == "/test/panic" && strings.HasPrefix(ask, "HTTP/1.0") {
				continue // an answer without a length tells a client of HTTP/1.0 nothing
			}
			conn, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(conn, "GET %s %s\r\n\r\n", path, ask)
			res, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Errorf("%s %q: no headers: %v", path, ask, err)
				continue
			}
			body := io.Reader(res.Body)
			if strings.Contains(ask, "1.1\r\nHost: localhost\r\nAccept") {
				if body, err = gzip.NewReader(body); err != nil {
					t.Errorf("%s %q: %v", path, ask, err)
					continue
				}
			}
			got, err := io.ReadAll(body)
			if err == nil { // gzip has ended, the body has not
				_, err = io.Copy(io.Discard, res.Body)
			}
			if !errors.Is(err, io.ErrUnexpectedEOF) || len(got) > len(long) {
				t.Errorf("%s %q: %d bytes, %v, want an end that is too early", path, ask, len(got), err)
			}
			conn.Close()
			if told := log.take(); !strings.Contains(told, "broken off") {
				t.Errorf("%s %q: the log tells %s", path, ask, told)
			}
		}
	}
}

// TestLongAnswersHaveTheHeadersOfShortOnes asks for a page that is streamed, in every
// way that its headers matter for.
func TestLongAnswersHaveTheHeadersOfShortOnes(t *testing.T) {
	cfg := webtest.FullConfig(t)
	srv := webtest.Serve(t, cfg)
	const target = "/ogc/collections/places/items?limit=2000"
	x := webtest.Ask(t, srv, "GET", target, "", "Accept-Encoding: identity")
	if x.Status != 200 || len(x.Body) < httpx.HeldAnswer || x.Header.Get("Content-Length") != fmt.Sprint(len(x.Body)) {
		t.Fatalf("GET %s = %d, %d bytes, length %s, want a long answer that tells its length",
			target, x.Status, len(x.Body), x.Header.Get("Content-Length"))
	}
	tag := x.Header.Get("ETag")
	if again := webtest.Ask(t, srv, "GET", target, "", "If-None-Match: "+tag); again.Status != 304 || len(again.Body) > 0 {
		t.Errorf("what is known = %d, %d bytes, want 304", again.Status, len(again.Body))
	}
	if head := webtest.Ask(t, srv, "HEAD", target, ""); head.Status != 200 || head.Header.Get("ETag") != tag || len(head.Body) > 0 {
		t.Errorf("HEAD = %d with tag %s, want 200 with %s", head.Status, head.Header.Get("ETag"), tag)
	}
	packed := webtest.Ask(t, srv, "GET", target, "", "Accept-Encoding: gzip")
	in, err := gzip.NewReader(bytes.NewReader(packed.Body))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(in)
	if err != nil || len(body) != len(x.Body) || packed.Header.Get("ETag") != tag || len(packed.Body)*2 > len(body) {
		t.Errorf("compressed: %d bytes of %d, tag %s, %v", len(packed.Body), len(body), packed.Header.Get("ETag"), err)
	}
}
