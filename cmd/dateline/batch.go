package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

func newBatch(open *opener) *cobra.Command {
	var reading readingFlags
	var resume, archived string
	var keepTexts bool
	var jobs int
	cmd := &cobra.Command{
		Use:   "batch",
		Short: "Read JSON Lines of articles on stdin, write their places and claims as JSON Lines",
		Long: `batch reads one article a line on stdin, {"id":…,"text":…}, with an optional "title", and
optional "spans" ([{"start":0,"end":8}] in code points) to answer these spans and nothing else (what
else the text names is read as context), and "meta", any JSON, which comes back as it is. It writes one line for each, in the same order.
A line that can't be read is answered by {"id":…,"line":…,"error":…}; the others still come out,
and the exit code is 1. Input that is packed by gzip is unpacked. Ids may come twice: each line has its answer.
With --archive what is found is also put into an archive, with the date, url, source and language of "meta"; an
answer is written when its article is there. With --resume the answers of an earlier run are compared with the
input before anything is written; while a run is not done, a journal of the answered lines lies beside the output.`,
		Example: `  echo '{"id":"a1","text":"The talks moved from Istanbul to Ankara."}' | dateline batch
  dateline batch < articles.jsonl > places.jsonl
  dateline batch --resume places.jsonl < articles.jsonl   # go on where an earlier run stopped
  dateline batch < articles.jsonl.gz | gzip > places.jsonl.gz
  dateline batch --archive news.db < articles.jsonl > places.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if jobs < 1 {
				return usagef("--jobs %d: at least 1", jobs)
			}
			r, err := open.reader()
			if err != nil {
				return err
			}
			input, err := reading.input(r.Index)
			if err != nil {
				return err
			}
			setup.Settle()
			b := article.Batch{Reader: r, Record: record, Kinds: input.Kinds, Hint: input.Hint, Language: input.Language, Workers: jobs,
				Done: new(atomic.Int64)}
			in, err := openLines(cmd.InOrStdin())
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			done := false // with all of the input
			if resume != "" {
				earlier, oerr := openResumption(resume, cmd.InOrStdin())
				if oerr != nil {
					return oerr
				}
				defer func() { err = errors.Join(err, earlier.close(done)) }()
				out, b.Skip, b.Verify, b.Note = earlier, earlier.answers, earlier.verify, earlier.note
				fmt.Fprintf(cmd.ErrOrStderr(), "%s holds %d answers: going on after them\n", resume, earlier.answers)
			}
			var filed *filing
			if archived != "" {
				s, aerr := openArchive(cmd.Context(), archived)
				if aerr != nil {
					return aerr
				}
				defer s.Close()
				filed = newFiling(cmd, s, setup.Maker(r.Index, keepTexts))
				b.Record = func(a *article.Article, id, meta json.RawMessage) any {
					filed.file(a, id, meta)
					return record(a, id, meta)
				}
				out = filedWriter{filed, out}
			}
			stop := showProgress(cmd.Context(), cmd.ErrOrStderr(), b.Done)
			sum, err := b.Run(cmd.Context(), in, out)
			stop()
			done = err == nil
			if filed != nil {
				err = errors.Join(err, filed.loader.Close(context.WithoutCancel(cmd.Context())))
			}
			switch {
			case errors.Is(err, context.Canceled):
				return fmt.Errorf("stopped after %d articles; --resume with the output goes on from there", sum.Lines)
			case err != nil:
				return err
			case sum.Failed > 0:
				return fmt.Errorf("%d of %d lines could not be read: see their \"error\"", sum.Failed, sum.Lines)
			case filed != nil:
				return filed.refusals()
			}
			return nil
		},
	}
	reading.register(cmd)
	cmd.Flags().StringVar(&resume, "resume", "",
		"append to this output of an earlier run, after the articles it already answers")
	cmd.Flags().StringVar(&archived, "archive", "", "put what is found into this archive too: a file, or postgres://user@host/name")
	cmd.Flags().BoolVar(&keepTexts, "keep-texts", false, "keep the texts in the archive too: they can then be searched for words")
	cmd.Flags().IntVar(&jobs, "jobs", runtime.GOMAXPROCS(0), "articles read at the same time")
	return cmd
}

// record answers one article.
func record(a *article.Article, id, meta json.RawMessage) any { return render.NewRecord(a, id, meta) }

// openLines prepares standard input as lines.
func openLines(r io.Reader) (io.Reader, error) {
	in, err := setup.Lines(r)
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return in, nil
}

// showProgress counts the answered articles on a terminal, once a second,
// until the returned function is called.
func showProgress(ctx context.Context, w io.Writer, done *atomic.Int64) (stop func()) {
	if !isTerminal(w) {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	finished := make(chan struct{})
	start := time.Now()
	go func() {
		defer close(finished)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				n := done.Load()
				fmt.Fprintf(w, "\r%d articles, %.0f/s", n, float64(n)/time.Since(start).Seconds())
			case <-ctx.Done():
				fmt.Fprintf(w, "\r%d articles in %s\n", done.Load(), time.Since(start).Round(time.Millisecond))
				return
			}
		}
	}()
	return func() { cancel(); <-finished }
}

// isTerminal reports whether a stream is a terminal, where a person looks on.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}
