package main

import (
	"context"
	"errors"

	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// Line is an article as a line of JSON, and where it was found. Beam sends it between workers.
type Line struct {
	File   string
	Number int    // from 1; 0 for a page
	Page   string // address, in a crawl
	Text   []byte // nil for a page that is no article
}

// worker reads articles.
type worker struct {
	batch   article.Batch
	archive *filing // nil for none
}

// newWorker opens what it takes to read.
func newWorker(ctx context.Context, r Reading, a Archive) (worker, error) {
	batch, err := r.open()
	if err != nil {
		return worker{}, err
	}
	f, err := a.open(ctx, batch.Reader.Index)
	return worker{batch, f}, err
}

// outcome is what came of an item of a file.
type outcome struct {
	answer []byte         // nil where there was no article
	found  found          // of an article that was read
	entry  *archive.Entry // for the archive; may be nil
	dead   *deadLetter    // may be nil, or beside an answer
	err    error          // ends the work: the archive fails
}

// line takes the line out of an item. The dead letter says why it cannot be.
func (i item) line(ctx context.Context, file string) (Line, *deadLetter) {
	l := Line{File: file, Number: i.number, Page: i.page}
	text, err := i.text(ctx)
	if err != nil {
		return l, newDeadLetter(l, err)
	}
	l.Text = text
	return l, nil
}

// answer answers a line.
func (w worker) answer(ctx context.Context, l Line) (o outcome) {
	var err error
	if o.answer, o.found, err = answer(ctx, w.batch, l.Number, l.Text); err == nil && w.archive != nil {
		o.entry, err = w.archive.entry(ctx, o.found)
		if err != nil {
			o.entry = nil
		}
	}
	switch {
	case errors.Is(err, fill.ErrStore):
		o.err = err
	case err != nil:
		o.dead = newDeadLetter(l, err)
	}
	return o
}
