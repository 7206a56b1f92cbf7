package plaintext

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// FromMarkdown reads a text in CommonMark with tables. The title is that of the
// front matter, or the first heading. HTML inside the text is left out.
func FromMarkdown(source []byte) (Article, error) {
	title, source := frontMatter(source)
	var page bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	if err := md.Convert(source, &page); err != nil {
		return Article{}, err
	}
	a, err := FromHTML(&page, "text/html; charset=utf-8")
	if err != nil {
		return Article{}, err
	}
	if title != "" {
		a.Title = title
	}
	return a, nil
}

// frontMatter takes the block between two lines of dashes off the head of a
// text, and gives the title it states.
func frontMatter(source []byte) (title string, rest []byte) {
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	head, ok := bytes.CutPrefix(source, []byte("---\n"))
	if !ok {
		return "", source
	}
	block, rest, ok := bytes.Cut(head, []byte("\n---\n"))
	if !ok {
		return "", source
	}
	for line := range strings.Lines(string(block)) {
		if value, ok := strings.CutPrefix(line, "title:"); ok {
			title = strings.TrimSpace(strings.Trim(strings.TrimSpace(value), `"'`))
			title = strings.ToValidUTF8(title, "\ufffd")
		}
	}
	return title, rest
}
