package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// maxArticle is the longest article that is read from a file or a pipe, as
// over HTTP.
const maxArticle = 1 << 20

// readArticle reads the text of a file, or of stdin for "-".
func readArticle(cmd *cobra.Command, name string) (string, error) {
	in, label := cmd.InOrStdin(), "standard input"
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("%s: no such file (dateline -h lists the commands)", name)
		}
		if err != nil {
			return "", err
		}
		defer f.Close()
		in, label = f, name
	}
	b, err := io.ReadAll(io.LimitReader(in, maxArticle+1))
	switch {
	case err != nil:
		return "", fmt.Errorf("%s: %w", label, err)
	case len(b) > maxArticle:
		return "", fmt.Errorf("%s: longer than 1 MiB: split it, or use dateline batch", label)
	case !utf8.Valid(b):
		return "", fmt.Errorf("%s: not UTF-8 text: convert it first", label)
	case len(bytes.TrimSpace(b)) == 0:
		return "", fmt.Errorf("%s: empty: there is no text to read", label)
	}
	return string(b), nil
}
