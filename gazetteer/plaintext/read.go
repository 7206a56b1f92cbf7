// Package plaintext takes the running text out of pages and Markdown: the
// headline and the paragraphs that a reader reads, without menus, scripts and
// markup. Whatever comes in, what comes out is valid UTF-8, and the work grows
// no faster than the length of what comes in.
package plaintext

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"golang.org/x/net/html/charset"
)

// Article is a headline and its text. Paragraphs are separated by an empty line.
type Article struct{ Title, Text string }

// Media types that [Read] reads. Other names of theirs are understood too.
const (
	Plain    = "text/plain"
	Markdown = "text/markdown"
	HTML     = "text/html"
)

// ErrType is returned for a media type that is not one of text.
var ErrType = errors.New("not a type of text")

// EncodingError is returned for an encoding that nobody knows.
type EncodingError struct{ Name string }

func (e *EncodingError) Error() string {
	return fmt.Sprintf("the encoding %q is not known", e.Name)
}

// Canonical is the one of [Plain], [Markdown] and [HTML] that a media type
// without parameters stands for, or [ErrType].
func Canonical(mediaType string) (string, error) {
	switch mediaType {
	case HTML, "application/xhtml+xml":
		return HTML, nil
	case Markdown, "text/x-markdown":
		return Markdown, nil
	case Plain:
		return Plain, nil
	}
	return "", ErrType
}

// TypeOfFile is the media type of a file by its name or, where that has no
// extension, by how its content begins.
func TypeOfFile(name string, content []byte) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".md", ".markdown":
		return Markdown
	case "":
		if strings.HasPrefix(http.DetectContentType(content), HTML) {
			return HTML
		}
	}
	return Plain
}

// Read takes the article out of a text of a media type. The encoding is the one
// that the type names; without one a page may name its own, and other text is
// UTF-8. Plain text comes out as it is, but for a byte order mark. The work ends
// with the context, whose error is then returned.
func Read(ctx context.Context, mediaType, encoding string, body io.Reader) (Article, error) {
	kind, err := Canonical(mediaType)
	if err != nil {
		return Article{}, err
	}
	if kind == HTML {
		label := kind
		if encoding != "" {
			label += "; charset=" + encoding
		}
		return FromHTML(ctx, body, label)
	}
	raw, err := decode(ctx, encoding, body)
	if err != nil {
		return Article{}, err
	}
	if kind == Markdown {
		return FromMarkdown(ctx, raw)
	}
	return Article{Text: string(raw)}, nil
}

func decode(ctx context.Context, encoding string, body io.Reader) ([]byte, error) {
	body = &source{ctx: ctx, r: body}
	if encoding != "" && !strings.EqualFold(encoding, "utf-8") {
		decoded, err := charset.NewReaderLabel(encoding, body)
		if err != nil {
			return nil, &EncodingError{encoding}
		}
		body = decoded
	}
	raw, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	return []byte(strings.TrimPrefix(string(raw), "\ufeff")), nil
}
