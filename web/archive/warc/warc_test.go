package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// record writes a record as crawlers do.
func record(kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\nWARC-Date: 2026-11-28T20:30:00Z\r\n"+
		"WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, len(block), address, contentType, len(block), block)
}

func response(address, header, body string) string {
	return record("response", address, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func zipped(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestPages(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8\r\n"
	records := []string{
		record("warcinfo", "", "application/warc-fields", "software: a crawler\r\n"),
		record("request", "https://a.example/", "application/http; msgtype=request", "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"),
		response("https://a.example/plain", html+"Content-Length: 4\r\n", "Snow"),
		response("https://a.example/chunked", html+"Transfer-Encoding: chunked\r\n", "4\r\nSnow\r\n0\r\n\r\n"),
		response("https://a.example/unchunked", html+"Transfer-Encoding: chunked\r\n", "Snow"),
		response("https://a.example/zipped", html+"Content-Encoding: gzip\r\n", zipped("Snow")),
		response("https://a.example/unzipped", html+"Content-Encoding: gzip\r\n", "Snow"),
		response("https://a.example/short", html+"Content-Length: 400\r\n", "Snow"),
		response("https://a.example/brotli", html+"Content-Encoding: br\r\n", brotlied("Snow")),
		response("https://a.example/unbrotlied", html+"Content-Encoding: br\r\n", "Snow"),
		response("https://a.example/broken", html+"Content-Encoding: br\r\n", "\xff\xfe\xff"),
		response("https://a.example/other", html+"Content-Encoding: zstd\r\n", "Snow"),
		response("https://a.example/bomb", html+"Content-Encoding: gzip\r\n", zipped(strings.Repeat("x", maxPage+1))),
		strings.Replace(response("https://a.example/missing", html, "Snow"), "200 OK", "404 No", 1),
		record("response", "https://a.example/odd", "application/http; msgtype=response", "what?"),
		record("response", "dns:a.example", "text/dns", "192.0.2.1"),
		response("https://a.example/empty", html, ""),
		response("<https://a.example/last>", html, "Snow"),
	}
	const want = "plain=Snow chunked=Snow unchunked=Snow zipped=Snow unzipped=Snow short=Snow brotli=Snow unbrotlied=Snow broken! other! bomb! odd! empty= last=Snow"
	var packed strings.Builder // each record by itself
	for _, r := range records {
		packed.WriteString(zipped(r))
	}
	for name, file := range map[string]string{"plain": strings.Join(records, ""), "gzip": packed.String()} {
		var got []string
		for page, err := range Pages(strings.NewReader(file)) {
			var bad *PageError
			switch {
			case errors.As(err, &bad):
				got = append(got, strings.TrimPrefix(bad.URL, "https://a.example/")+"!")
			case err != nil:
				t.Errorf("%s: %v", name, err)
			default:
				got = append(got, strings.TrimPrefix(page.URL, "https://a.example/")+"="+string(page.Body))
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: %s, want %s", name, g, want)
		}
	}
}

// TestBrokenFiles end with an error, and give what stands before.
func TestBrokenFiles(t *testing.T) {
	whole := zipped(response("https://a.example/", "", strings.Repeat("Snow in Ankara. ", 1000)))
	for name, test := range map[string]struct {
		file  string
		pages int
	}{"nothing": {"", 0}, "a text": {"Snow fell.", 0}, "cut off": {whole + whole[:len(whole)/2], 1}} {
		pages, failed := 0, false
		for _, err := range Pages(strings.NewReader(test.file)) {
			if err != nil {
				failed = true
				continue
			}
			pages++
		}
		if pages != test.pages || !failed {
			t.Errorf("%s: %d pages, an error %v, want %d and an error", name, pages, failed, test.pages)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(response("https://a.example/", "Content-Encoding: gzip\r\n", zipped("Snow"))))
	f.Add([]byte(zipped(response("https://a.example/", "", "Snow"))))
	f.Fuzz(func(t *testing.T, file []byte) {
		for page, err := range Pages(io.LimitReader(bytes.NewReader(file), 1<<20)) {
			if err == nil && (page.URL == "" || len(page.Body) > maxPage) {
				t.Errorf("a page at %q of %d bytes", page.URL, len(page.Body))
			}
		}
	})
}
