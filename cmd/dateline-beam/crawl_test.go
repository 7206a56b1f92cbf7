package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dateline/cmd/internal/enginetest"
)

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
	whole := enginetest.Crawl(t)
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

// What is found is put into an archive, in either mode; twice changes nothing, and what no archive can take is a
// dead letter beside its answer.
func TestArchive(t *testing.T) {
	for _, test := range []struct{ mode, address string }{
		{modeFiles, ""}, {modeLines, ""}, {modeLines, server.Database(t)},
	} {
		mode := test.mode
		dir := t.TempDir()
		undated := `{"id":"undated","text":"Rain fell in Bergen.","meta":{"date":"soon"}}`
		write(t, dir, map[string]string{"in/a.warc.gz": enginetest.Crawl(t), "in/b.jsonl": enginetest.Joined(append(enginetest.Articles(t, 7, 1), undated))})
		file := cmp.Or(test.address, filepath.Join(dir, "news.db"))
		before := ""
		for n := range 2 {
			mustRun(t, "--input", filepath.Join(dir, "in/*"), "--output", filepath.Join(dir, "out"), "--mode", mode, "--archive", file, "--keep-texts")
			got := strings.Join(enginetest.Stored(t, file), "\n")
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
