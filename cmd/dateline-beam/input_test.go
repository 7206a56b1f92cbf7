package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"dateline/cmd/internal/enginetest"
)

// oneFile is a file system of one file.
type oneFile struct {
	filesystem.Interface
	content io.Reader
	err     error
}

func (f *oneFile) OpenRead(context.Context, string) (io.ReadCloser, error) {
	return io.NopCloser(f.content), f.err
}
func (*oneFile) Close() error { return nil }

// What is wrong with a file is told from what fails while it is read: that may be better at the next try.
func TestReadFile(t *testing.T) {
	gone := errors.New("the network is gone")
	zipped := enginetest.Packed(t, enginetest.Joined(enginetest.Articles(t, 5, 1)))
	var fs *oneFile
	filesystem.Register("one", func(context.Context) filesystem.Interface { return fs })
	for _, c := range []struct {
		name, file string
		content    io.Reader
		open       error
		items      int
		broken     bool
		err        error
	}{
		{"whole", "a.jsonl.gz", strings.NewReader(zipped), nil, 5, false, nil},
		{"torn", "a.jsonl.gz", strings.NewReader(zipped[:len(zipped)-9]), nil, 5, true, io.ErrUnexpectedEOF},
		{"no gzip", "a.jsonl", strings.NewReader("\x1f\x8boh"), nil, 0, true, nil},
		{"no crawl", "a.warc", strings.NewReader("{}\n"), nil, 0, true, nil},
		{"UTF-16", "a.jsonl", strings.NewReader("\xff\xfe{\x00"), nil, 0, true, nil},
		{"not there", "a.jsonl", nil, gone, 0, false, gone},
		{"gone within", "a.jsonl", io.MultiReader(strings.NewReader("{}\n"), iotest.ErrReader(gone)), nil, 1, false, gone},
		{"gone within gzip", "a.jsonl.gz", io.MultiReader(strings.NewReader(zipped[:20]), iotest.ErrReader(gone)), nil, 0, false, gone},
		{"gone within a crawl", "a.warc", io.MultiReader(bytes.NewReader(nil), iotest.ErrReader(gone)), nil, 0, false, gone},
	} {
		fs = &oneFile{content: c.content, err: c.open}
		n := 0
		var last error
		for _, err := range readFile(t.Context(), "one://"+c.file) {
			if last = err; err == nil {
				n++
			}
		}
		var broken *brokenError
		if n != c.items || errors.As(last, &broken) != c.broken || c.err != nil && !errors.Is(last, c.err) || (last != nil) != (c.broken || c.err != nil) {
			t.Errorf("%s: %d items, then %v; want %d, broken %v, %v", c.name, n, last, c.items, c.broken, c.err)
		}
	}
}
