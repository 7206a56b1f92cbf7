package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/sync/errgroup"

	"dateline/gazetteer/plaintext"
	"dateline/web/archive/fill"
	"dateline/web/archive/warc"
)

// isWARC reports whether a file is one of a crawler, by its name.
func isWARC(file string) bool {
	return strings.HasSuffix(strings.TrimSuffix(strings.ToLower(file), ".gz"), ".warc")
}

// addWARC adds the pages of a WARC file, each under its address. Of several with one address
// the first counts.
func (a *adder) addWARC(ctx context.Context, name string, file io.Reader) error {
	g, working := errgroup.WithContext(ctx)
	g.SetLimit(a.jobs)
	seen := map[string]bool{}
	var failed error
	for page, err := range warc.Pages(file) {
		var bad *warc.PageError
		switch {
		case working.Err() != nil:
		case errors.As(err, &bad):
			a.refuse(name, err)
			continue
		case err != nil:
			failed = fmt.Errorf("%s: %w", name, err)
		case seen[page.URL]:
			continue
		default:
			seen[page.URL] = true
			g.Go(func() error { return a.addPage(working, page) })
			continue
		}
		break
	}
	return errors.Join(failed, g.Wait(), ctx.Err())
}

// addPage adds a page, where it is one of text.
func (a *adder) addPage(ctx context.Context, page warc.Page) error {
	if skip, err := a.skips(ctx, page.URL); skip || err != nil {
		return err
	}
	article, ok, err := fill.FromPage(ctx, page.URL, page.ContentType, page.Body)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		a.refuse(page.URL, err)
		return nil
	case !ok: // a picture, a script
		return nil
	}
	return a.addText(ctx, page.URL, page.URL, plaintext.Article{Title: article.Title, Text: article.Text}, article.Meta)
}
