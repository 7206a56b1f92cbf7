package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"dateline/cmd/internal/setup"
	"dateline/data"
	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/archive/sqlite"
)

// exampleArchive names the archive of the articles that are built in.
const exampleArchive = ":example:"

// openedArchive is an archive for a server, or none.
type openedArchive struct {
	archive.Store // nil for none
	io.Closer
}

// openArchive opens the archive that --archive names.
func (f *serveFlags) openArchive(ctx context.Context, r *article.Reader) (openedArchive, error) {
	switch f.archive {
	case "":
		if f.archiveToken != "" || f.keepTexts {
			return openedArchive{}, usagef("--archive-token and --keep-texts are of no use without --archive")
		}
		return openedArchive{Closer: io.NopCloser(nil)}, nil
	case exampleArchive:
		s, err := readExample(ctx, r)
		if err != nil {
			return openedArchive{}, err
		}
		return openedArchive{s, s}, nil
	}
	s, err := openArchive(ctx, f.archive)
	if err != nil {
		return openedArchive{}, err
	}
	return openedArchive{s, s}, nil
}

// readExample makes an archive in memory of the built-in articles.
func readExample(ctx context.Context, r *article.Reader) (setup.ArchiveStore, error) {
	s, err := sqlite.Open(ctx, sqlite.Memory)
	if err != nil {
		return nil, err
	}
	f := filing{ctx: ctx, maker: setup.Maker(r.Index, true), loader: &fill.Loader{Store: s}, notes: io.Discard}
	b := article.Batch{Reader: r, Workers: 1, Record: func(a *article.Article, id, meta json.RawMessage) any {
		f.file(a, id, meta)
		return nil
	}}
	sum, err := b.Run(ctx, bytes.NewReader(data.Articles), io.Discard)
	if err = errors.Join(err, f.fault(), f.refusals(), f.loader.Close(ctx)); err == nil && sum.Failed > 0 {
		err = errors.New("the built-in articles cannot be read")
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}
