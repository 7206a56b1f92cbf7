package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/cmd/internal/enginetest"
)

// writtenWARC writes a crawl.
func writtenWARC(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "crawl.warc.gz")
	writeFile(t, file, enginetest.Crawl(t))
	return file
}

// A crawl is put into an archive; twice changes nothing.
func TestWARCIntoArchive(t *testing.T) {
	dir := t.TempDir()
	env := []string{"WARC=" + writtenWARC(t), "ARCHIVE=" + filepath.Join(dir, "news.db"), "DEAD=" + filepath.Join(dir, "dead")}
	for range 2 {
		if err := program(t, env, "-c", config("warc-archive")).Run(); err != nil {
			t.Fatal(err)
		}
		ids := enginetest.Stored(t, filepath.Join(dir, "news.db"))
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
	lines := append(enginetest.Articles(t, 5, 1), `{"id":"undated","text":"Rain fell in Bergen.","meta":{"date":"soon"}}`, `{"id":"empty"}`)
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
	if n := len(enginetest.Stored(t, filepath.Join(dir, "news.db"))); n != 5 {
		t.Errorf("%d articles in the archive, want 5", n)
	}
	dead := readFile(t, filepath.Join(dir, "dead"))
	if strings.Count(dead, "\n") != 2 || !strings.Contains(dead, "undated") || !strings.Contains(dead, "empty") {
		t.Errorf("dead letters %q", dead)
	}
}
