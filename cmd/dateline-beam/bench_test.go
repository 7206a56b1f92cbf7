package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/cmd/internal/enginetest"
)

// peak watches the memory of a process until it ends, in MB: what the system counts for a child begins with that of
// its parent.
func peak(c *exec.Cmd) (most float64) {
	for {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.Process.Pid))
		_, rest, ok := strings.Cut(string(status), "VmHWM:")
		if err != nil || !ok { // it has ended
			return most
		}
		if kB, err := strconv.ParseFloat(strings.Fields(rest)[0], 64); err == nil {
			most = max(most, kB/1000)
		}
		time.Sleep(20 * time.Millisecond)
	}
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
	lines := enginetest.Articles(b, 20_000, 7)
	in := map[string]string{}
	for i, part := range slices.Collect(slices.Chunk(lines, len(lines)/8)) {
		in[fmt.Sprint(i, ".jsonl")] = enginetest.Joined(part)
	}
	write(b, filepath.Join(dir, "in"), in)
	cpu, memory := map[string]time.Duration{}, map[string]float64{}
	measure := func(name string, c *exec.Cmd) {
		if err := c.Start(); err != nil {
			b.Fatalf("%s: %v", name, err)
		}
		memory[name] = max(memory[name], peak(c))
		if err := c.Wait(); err != nil {
			b.Fatalf("%s: %v", name, err)
		}
		cpu[name] += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	}
	for b.Loop() {
		var answers bytes.Buffer
		one := exec.CommandContext(b.Context(), dateline, "batch")
		one.Stdin, one.Stdout = strings.NewReader(enginetest.Joined(lines)), &answers
		measure("batch", one)
		want := enginetest.SortedLines(answers.String())
		for _, mode := range []string{modeFiles, modeLines} {
			out := filepath.Join(dir, mode)
			c := command(b, "program", "--input", filepath.Join(dir, "in/*"), "--output", out, "--mode", mode)
			c.Stderr = os.Stderr
			measure(mode, c)
			if got := enginetest.SortedLines(below(written(b, out), "answers")); !slices.Equal(got, want) {
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
