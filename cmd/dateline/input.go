package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"dateline/gazetteer/plaintext"
)

// maxArticle is the longest article that is read from a file or a pipe, as
// over HTTP.
const maxArticle = 1 << 20

// maxFile is the longest file that a text is taken out of: those of word
// processors hold pictures, too.
const maxFile = 20 << 20

// source is an article from a file or a pipe.
type source struct {
	plaintext.Article
	cleaned bool // the text is what was left of markup
}

// readArticle reads an article from a file, or from stdin for "-". Of a page or
// Markdown it takes the running text, as the service does.
func readArticle(cmd *cobra.Command, name string) (source, error) {
	in, label, file := cmd.InOrStdin(), "standard input", ""
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return source{}, fmt.Errorf("%s: no such file (dateline -h lists the commands)", name)
		}
		if err != nil {
			return source{}, err
		}
		defer f.Close()
		in, label, file = f, name, name
	}
	b, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return source{}, fmt.Errorf("%s: %w", label, err)
	}
	kind := plaintext.TypeOfFile(file, b)
	switch {
	case len(b) > maxFile:
		return source{}, fmt.Errorf("%s: longer than 20 MiB: split it, or use dateline batch", label)
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return source{}, fmt.Errorf("%s: a PDF: drop it on the page of dateline serve, or take its text with pdftotext", label)
	}
	a, err := plaintext.Read(cmd.Context(), kind, "", bytes.NewReader(b))
	switch {
	case err != nil:
		return source{}, fmt.Errorf("%s: %w", label, err)
	case len(a.Text) > maxArticle:
		return source{}, fmt.Errorf("%s: longer than 1 MiB of text: split it, or use dateline batch", label)
	case strings.ContainsRune(a.Text, 0):
		return source{}, fmt.Errorf("%s: holds a zero byte, so it is no text", label)
	case strings.TrimSpace(a.Text) == "":
		return source{}, fmt.Errorf("%s: empty: there is no text to read", label)
	}
	return source{a, a.Text != string(b)}, nil
}
