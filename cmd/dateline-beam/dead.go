package main

import (
	"bytes"
	"context"
	"encoding/json"
	"unicode/utf8"

	"dateline/gazetteer/article"
)

// deadLetter is what could not be read, or not be put into the archive, so that it can be mended and sent again.
type deadLetter struct {
	File   string  `json:"file"`
	Number int     `json:"number,omitempty"` // of the line, from 1
	Page   string  `json:"page,omitempty"`   // address, in a crawl
	Error  string  `json:"error"`
	Line   *string `json:"line,omitempty"`        // as it was; left out where it is longer than [article.MaxLine]
	Base64 []byte  `json:"line_base64,omitempty"` // the line where it is not UTF-8, which JSON could not keep
}

// newDeadLetter is the dead letter of a line.
func newDeadLetter(l Line, reason error) *deadLetter {
	d := &deadLetter{File: l.File, Number: l.Number, Page: l.Page, Error: reason.Error()}
	switch {
	case l.Text == nil || len(l.Text) > article.MaxLine:
	case utf8.Valid(l.Text):
		text := string(l.Text)
		d.Line = &text
	default:
		d.Base64 = l.Text
	}
	return d
}

// encode writes the dead letter as a line of JSON without its end.
func (d *deadLetter) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(d)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// deadFile is the file of the dead letters of one file, which is there when there are some.
type deadFile struct {
	name string
	part *part // nil before the first letter
}

// add writes a dead letter.
func (f *deadFile) add(ctx context.Context, d *deadLetter) error {
	if f.part == nil {
		p, err := createPart(ctx, f.name)
		if err != nil {
			return err
		}
		f.part = p
	}
	line, err := d.encode()
	if err != nil {
		return err
	}
	return f.part.writeLine(line)
}

// commit puts the letters into their place. Those of an earlier run go.
func (f *deadFile) commit(ctx context.Context) error {
	if f.part == nil {
		return removeFile(ctx, f.name)
	}
	return f.part.commit(ctx)
}

// abandon leaves the letters away, where they were not committed.
func (f *deadFile) abandon(ctx context.Context) {
	if f.part != nil {
		f.part.abandon(ctx)
	}
}
