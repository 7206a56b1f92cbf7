package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/cmd/internal/enginetest"
)

// The configurations that are shipped are ones that the program takes.
func TestConfigurationsAreValid(t *testing.T) {
	all, err := filepath.Glob(config("*"))
	if err != nil || len(all) < 5 {
		t.Fatalf("%d configurations, %v", len(all), err)
	}
	env := []string{"FEEDS=https://news.example/rss", "WARC=" + writtenWARC(t), "DEAD=" + filepath.Join(t.TempDir(), "dead")}
	if err := program(t, env, append([]string{"lint", "--deprecated"}, all...)...).Run(); err != nil {
		t.Errorf("lint: %v", err)
	}
}

// Answers are byte for byte those of dateline batch, and what cannot be read is told of with
// its reason, and nothing is lost.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	lines := enginetest.Articles(t, 200, 1)
	bad := []string{`{"id":"no text"}`, `not JSON`, `{"id":"bytes","text":"` + "\xff" + `"}`}
	writeFile(t, filepath.Join(dir, "a.jsonl"), strings.Join(lines[:120], "\n")+"\n")
	writeFile(t, filepath.Join(dir, "b.jsonl"), strings.Join(append(bad, lines[120:]...), "\n")+"\n")
	env := []string{"ARTICLES=" + filepath.Join(dir, "*.jsonl"), "ANSWERS=" + filepath.Join(dir, "answers"), "DEAD=" + filepath.Join(dir, "dead")}
	if err := program(t, env, "-c", config("files")).Run(); err != nil {
		t.Fatal(err)
	}
	if got, want := enginetest.SortedLines(readFile(t, filepath.Join(dir, "answers"))), answers(t, lines); !slices.Equal(got, want) {
		t.Errorf("%d answers differ from the %d of a batch", len(got), len(want))
	}
	dead := enginetest.SortedLines(readFile(t, filepath.Join(dir, "dead")))
	if len(dead) != len(bad) {
		t.Fatalf("%d dead letters, want %d: %q", len(dead), len(bad), dead)
	}
	for _, line := range dead {
		var d struct{ Error, Line string }
		if err := json.Unmarshal([]byte(line), &d); err != nil || d.Error == "" || d.Line == "" {
			t.Errorf("dead letter %q: %v", line, err)
		}
	}
}
