package main

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"dateline/cmd/internal/enginetest"
)

// Over Beam's portability contract, as engines keep it, with a job server and workers that get the program from it.
func TestEngine(t *testing.T) {
	e := newEngine(t)
	t.Run("answers as a batch", func(t *testing.T) { answersAsBatch(t, e) })
	t.Run("a worker is killed", func(t *testing.T) { workerIsKilled(t, e) })
}

// The answers are those of dateline batch; and what the workers count is told.
func answersAsBatch(t *testing.T, e engine) {
	dir := t.TempDir()
	lines := enginetest.Articles(t, 200, 1)
	write(t, dir, map[string]string{"in/a.jsonl": enginetest.Joined(lines[:100]), "in/b.jsonl.gz": enginetest.Packed(t, enginetest.Joined(append(badLines, lines[100:]...)))})
	want := enginetest.SortedLines(enginetest.Batch(t, reader, enginetest.Joined(lines[:100])) + enginetest.Batch(t, reader, enginetest.Joined(append(badLines, lines[100:]...))))
	for _, mode := range []string{modeFiles, modeLines} {
		job := command(t, "program", append(e.flags(), "--input", "in/*", "--output", mode, "--mode", mode)...)
		job.Dir = dir // that of the workers is another
		out, err := job.CombinedOutput()
		told := string(out)
		if err != nil {
			t.Fatalf("%s: %v, %s", mode, err, told)
		}
		all := written(t, filepath.Join(dir, mode))
		if got := enginetest.SortedLines(below(all, "answers")); !slices.Equal(got, want) || !strings.Contains(told, "204 answers, 4 dead letters\n") {
			t.Errorf("%s: %d answers differ from the %d of a batch; tells %q", mode, len(got), len(want), told)
		}
		if mode == modeLines {
			checkCounts(t, all, want)
		}
		if n := strings.Count(below(all, "dead"), "\n"); n != len(badLines) {
			t.Errorf("%s: %d dead letters, want %d", mode, n, len(badLines))
		}
	}
}

// A job whose worker is killed fails, and says so. Files that have their name are whole, and a second run with
// --resume answers the others.
func workerIsKilled(t *testing.T, e engine) {
	dir := t.TempDir()
	in, want := map[string]string{}, map[string]string{}
	lines := enginetest.Articles(t, 1500, 4)
	for i, part := range slices.Collect(slices.Chunk(lines, 50)) {
		name := fmt.Sprintf("%02d.jsonl", i)
		in[name], want[name] = enginetest.Joined(part), enginetest.Batch(t, reader, enginetest.Joined(part))
	}
	write(t, filepath.Join(dir, "in"), in)
	out := filepath.Join(dir, "out")
	args := append(e.flags(), "--input", filepath.Join(dir, "in/*"), "--output", out, "--jobs", "1", "--resume")

	var told bytes.Buffer
	job := command(t, "program", args...)
	job.Stdout, job.Stderr = &told, &told
	if err := job.Start(); err != nil {
		t.Fatal(err)
	}
	done := func() (names []string) {
		found, err := filepath.Glob(filepath.Join(out, "answers", "*.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	enginetest.Wait(t, "the first file", func() bool { return len(done()) > 2 })
	workers := workersOf(e.group)
	if len(workers) == 0 {
		t.Fatal("no worker is there")
	}
	for _, w := range workers { // those of earlier jobs, too, which a pool leaves alive
		if err := syscall.Kill(w, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
	}
	if err := job.Wait(); err == nil || !strings.Contains(told.String(), "failed") {
		t.Errorf("the job ends with %v, and tells %q", err, told.String())
	}
	n := len(done())
	if n == len(in) {
		t.Fatal("all files were done before the worker was killed")
	}
	for name, answers := range written(t, filepath.Join(out, "answers")) {
		if !strings.HasSuffix(name, ".part") && answers != want[name] {
			t.Errorf("%s is not whole", name)
		}
	}
	again := mustRun(t, args...)
	if !strings.Contains(again, fmt.Sprintf("%d files there already", n)) {
		t.Errorf("the second run tells %q, want %d files there already", again, n)
	}
	got := written(t, filepath.Join(out, "answers"))
	maps.DeleteFunc(got, func(name, _ string) bool { return strings.HasSuffix(name, ".part") })
	if !maps.Equal(got, want) {
		t.Errorf("%d files differ from the %d of a batch", len(got), len(want))
	}
}
