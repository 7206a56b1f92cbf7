package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// used is what a process that has ended has used.
func used(c *exec.Cmd) (cpu time.Duration, memory float64) {
	u := c.ProcessState.SysUsage().(*syscall.Rusage)
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime(), float64(u.Maxrss) / 1000
}

// BenchmarkBatchAndBeam reads 20,000 articles of 1.7 kB by dateline batch and by both modes, in turns, as processes
// of their own; it compares the answers, and prints the processor time and the memory of each.
func BenchmarkBatchAndBeam(b *testing.B) {
	dir := b.TempDir()
	dateline := filepath.Join(dir, "dateline")
	build := exec.CommandContext(b.Context(), "go", "build", "-o", dateline, "./cmd/dateline")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	lines := articles(b, 20_000, 7)
	in := map[string]string{}
	for i, part := range slices.Collect(slices.Chunk(lines, len(lines)/8)) {
		in[fmt.Sprint(i, ".jsonl")] = joined(part)
	}
	write(b, filepath.Join(dir, "in"), in)
	cpu, memory := map[string]time.Duration{}, map[string]float64{}
	measure := func(name string, c *exec.Cmd) {
		if err := c.Run(); err != nil {
			b.Fatalf("%s: %v", name, err)
		}
		t, m := used(c)
		cpu[name] += t
		memory[name] = max(memory[name], m)
	}
	for b.Loop() {
		var answers bytes.Buffer
		one := exec.CommandContext(b.Context(), dateline, "batch")
		one.Stdin, one.Stdout = strings.NewReader(joined(lines)), &answers
		measure("batch", one)
		want := sortedLines(answers.String())
		for _, mode := range []string{modeFiles, modeLines} {
			out := filepath.Join(dir, mode)
			c := command(b, "program", "--input", filepath.Join(dir, "in/*"), "--output", out, "--mode", mode)
			c.Stderr = os.Stderr
			measure(mode, c)
			if got := sortedLines(below(written(b, out), "answers")); !slices.Equal(got, want) {
				b.Fatalf("%s: %d answers differ from the %d of a batch", mode, len(got), len(want))
			}
		}
	}
	for name, total := range cpu {
		b.ReportMetric(total.Seconds()/float64(b.N), name+"-cpu-s")
		b.ReportMetric(memory[name], name+"-MB")
	}
	b.ReportMetric(cpu[modeFiles].Seconds()/cpu["batch"].Seconds(), "files/batch")
	b.ReportMetric(cpu[modeLines].Seconds()/cpu["batch"].Seconds(), "lines/batch")
}
