package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/web/correction"
)

// reading is an article on its way to be read.
type reading struct {
	Title, Text, URL string
	Spans            []spanJSON // nil: find the mentions
	Corrections      []correction.Correction
	Kinds            []geoparse.Kind
	Focus            string // a country code, a place, or latitude,longitude; "" for nothing known
	Explain          bool

	// Saved tells that the text comes from the store. A correction or a focus that
	// names a place which the gazetteer has lost is then left out, where a client
	// that sends one is told.
	Saved bool
}

// spanJSON is a half-open range of code points.
type spanJSON struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// read takes a text through the house.
func (s *Server) read(ctx context.Context, r reading) (*article.Article, error) {
	in, err := s.input(r)
	if err != nil {
		return nil, err
	}
	doc, err := s.cfg.Reader.Parser.Parse(ctx, in)
	if err != nil {
		return nil, parseFault(err)
	}
	doc, err = correction.Apply(doc, s.cfg.Reader.Index, r.Corrections)
	if err != nil && !r.Saved {
		return nil, err
	}
	if len(r.Corrections) > 0 {
		doc.Focus = s.cfg.Reader.Parser.FocusOf(doc) // of the copy that Apply made
	}
	return s.cfg.Reader.Check(doc), nil
}

// input checks what a client sent as an article.
func (s *Server) input(r reading) (geoparse.Input, error) {
	in := geoparse.Input{Title: r.Title, Text: r.Text, Kinds: r.Kinds, Explain: r.Explain}
	var err error
	if in.Focus, err = s.hint(r.Focus); err != nil && !r.Saved {
		return in, err
	}
	most := s.cfg.Limits.Text
	switch {
	case strings.TrimSpace(r.Text) == "":
		return in, &BodyError{Member: "text", Reason: "empty; send the text of an article"}
	case !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title):
		return in, &BodyError{Member: "text", Reason: "not valid UTF-8; send text, and name its encoding in Content-Type"}
	case strings.ContainsRune(r.Text, 0):
		return in, &BodyError{Member: "text", Reason: "holds a zero byte, so it is no text"}
	case utf8.RuneCountInString(r.Text)+utf8.RuneCountInString(r.Title) > most:
		return in, &TooLargeError{What: "the text", Max: fmt.Sprintf("%d characters", most)}
	}
	if r.Spans == nil {
		return in, nil
	}
	offsets := article.NewOffsets(r.Text)
	in.Spans = []geoparse.Span{}
	for i, sp := range r.Spans {
		start, okStart := offsets.Byte(sp.Start)
		end, okEnd := offsets.Byte(sp.End)
		if !okStart || !okEnd || start >= end {
			return in, &BodyError{Member: fmt.Sprintf("spans[%d]", i),
				Reason: fmt.Sprintf("%d to %d is not a range of a text of %d characters", sp.Start, sp.End, offsets.CodePoint(len(r.Text)))}
		}
		if n := len(in.Spans); n > 0 && start < in.Spans[n-1].End {
			return in, &BodyError{Member: fmt.Sprintf("spans[%d]", i), Reason: "begins before the one before it ends; sort the spans, and let none overlap"}
		}
		in.Spans = append(in.Spans, geoparse.Span{Start: start, End: end})
	}
	return in, nil
}

// parseFault turns what the parser finds wrong with a text into what is wrong
// with the request.
func parseFault(err error) error {
	var span *geoparse.SpanError
	if errors.Is(err, geoparse.ErrNotUTF8) || errors.As(err, &span) {
		return &BodyError{Member: "text", Reason: err.Error()}
	}
	return err
}
