package plaintext

import (
	"context"
	"strings"
)

// FromMarkdown reads a text in CommonMark with tables and strikethrough. The
// title is that of the front matter, or the first heading of the first level.
// HTML inside the text is left out.
//
// Only the words are wanted, so nothing is built but a list of blocks: the time
// and the memory that a text takes grow with its length, whatever it holds. The
// error is the context's.
func FromMarkdown(ctx context.Context, source []byte) (Article, error) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd").Replace(string(source))
	title, text := frontMatter(text)
	blocks, labels, err := splitBlocks(ctx, text)
	if err != nil {
		return Article{}, err
	}
	var out writer
	titled := false // the heading that gives the title is no part of the text
	for _, b := range blocks {
		if err := ctx.Err(); err != nil {
			return Article{}, err
		}
		if b.kind == headingBlock && !titled {
			titled = true
			var heading writer
			writeInline(&heading, b.text, labels)
			if title == "" {
				title = strings.Join(strings.Fields(heading.buf.String()), " ")
			}
			continue
		}
		out.widen(b.gap)
		switch b.kind {
		case codeBlock:
			out.write(b.text)
		case rowBlock:
			for _, cell := range cells(b.text) {
				out.widen(" ")
				writeInline(&out, cell, labels)
			}
		default:
			writeInline(&out, b.text, labels)
		}
	}
	return Article{Title: title, Text: out.buf.String()}, nil
}

// frontMatter takes the block between two lines of dashes off the head of a
// text, and gives the title it states.
func frontMatter(source string) (title, rest string) {
	head, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return "", source
	}
	block, rest, ok := strings.Cut(head, "\n---\n")
	if !ok {
		return "", source
	}
	for line := range strings.Lines(block) {
		if value, ok := strings.CutPrefix(line, "title:"); ok {
			title = strings.TrimSpace(strings.Trim(strings.TrimSpace(value), `"'`))
			title = strings.ToValidUTF8(title, "\ufffd")
		}
	}
	return title, rest
}
