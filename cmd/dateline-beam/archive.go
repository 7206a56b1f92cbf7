package main

import (
	"context"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// Archive says which archive is filled. It is sent to the workers, so that its fields are public.
type Archive struct {
	Address   string // "" for none
	KeepTexts bool
}

// filing puts into an archive what was found. A nil one does nothing.
type filing struct {
	store  setup.ArchiveStore
	maker  fill.Maker
	loader fill.Loader
}

// open opens the archive; nil where there is none to fill.
func (a Archive) open(ctx context.Context, x *gazetteer.Index) (*filing, error) {
	if a.Address == "" {
		return nil, nil
	}
	s, err := setup.OpenArchive(ctx, a.Address)
	if err != nil {
		return nil, err
	}
	f := &filing{store: s, maker: setup.Maker(x, a.KeepTexts), loader: fill.Loader{Store: s}}
	f.maker.Store = s
	return f, nil
}

// entry makes the entry of an article. The error is that of [fill.Maker.Entry], or says what is wrong with the
// id or the metadata.
func (f *filing) entry(ctx context.Context, a found) (*archive.Entry, error) {
	id, meta, err := fill.Described(a.id, a.meta)
	if err != nil {
		return nil, err
	}
	e, err := f.maker.Entry(ctx, a.Article, id, meta)
	return &e, err
}

// add takes an entry, which is kept after the next flush.
func (f *filing) add(ctx context.Context, e *archive.Entry) error {
	if e == nil {
		return nil
	}
	return f.loader.Add(ctx, *e)
}

// flush keeps all that was added. Twice the same changes nothing, so that a bundle may be repeated.
func (f *filing) flush(ctx context.Context) error {
	if f == nil {
		return nil
	}
	return f.loader.Flush(ctx)
}

func (f *filing) close() error {
	if f == nil {
		return nil
	}
	return f.store.Close()
}
