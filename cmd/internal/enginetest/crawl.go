package enginetest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"testing"

	"dateline/cmd/internal/setup"
	"dateline/web/archive"
)

// page is a page of a crawl.
func page(address, kind, body string) string {
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, len(body), body)
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		address, len(answer), answer)
}

// Crawl is a crawl of three articles, https://news.example/1 to 3, a picture and a broken page, packed record by
// record. The first article is of 3 November 2026.
func Crawl(t testing.TB) string {
	t.Helper()
	return Packed(t,
		page("https://news.example/1", "text/html; charset=utf-8",
			`<html lang="en"><head><meta property="article:published_time" content="2026-11-03T09:00:00Z"><title>Talks</title></head>`+
				`<body><article><p>The delegations met in Istanbul on Tuesday. A second meeting is to be held in Ankara, the officials said.</p></article></body></html>`),
		page("https://news.example/2", "text/plain", "The ferry from Odesa reached Varna in Bulgaria late on Monday."),
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/broken\r\nContent-Type: application/http\r\nContent-Length: 4\r\n\r\noops\r\n\r\n",
		page("https://news.example/picture", "image/png", "\x89PNG"),
		page("https://news.example/3", "text/html", "<p>Snow closed the road between Sofia and Plovdiv for hours.</p>"))
}

// Packed packs texts by gzip, each as a member of its own.
func Packed(t testing.TB, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, m); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// Stored are the stories of an archive, as "id 2026-11-03", the newest first.
func Stored(t testing.TB, address string) (all []string) {
	t.Helper()
	s, err := setup.OpenArchive(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.Articles(t.Context(), archive.Query{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range p.Stories {
		all = append(all, one.ID+" "+one.Published.Format("2006-01-02"))
	}
	return all
}

// StoredIDs counts those of the first n of Articles that an archive holds, copies too.
func StoredIDs(t testing.TB, address string, n int) int {
	t.Helper()
	s, err := setup.OpenArchive(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ids := make([]string, n)
	for i := range ids {
		ids[i] = ID(i)
	}
	known, err := s.Known(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return len(known)
}
