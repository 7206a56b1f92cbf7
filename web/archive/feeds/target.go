package feeds

import (
	"context"
	"errors"

	"dateline/gazetteer/article"
	"dateline/web/archive"
	"dateline/web/archive/fill"
)

// Target is where the articles of feeds go. It is safe for concurrent use.
type Target interface {
	// Known tells which of some articles need not be read again, by their ids.
	Known(ctx context.Context, ids []string) (map[string]bool, error)

	// Taker returns what takes the articles of one feed, one after the other.
	Taker() Taker
}

// Taker takes the articles of one feed.
type Taker interface {
	// Take takes an article. A [*RefusedError] says that this one cannot be taken; any
	// other error that no more can.
	Take(ctx context.Context, a fill.Article) error

	// Flush returns when all that was taken is kept, and tells what came of it.
	Flush(ctx context.Context) (archive.Outcome, error)
}

// RefusedError is why an article cannot be taken. Others can.
type RefusedError struct{ Reason error }

func (e *RefusedError) Error() string { return e.Reason.Error() }
func (e *RefusedError) Unwrap() error { return e.Reason }

// Archive is a target that reads articles and puts what it finds into an archive. All of
// its fields are needed.
type Archive struct {
	Store archive.Store
	Maker fill.Maker
	Read  func(ctx context.Context, title, text string) (*article.Article, error)
}

// Known implements [Target].
func (t Archive) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	return t.Store.Known(ctx, ids)
}

// Taker implements [Target].
func (t Archive) Taker() Taker { return archiveTaker{t, &fill.Loader{Store: t.Store}} }

// archiveTaker takes the articles of one feed into an archive.
type archiveTaker struct {
	Archive
	loader *fill.Loader
}

func (t archiveTaker) Take(ctx context.Context, a fill.Article) error {
	read, err := t.Read(ctx, a.Title, a.Text)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return &RefusedError{err}
	}
	e, err := t.Maker.Entry(ctx, read, a.ID, a.Meta)
	switch {
	case errors.Is(err, fill.ErrStore):
		return err
	case err != nil:
		return &RefusedError{err}
	}
	return t.loader.Add(ctx, e)
}

func (t archiveTaker) Flush(ctx context.Context) (archive.Outcome, error) {
	err := t.loader.Flush(ctx)
	return t.loader.Outcome(), err
}
