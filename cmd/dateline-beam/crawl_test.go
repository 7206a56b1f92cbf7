package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
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

// crawled is a crawl of three articles, a picture and a broken page, packed record by record.
func crawled(t *testing.T) string {
	t.Helper()
	return packed(t,
		page("https://news.example/1", "text/html; charset=utf-8",
			`<html lang="en"><head><meta property="article:published_time" content="2026-11-03T09:00:00Z"><title>Talks</title></head>`+
				`<body><article><p>The delegations met in Istanbul on Tuesday. A second meeting is to be held in Ankara, the officials said.</p></article></body></html>`),
		page("https://news.example/2", "text/plain", "The ferry from Odesa reached Varna in Bulgaria late on Monday."),
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/broken\r\nContent-Type: application/http\r\nContent-Length: 4\r\n\r\noops\r\n\r\n",
		page("https://news.example/picture", "image/png", "\x89PNG"),
		page("https://news.example/3", "text/html", "<p>Snow closed the road between Sofia and Plovdiv for hours.</p>"))
}

// ids are those of answers.
func ids(t *testing.T, answers string) (all []string) {
	t.Helper()
	for line := range strings.Lines(answers) {
		var a struct{ ID string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		all = append(all, a.ID)
	}
	return all
}

// The pages of a crawl are answered in their order; what is wrong with one, or with the end of a file, keeps nothing
// else back and is told of.
func TestCrawl(t *testing.T) {
	dir := t.TempDir()
	whole := crawled(t)
	write(t, dir, map[string]string{"in/a.warc.gz": whole, "in/torn.warc.gz": whole[:len(whole)-30]})
	for _, mode := range []string{modeFiles, modeLines} {
		out := filepath.Join(dir, mode)
		mustRun(t, "--input", filepath.Join(dir, "in/*"), "--output", out, "--mode", mode)
		all := written(t, out)
		if mode == modeFiles {
			for file, n := range map[string]int{"answers/a.warc.jsonl.gz": 3, "answers/torn.warc.jsonl.gz": 2} {
				want := []string{"https://news.example/1", "https://news.example/2", "https://news.example/3"}[:n]
				if got := ids(t, all[file]); strings.Join(got, " ") != strings.Join(want, " ") {
					t.Errorf("%s: answers %q, want %q", file, got, want)
				}
			}
		}
		if got := ids(t, below(all, "answers")); len(got) != 5 {
			t.Errorf("%s: answers %q, want those of 5 pages", mode, got)
		}
		dead := fmt.Sprintf("%+v", letters(t, below(all, "dead")))
		if strings.Count(dead, "https://news.example/broken") != 4 || strings.Count(dead, "the rest of the file cannot be read") != 1 {
			t.Errorf("%s: dead letters %s", mode, dead)
		}
	}
}

// stored are the articles of an archive, by their ids and days.
func stored(t *testing.T, file string) string {
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
	var all []string
	for _, one := range p.Stories {
		all = append(all, one.ID+" "+one.Published.Format("2006-01-02"))
	}
	return strings.Join(all, "\n")
}

// What is found is put into an archive, in either mode; twice changes nothing, and what no archive can take is a
// dead letter beside its answer.
func TestArchive(t *testing.T) {
	for _, mode := range []string{modeFiles, modeLines} {
		dir := t.TempDir()
		undated := `{"id":"undated","text":"Rain fell in Bergen.","meta":{"date":"soon"}}`
		write(t, dir, map[string]string{"in/a.warc.gz": crawled(t), "in/b.jsonl": joined(append(articles(t, 7, 1), undated))})
		file := filepath.Join(dir, "news.db")
		before := ""
		for n := range 2 {
			mustRun(t, "--input", filepath.Join(dir, "in/*"), "--output", filepath.Join(dir, "out"), "--mode", mode, "--archive", file, "--keep-texts")
			got := stored(t, file)
			if strings.Count(got, "\n")+1 != 10 || !strings.Contains(got, "https://news.example/1 2026-11-03") || strings.Contains(got, "undated") {
				t.Errorf("%s: the archive holds %q", mode, got)
			}
			if n > 0 && got != before {
				t.Errorf("%s: the archive is another after a second run: %q and %q", mode, before, got)
			}
			before = got
		}
		all := written(t, filepath.Join(dir, "out"))
		if dead := below(all, "dead"); !strings.Contains(dead, "undated") || !strings.Contains(below(all, "answers"), `"undated"`) {
			t.Errorf("%s: dead letters %s", mode, dead)
		}
	}
}
