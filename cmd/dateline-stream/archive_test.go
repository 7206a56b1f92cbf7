package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/cmd/internal/setup"
	"dateline/web/archive"
)

// page is a page of a crawl.
func page(address, kind, body string) string {
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, len(body), body)
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		address, len(answer), answer)
}

// writtenWARC writes a crawl of three articles, a picture and a broken page, packed record by record.
func writtenWARC(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	for _, record := range []string{
		page("https://news.example/1", "text/html; charset=utf-8",
			`<html lang="en"><head><meta property="article:published_time" content="2026-11-03T09:00:00Z"><title>Talks</title></head>`+
				`<body><article><p>The delegations met in Istanbul on Tuesday. A second meeting is to be held in Ankara, the officials said.</p></article></body></html>`),
		page("https://news.example/2", "text/plain", "The ferry from Odesa reached Varna in Bulgaria late on Monday."),
		page("https://news.example/3", "text/html", "<p>Snow closed the road between Sofia and Plovdiv for hours.</p>"),
		page("https://news.example/picture", "image/png", "\x89PNG"),
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/broken\r\nContent-Type: application/http\r\nContent-Length: 4\r\n\r\noops\r\n\r\n",
	} {
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(record)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(t.TempDir(), "crawl.warc.gz")
	writeFile(t, file, b.String())
	return file
}

// stored returns what an archive holds.
func stored(t *testing.T, file string) archive.Page {
	t.Helper()
	s, err := setup.OpenArchive(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p, err := s.Articles(t.Context(), archive.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A crawl is put into an archive; twice changes nothing.
func TestWARCIntoArchive(t *testing.T) {
	dir := t.TempDir()
	env := []string{"WARC=" + writtenWARC(t), "ARCHIVE=" + filepath.Join(dir, "news.db"), "DEAD=" + filepath.Join(dir, "dead")}
	for range 2 {
		if err := program(t, env, "-c", config("warc-archive")).Run(); err != nil {
			t.Fatal(err)
		}
		p := stored(t, filepath.Join(dir, "news.db"))
		var ids []string
		for _, f := range p.Stories {
			ids = append(ids, f.ID+" "+f.Published.Format("2006-01-02"))
		}
		if len(ids) != 3 || !strings.Contains(strings.Join(ids, "\n"), "https://news.example/1 2026-11-03") {
			t.Errorf("the archive holds %q", ids)
		}
	}
}

// run runs a stream that ends by itself.
func run(t *testing.T, yaml string) error {
	t.Helper()
	b := service.NewStreamBuilder()
	if err := b.SetYAML(yaml); err != nil {
		t.Fatal(err)
	}
	s, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return s.Run(t.Context())
}

// Lines that nobody has read before are read by the output; one that the archive cannot take
// does not keep the others back, and goes where the configuration says.
func TestArchiveReadsLines(t *testing.T) {
	dir := t.TempDir()
	lines := append(articles(t, 5, 1), `{"id":"undated","text":"Rain fell in Bergen.","meta":{"date":"soon"}}`, `{"id":"empty"}`)
	writeFile(t, filepath.Join(dir, "in"), strings.Join(lines, "\n")+"\n")
	err := run(t, fmt.Sprintf(`
input: { file: { paths: [%q], scanner: { lines: {} } } }
output:
  fallback:
    - dateline_archive: { address: %q, batching: { count: 3, period: 50ms } }
    - file: { path: %q, codec: lines }
logger: { level: "OFF" }
`, filepath.Join(dir, "in"), filepath.Join(dir, "news.db"), filepath.Join(dir, "dead")))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(stored(t, filepath.Join(dir, "news.db")).Stories); n != 5 {
		t.Errorf("%d articles in the archive, want 5", n)
	}
	dead := readFile(t, filepath.Join(dir, "dead"))
	if strings.Count(dead, "\n") != 2 || !strings.Contains(dead, "undated") || !strings.Contains(dead, "empty") {
		t.Errorf("dead letters %q", dead)
	}
}

// allStored are the ids of all articles of an archive, copies too.
func allStored(t *testing.T, file string) (ids []string) {
	t.Helper()
	s, err := setup.OpenArchive(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []string
	for i := range 300 {
		all = append(all, fmt.Sprintf("a%06d", i))
	}
	known, err := s.Known(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	for id := range known {
		ids = append(ids, id)
	}
	return ids
}
