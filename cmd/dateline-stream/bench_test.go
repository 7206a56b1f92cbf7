package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/warpstreamlabs/bento/public/service"

	"dateline/cmd/internal/enginetest"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

// cpu is the processor time that this process has used.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkBatchAndStream reads 20,000 articles of 1.7 kB by a batch and by the stream of files.yaml, in turns,
// and prints the processor time of both and their ratio.
func BenchmarkBatchAndStream(b *testing.B) {
	dir := b.TempDir()
	lines := enginetest.Articles(b, 20_000, 7)
	in := filepath.Join(dir, "in.jsonl")
	writeFile(b, in, strings.Join(lines, "\n")+"\n")
	r, err := reader()
	if err != nil {
		b.Fatal(err)
	}
	var batch, stream time.Duration
	for n := 0; b.Loop(); n++ {
		start := cpu(b)
		var out bytes.Buffer
		all := article.Batch{Reader: r, Workers: 2, Record: func(a *article.Article, id, meta json.RawMessage) any {
			return render.NewRecord(a, id, meta)
		}}
		if _, err := all.Run(b.Context(), strings.NewReader(strings.Join(lines, "\n")), &out); err != nil {
			b.Fatal(err)
		}
		batch += cpu(b) - start
		start = cpu(b)
		to := filepath.Join(dir, fmt.Sprint("out", n))
		s := service.NewStreamBuilder()
		s.SetEnvVarLookupFunc(func(name string) (string, bool) {
			v, ok := map[string]string{"ARTICLES": in, "ANSWERS": to, "DEAD": to + ".dead"}[name]
			return v, ok
		})
		if err := s.SetYAML(readFile(b, config("files")) + "\nlogger: { level: \"OFF\" }\n"); err != nil {
			b.Fatal(err)
		}
		built, err := s.Build()
		if err != nil {
			b.Fatal(err)
		}
		if err := built.Run(b.Context()); err != nil {
			b.Fatal(err)
		}
		stream += cpu(b) - start
		if got, want := enginetest.SortedLines(readFile(b, to)), enginetest.SortedLines(out.String()); strings.Join(got, "\n") != strings.Join(want, "\n") {
			b.Fatalf("%d answers differ from the %d of a batch", len(got), len(want))
		}
	}
	b.ReportMetric(batch.Seconds()/float64(b.N), "batch-cpu-s")
	b.ReportMetric(stream.Seconds()/float64(b.N), "stream-cpu-s")
	b.ReportMetric(stream.Seconds()/batch.Seconds(), "stream/batch")
}
