package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"dateline/cmd/internal/setup"
	"dateline/web/archive/fill"
	"dateline/web/archive/warc"
)

// item is what may be an article in a file: a line, or a page of a crawl.
type item struct {
	number int    // of the line, from 1; 0 for a page
	page   string // address of a page
	// text is the article as a line of JSON; nil for a page that is none. The error says what is wrong with it.
	text func(context.Context) ([]byte, error)
}

// brokenError is a file whose rest cannot be read, however often one tries.
type brokenError struct{ err error }

func (e *brokenError) Error() string { return "the rest of the file cannot be read: " + e.err.Error() }
func (e *brokenError) Unwrap() error { return e.err }

// readFile reads a file: JSON Lines, or by its name a WARC file of a crawl; either may be packed by gzip. The error
// ends it: a [*brokenError], or that of the file system, which may be gone at the next try.
func readFile(ctx context.Context, name string) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		fs, err := filesystem.New(ctx, name)
		if err != nil {
			yield(item{}, err)
			return
		}
		defer fs.Close()
		file, err := fs.OpenRead(ctx, name)
		if err != nil {
			yield(item{}, err)
			return
		}
		defer file.Close()
		in := &watched{Reader: file}
		items := linesOf(in)
		if isCrawl(name) {
			items = pagesOf(in)
		}
		for one, err := range items {
			switch {
			case in.err != nil:
				err = fmt.Errorf("%s: %w", name, in.err)
			case err != nil:
				err = &brokenError{err}
			}
			if !yield(one, err) || in.err != nil {
				return
			}
		}
	}
}

// watched tells what fails in reading from what fails in unpacking.
type watched struct {
	io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		w.err = err
	}
	return n, err
}

// isCrawl reports whether a file is a WARC file, by its name.
func isCrawl(name string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.ToLower(name), ".gz"), ".warc")
}

func linesOf(r io.Reader) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		in, err := setup.Lines(r)
		if err != nil {
			yield(item{}, err)
			return
		}
		for l, err := range lines(in) {
			text := func(context.Context) ([]byte, error) { return l.text, nil }
			if !yield(item{number: l.number, text: text}, err) {
				return
			}
		}
	}
}

func pagesOf(r io.Reader) iter.Seq2[item, error] {
	return func(yield func(item, error) bool) {
		for page, err := range warc.Pages(r) {
			one := item{page: page.URL, text: func(ctx context.Context) ([]byte, error) { return articleOf(ctx, page) }}
			if bad := (*warc.PageError)(nil); errors.As(err, &bad) { // the others can be read
				one = item{page: bad.URL, text: func(context.Context) ([]byte, error) { return nil, bad }}
				err = nil
			}
			if !yield(one, err) {
				return
			}
		}
	}
}

// articleOf is the article of a page as a line of JSON; nil for a picture, or a script.
func articleOf(ctx context.Context, page warc.Page) ([]byte, error) {
	a, ok, err := fill.FromPage(ctx, page.URL, page.ContentType, page.Body)
	if err != nil || !ok {
		return nil, err
	}
	return a.Line()
}
