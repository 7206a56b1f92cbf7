package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/cmd/internal/enginetest"
	"dateline/gazetteer/article"
)

// badLines are lines that cannot be read.
var badLines = []string{`{"id":"no text"}`, `not JSON`, `{"id":"bytes","text":"` + "\xff" + `"}`, `{"id":"spans","text":"Oslo","spans":[{"start":3,"end":99}]}`}

// tooLong is a line that is longer than any that is read.
var tooLong = `{"id":"long","text":"` + strings.Repeat("x", article.MaxLine) + "\"}\n"

// Each file has the very answers that dateline batch gives to it, also to what cannot be read, and none of it is lost.
func TestFilesAnswerAsBatch(t *testing.T) {
	dir := t.TempDir()
	lines := enginetest.Articles(t, 300, 1)
	mixed := strings.Join(append(append([]string{"", " "}, badLines...), lines[:50]...), "\r\n")
	in := map[string]string{
		"a.jsonl":           enginetest.Joined(lines[:100]),
		"b.jsonl.gz":        enginetest.Packed(t, enginetest.Joined(lines[100:150]), enginetest.Joined(lines[150:200])),
		"deep/a.jsonl":      mixed,
		"deep/empty.jsonl":  "",
		"deep/utf-8.jsonl":  "\ufeff" + enginetest.Joined(lines[200:]),
		"deep/packed.gz.gz": enginetest.Packed(t, enginetest.Packed(t, enginetest.Joined(lines[:3]))),
		"deep/long.jsonl":   tooLong + enginetest.Joined(lines[:2]) + tooLong,
	}
	want := map[string]string{}
	for name, content := range in {
		for strings.HasPrefix(content, "\x1f\x8b") {
			content = unpacked(t, name, content)
		}
		want[name] = enginetest.Batch(t, reader, strings.TrimPrefix(content, "\ufeff"))
	}
	write(t, filepath.Join(dir, "in"), in)
	out := filepath.Join(dir, "out")
	for _, pattern := range []string{"*.*", "*/*.*"} {
		mustRun(t, "--input", filepath.Join(dir, "in", pattern), "--output", out)
	}
	got := written(t, filepath.Join(out, "answers"))
	if len(got) != len(want) {
		t.Errorf("%d files of answers, want %d", len(got), len(want))
	}
	for name, answers := range want {
		if got[name] != answers {
			t.Errorf("%s: %d answers differ from the %d of a batch", name, strings.Count(got[name], "\n"), strings.Count(answers, "\n"))
		}
	}
}

// What cannot be read is kept with its reason and as it was; a repeated run that has none leaves none there.
func TestDeadLetters(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for _, mode := range []string{modeFiles, modeLines} {
		write(t, in, map[string]string{"a.jsonl": enginetest.Joined(append(badLines, enginetest.Articles(t, 10, 1)...)), "long.jsonl": tooLong})
		told := mustRun(t, "--input", filepath.Join(in, "*"), "--output", out, "--mode", mode)
		if want := fmt.Sprintf("%d answers, %d dead letters\n", len(badLines)+11, len(badLines)+1); told != want {
			t.Errorf("%s: tells %q, want %q", mode, told, want)
		}
		raw := map[string]bool{}
		for _, d := range letters(t, below(written(t, out), "dead")) {
			if d.File == filepath.Join(in, "long.jsonl") && strings.Contains(d.Error, "longer than") && d.raw() == "" {
				continue
			}
			if d.Error == "" || d.File != filepath.Join(in, "a.jsonl") || badLines[d.Number-1] != d.raw() {
				t.Errorf("%s: dead letter %+v", mode, d)
			}
			raw[d.raw()] = true
		}
		if len(raw) != len(badLines) {
			t.Errorf("%s: %d dead letters, want %d", mode, len(raw), len(badLines))
		}
		write(t, in, map[string]string{"a.jsonl": enginetest.Joined(enginetest.Articles(t, 10, 1)), "long.jsonl": ""})
		mustRun(t, "--input", filepath.Join(in, "*"), "--output", out, "--mode", mode)
		if dead := below(written(t, out), "dead"); dead != "" {
			t.Errorf("%s: dead letters of an earlier run are left: %s", mode, dead)
		}
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
}

// raw is the line of a dead letter.
func (d deadLetter) raw() string {
	if d.Line == nil {
		return string(d.Base64)
	}
	return *d.Line
}

// With --resume a file that has its answers is left alone, and one that has none is read.
func TestResume(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	lines := enginetest.Articles(t, 20, 1)
	write(t, in, map[string]string{"a.jsonl": enginetest.Joined(lines[:10]), "b.jsonl": enginetest.Joined(lines[10:])})
	write(t, out, map[string]string{"answers/a.jsonl": "mine\n", "answers/b.jsonl.0123456789abcdef.part": "torn"})
	told := mustRun(t, "--input", filepath.Join(in, "*"), "--output", out, "--resume")
	if want := "10 answers, 0 dead letters, 1 files there already\n"; told != want {
		t.Errorf("tells %q, want %q", told, want)
	}
	all := written(t, out)
	if done := below(all, "files"); strings.Count(done, "\n") != 2 || strings.Count(done, `"there_already":true`) != 1 || strings.Count(done, `"lines":10`) != 1 {
		t.Errorf("files done: %s", done)
	}
	got := written(t, filepath.Join(out, "answers"))
	if got["a.jsonl"] != "mine\n" || got["b.jsonl"] != enginetest.Batch(t, reader, enginetest.Joined(lines[10:])) {
		t.Errorf("%d files: %.200q", len(got), got)
	}
}

// What is not there is told of, and nothing is taken for done.
func TestFailsLoudly(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"in/a.jsonl": enginetest.Joined(enginetest.Articles(t, 3, 1)), "file": "no folder"})
	for _, c := range []struct{ name, input, output, want string }{
		{"no file", "in/*.gz", "out", "no files matching"},
		{"no folder", "in/*", "file", "not a directory"},
		{"a folder for a file", "i*", "out", "is a directory"},
	} {
		told, err := program(t, "--input", filepath.Join(dir, c.input), "--output", filepath.Join(dir, c.output))
		if err == nil || !strings.Contains(told, c.want) {
			t.Errorf("%s: %v, %q; want %q", c.name, err, told, c.want)
		}
	}
	if told, err := program(t, "--input", "a", "--output", "b", "more"); err == nil || !strings.Contains(told, `"more"`) {
		t.Errorf("an argument: %v, %q", err, told)
	}
}
