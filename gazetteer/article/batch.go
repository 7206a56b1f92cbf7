package article

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"dateline/gazetteer/geoparse"
)

// MaxLine is the longest input line of a Batch in bytes. Longer ones are
// answered with an error, and memory stays bounded.
const MaxLine = 8 << 20

// Batch reads JSON Lines of articles and writes JSON Lines of records in the
// same order. Memory is bounded whatever the length of the input.
type Batch struct {
	Reader *Reader
	Record func(a *Article, id, meta json.RawMessage) any // the answer to an article, as JSON
	Kinds  []geoparse.Kind                                // nil: all
	Hint   geoparse.Hint                                  // where the texts are set
	// Language is that of texts whose line names none; "" finds it out.
	Language string
	Workers  int // at least 1
	// answered lines of an earlier run: read, but not answered again
	Skip int
	// Verify is asked about the n-th skipped line, from 0, before anything is answered,
	// and ends the run by an error; may be nil.
	Verify func(n int, line []byte) error
	// Note is told of each line, in their order, before its answer is written; may be nil.
	Note func(line []byte) error
	Done *atomic.Int64 // counts answered lines while Run works; may be nil
}

// Summary counts what a Batch did.
type Summary struct{ Lines, Failed int }

// job is a line on its way through the workers.
type job struct {
	line   int
	input  []byte
	tooBig bool
	output []byte
	failed bool
	done   chan struct{}
}

// Run answers every line of r on w. A line that can't be read is answered by
// its number and the reason; the others still come out. The error is that of
// reading r, of writing w, or of the context.
func (b Batch) Run(ctx context.Context, r io.Reader, w io.Writer) (Summary, error) {
	var sum Summary
	g, ctx := errgroup.WithContext(ctx)
	queue := make(chan *job)              // to the workers
	order := make(chan *job, 4*b.Workers) // to the writer, in input order
	g.Go(func() error {
		defer close(queue)
		defer close(order)
		return b.feed(ctx, r, queue, order)
	})
	for range b.Workers {
		g.Go(func() error {
			for j := range queue {
				var err error
				if j.tooBig {
					j.output, err = refuse(request{}, j.line, errTooBig)
				} else {
					j.output, err = b.Answer(ctx, j.line, j.input)
				}
				j.failed = err != nil
				close(j.done)
			}
			return nil
		})
	}
	g.Go(func() error {
		out := bufio.NewWriterSize(w, 1<<16)
		for j := range order {
			select {
			case <-j.done:
			case <-ctx.Done():
				return errors.Join(out.Flush(), ctx.Err())
			}
			if ctx.Err() != nil { // an answer that was cut short is no answer
				return errors.Join(out.Flush(), ctx.Err())
			}
			sum.Lines++
			if j.failed {
				sum.Failed++
			}
			if b.Note != nil {
				if err := b.Note(j.input); err != nil {
					return err
				}
			}
			if _, err := out.Write(append(j.output, '\n')); err != nil {
				return err
			}
			if b.Done != nil {
				b.Done.Add(1)
			}
			if len(order) == 0 { // nobody waits behind it: let the reader see it now
				if err := out.Flush(); err != nil {
					return err
				}
			}
		}
		return out.Flush()
	})
	err := g.Wait()
	return sum, err
}

// feed cuts r into lines and hands each to the workers and to the writer.
func (b Batch) feed(ctx context.Context, r io.Reader, queue, order chan<- *job) error {
	in := bufio.NewReaderSize(r, 1<<16)
	skipped := 0
	for n := 1; ; n++ {
		line, tooBig, err := readLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if len(bytes.TrimSpace(line)) > 0 || tooBig {
			if skipped < b.Skip {
				if b.Verify != nil {
					if err := b.Verify(skipped, line); err != nil {
						return err
					}
				}
				skipped++
			} else {
				j := &job{line: n, input: line, tooBig: tooBig, done: make(chan struct{})}
				for _, ch := range []chan<- *job{order, queue} {
					select {
					case ch <- j:
					case <-ctx.Done():
						return ctx.Err()
					}
				}
			}
		}
		if err != nil && skipped < b.Skip {
			return fmt.Errorf("the input has %d lines, and %d were answered by an earlier run", skipped, b.Skip)
		}
		if err != nil {
			return nil
		}
	}
}

// readLine returns the next line without its end. A line above MaxLine is
// read past and reported as too big.
func readLine(in *bufio.Reader) (line []byte, tooBig bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !tooBig {
			line = append(line, part...)
			if len(line) > MaxLine {
				line, tooBig = nil, true
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), tooBig, err
		}
	}
}
