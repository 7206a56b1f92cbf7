package articles

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/web/httpx"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
)

// Request is an article that is to be read.
type Request struct {
	Title, Text, URL string
	Spans            []article.Range // nil: find the mentions
	Corrections      []article.Correction
	Kinds            []geoparse.Kind
	Focus            string // a country code, a place, or latitude,longitude; "" for nothing known
	Explain          bool
	Language         string // BCP 47 tag; "" finds it out

	// Saved tells that the text comes from the store. A correction or a focus that
	// names a place which the gazetteer has lost is then left out, where a client
	// that sends one is told.
	Saved bool
}

// Read parses, corrects and checks an article.
func (s *Service) Read(ctx context.Context, r Request) (*article.Article, error) {
	in, err := s.input(r)
	if err != nil {
		return nil, err
	}
	if err := httpx.Need(ctx, readPerByte*int64(len(in.Text)+len(in.Title))); err != nil {
		return nil, err
	}
	var a *article.Article
	err = s.Turns.take(ctx, len(in.Text) > longText, func() (err error) {
		a, err = s.Reader.Read(ctx, in)
		return err
	})
	if err != nil {
		return nil, parseFault(err)
	}
	return a, nil
}

// input checks what a client sent as an article.
func (s *Service) input(r Request) (article.Input, error) {
	in := article.Input{
		Title: r.Title, Text: r.Text, Spans: r.Spans, Kinds: r.Kinds, Explain: r.Explain, Language: r.Language,
		Corrections: r.Corrections, DropCorrections: r.Saved,
	}
	var err error
	if in.Hint, err = s.hint(r.Focus); err != nil && !r.Saved {
		return in, err
	}
	switch {
	case strings.TrimSpace(r.Text) == "":
		return in, &httpx.BodyError{Member: "text", Reason: "empty; send the text of an article"}
	case !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title):
		return in, &httpx.BodyError{
			Member: "text",
			Reason: "not valid UTF-8; send text, and name its encoding in Content-Type",
		}
	case strings.ContainsRune(r.Text, 0), strings.ContainsRune(r.Title, 0):
		return in, &httpx.BodyError{Member: "text", Reason: "holds a zero byte, so it is no text"}
	case utf8.RuneCountInString(r.Text)+utf8.RuneCountInString(r.Title) > s.Limits.Text:
		return in, &httpx.TooLargeError{What: "the text", Max: fmt.Sprintf("%d characters", s.Limits.Text)}
	}
	return in, nil
}

// parseFault turns what the parser finds wrong with a text into what is wrong
// with the request.
func parseFault(err error) error {
	var span *article.SpanError
	var language *article.LanguageError
	switch {
	case errors.As(err, &language):
		return &httpx.ParamError{Name: "language", Value: language.Wanted, Want: "one of " + strings.Join(language.Read, ", ")}
	case errors.As(err, &span):
		return &httpx.BodyError{Member: span.Field(), Reason: span.Reason()}
	case errors.Is(err, geoparse.ErrNotUTF8):
		return &httpx.BodyError{Member: "text", Reason: err.Error()}
	}
	return err
}
