package feeds

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"mime"
	"strings"
	"time"

	"dateline/gazetteer/plaintext"
	"dateline/web/archive/fill"
	"dateline/web/fetch"
)

// read reads the article of an item: its page, or where that cannot be had the text in the feed.
func (r *Reader) read(ctx context.Context, i item) (fill.Article, error) {
	text, meta, err := r.page(ctx, i)
	if ctx.Err() != nil {
		return fill.Article{}, ctx.Err()
	}
	var status *StatusError
	if errors.Is(err, ErrBusy) || errors.As(err, &status) && status.Status >= 500 {
		return fill.Article{}, err // the page may be there the next time
	}
	if strings.TrimSpace(text.Text) == "" {
		inFeed, ferr := plaintext.FromHTML(ctx, strings.NewReader(i.body), "text/html; charset=utf-8")
		if ferr != nil || strings.TrimSpace(inFeed.Text) == "" {
			return fill.Article{}, cmp.Or(err, ErrNoText)
		}
		text = plaintext.Article{Title: i.title, Text: inFeed.Text}
	}
	meta.Date = firstDate(i.date, meta.Date)
	meta.Language = cmp.Or(meta.Language, i.language)
	meta.Title = i.title
	return fill.Article{ID: i.id(), Title: cmp.Or(i.title, text.Title), Text: text.Text, Meta: meta}, nil
}

// page reads the page of an item, and what it says of itself.
func (r *Reader) page(ctx context.Context, i item) (plaintext.Article, fill.Meta, error) {
	meta := fill.Meta{URL: i.address}
	if i.address == "" {
		return plaintext.Article{}, meta, nil
	}
	a, err := r.hosts.ask(ctx, fetch.Request{URL: i.address, Accept: "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5"})
	if err != nil {
		return plaintext.Article{}, meta, err
	}
	kind, params, err := mime.ParseMediaType(a.ContentType)
	if err != nil {
		kind = plaintext.HTML
	}
	text, err := plaintext.Read(ctx, kind, params["charset"], bytes.NewReader(a.Body))
	if err != nil {
		return plaintext.Article{}, meta, err
	}
	if canonical, err := plaintext.Canonical(kind); err == nil && canonical == plaintext.HTML {
		meta = fill.ReadPage(a.Body, a.ContentType, a.URL)
	}
	return text, meta, nil
}

// firstDate is the first of some dates that an article can have: none of a day to come.
func firstDate(dates ...string) string {
	for _, date := range dates {
		if t, err := fill.ParseDate(date); err == nil && !t.IsZero() && t.Before(time.Now().Add(24*time.Hour)) {
			return date
		}
	}
	return ""
}
