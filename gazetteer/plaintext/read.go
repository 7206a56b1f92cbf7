// Package plaintext takes the running text out of pages, Markdown, the files of
// word processors, messages and tables: the headline and the paragraphs that a
// reader reads, without menus, scripts and markup. Whatever comes in, what comes out is valid UTF-8, and the work grows
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
	CSV      = "text/csv"
	RTF      = "application/rtf"
	Mail     = "message/rfc822"
	Word     = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	Writer   = "application/vnd.oasis.opendocument.text"
)

// ErrType is returned for a media type that is not one of text.
var ErrType = errors.New("not a type of text")

// EncodingError is returned for an encoding that nobody knows.
type EncodingError struct{ Name string }

func (e *EncodingError) Error() string {
	return fmt.Sprintf("the encoding %q is not known", e.Name)
}

// Canonical is the one of the types above that a media type without parameters
// stands for, or [ErrType].
func Canonical(mediaType string) (string, error) {
	switch mediaType {
	case HTML, "application/xhtml+xml":
		return HTML, nil
	case Markdown, "text/x-markdown":
		return Markdown, nil
	case RTF, "text/rtf":
		return RTF, nil
	case CSV, "text/tab-separated-values":
		return CSV, nil
	case Plain, Mail, Word, Writer:
		return mediaType, nil
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
	case ".docx":
		return Word
	case ".odt":
		return Writer
	case ".rtf":
		return RTF
	case ".eml":
		return Mail
	case ".csv", ".tsv":
		return CSV
	case "":
		switch {
		case strings.HasPrefix(http.DetectContentType(content), HTML):
			return HTML
		case strings.HasPrefix(string(content[:min(len(content), 5)]), `{\rtf`):
			return RTF
		}
	}
	return Plain
}

// Read takes the article out of a file of a media type. The encoding is the one
// that the type names; without one a page may name its own, and that of other text
// is guessed where it is not UTF-8. Plain text comes out as it is, but for a byte
// order mark. A file that is not what its type says wraps [ErrDamaged]. The work
// ends with the context, whose error is then returned.
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
	raw, err := decode(ctx, kind, encoding, body)
	if err != nil {
		return Article{}, err
	}
	var a Article
	switch kind {
	case Markdown:
		return FromMarkdown(ctx, raw)
	case CSV:
		a, err = fromCSV(ctx, raw)
	case RTF:
		a, err = fromRTF(ctx, raw)
	case Mail:
		a, err = fromMail(ctx, raw)
	case Word:
		a, err = fromOffice(ctx, raw, wordDialect())
	case Writer:
		a, err = fromOffice(ctx, raw, openDialect())
	default:
		return Article{Text: string(raw)}, nil
	}
	return a.clean(), err
}

// clean leaves out what no text holds: bytes that are not UTF-8, and zeros.
func (a Article) clean() Article {
	for _, s := range []*string{&a.Title, &a.Text} {
		*s = strings.ReplaceAll(strings.ToValidUTF8(*s, "\ufffd"), "\x00", "")
	}
	return a
}

// decode reads a body. That of a text becomes UTF-8; other files are taken as they
// are.
func decode(ctx context.Context, kind, encoding string, body io.Reader) ([]byte, error) {
	body = &source{ctx: ctx, r: body}
	isText := kind == Plain || kind == Markdown || kind == CSV
	if isText && encoding != "" && !strings.EqualFold(encoding, "utf-8") {
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
	switch {
	case isText && encoding == "":
		return guessed(raw)
	case isText:
		return []byte(strings.TrimPrefix(string(raw), "\ufeff")), nil
	}
	return raw, nil
}
