package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/spf13/cobra"

	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// filing puts the articles of a batch into an archive.
type filing struct {
	ctx    context.Context
	maker  fill.Maker
	loader *fill.Loader
	notes  io.Writer // where an article is told of that the archive cannot take

	mu      sync.Mutex
	refused int
	failed  error // of the archive; it ends the batch
}

func newFiling(cmd *cobra.Command, s archive.Store, k fill.Maker) *filing {
	k.Store = s
	return &filing{ctx: cmd.Context(), maker: k, loader: &fill.Loader{Store: s}, notes: cmd.ErrOrStderr()}
}

// file takes an article that was read, with its id and metadata as they came in.
func (f *filing) file(a *article.Article, id, meta json.RawMessage) {
	name, m, err := fill.Described(id, meta)
	if err == nil {
		e, eerr := f.maker.Entry(f.ctx, a, name, m)
		if err = eerr; err == nil {
			f.fail(f.loader.Add(f.ctx, e))
			return
		}
		if errors.Is(err, fill.ErrStore) {
			f.fail(err)
			return
		}
	}
	f.refuse("article "+string(id), err)
}

// refuse tells of an article that cannot be in the archive.
func (f *filing) refuse(what string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.refused++
	fmt.Fprintf(f.notes, "%s is not in the archive: %v\n", what, err)
}

// refusals is the error about the articles that were refused; nil for none.
func (f *filing) refusals() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.refused == 0 {
		return nil
	}
	return fmt.Errorf("%d articles could not be added to the archive: see above", f.refused)
}

func (f *filing) fail(err error) {
	if err != nil {
		f.mu.Lock()
		f.failed = err
		f.mu.Unlock()
	}
}

// fault is what went wrong with the archive.
func (f *filing) fault() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed
}

// filedWriter passes answers on when their articles are in the archive, so that an answer
// is never there without its article.
type filedWriter struct {
	*filing
	to io.Writer
}

func (w filedWriter) Write(p []byte) (int, error) {
	w.fail(w.loader.Flush(w.ctx))
	if err := w.fault(); err != nil {
		return 0, err
	}
	return w.to.Write(p)
}
