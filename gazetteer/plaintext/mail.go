package plaintext

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // lets messages name their encodings
	"github.com/emersion/go-message/mail"
)

// maxParts bounds the parts of a message that are looked at.
const maxParts = 100

// fromMail reads a message (RFC 5322): its subject is the title, its first part of
// plain text, or else of HTML, is the text. Attachments are left out.
func fromMail(ctx context.Context, file []byte) (Article, error) {
	r, err := mail.CreateReader(&source{ctx: ctx, r: bytes.NewReader(file)})
	if err != nil && !message.IsUnknownCharset(err) {
		return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer r.Close()
	subject, err := r.Header.Subject()
	if err != nil {
		subject = "" // in an encoding that nobody knows
	}
	var page *Article
	for range maxParts {
		part, err := r.NextPart()
		if err == io.EOF {
			break
		}
		if ctx.Err() != nil {
			return Article{}, ctx.Err()
		}
		if err != nil && !message.IsUnknownCharset(err) {
			return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		header, ok := part.Header.(*mail.InlineHeader)
		if !ok {
			continue // an attachment
		}
		kind, _, err := header.ContentType()
		if err != nil {
			kind = Plain
		}
		switch {
		case kind == Plain:
			body, err := io.ReadAll(io.LimitReader(part.Body, maxPart))
			if err != nil {
				return Article{}, fmt.Errorf("%w: %w", ErrDamaged, err)
			}
			if text := unwrapped(string(body)); strings.TrimSpace(text) != "" {
				return Article{Title: flat(subject), Text: text}, nil
			}
		case kind == HTML && page == nil:
			a, err := FromHTML(ctx, io.LimitReader(part.Body, maxPart), "text/html; charset=utf-8")
			if err != nil {
				return Article{}, err
			}
			page = &a
		}
	}
	if page == nil {
		return Article{Title: flat(subject)}, nil
	}
	if subject != "" {
		page.Title = flat(subject)
	}
	return *page, nil
}

// unwrapped joins the lines that a mail program has broken at some width: a line
// that is followed by another without an empty one between them, and is about as
// long as lines of mail are.
func unwrapped(text string) string {
	const wide = 55 // letters from which on a line may have been broken
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	var out strings.Builder
	for i, line := range lines {
		line = strings.TrimRight(line, " \t")
		if strings.HasPrefix(line, ">") {
			continue // what the message answers to
		}
		out.WriteString(line)
		switch {
		case i+1 == len(lines):
		case len(line) >= wide && strings.TrimSpace(lines[i+1]) != "":
			out.WriteByte(' ')
		default:
			out.WriteByte('\n')
		}
	}
	return strings.TrimSpace(out.String())
}
