package setup

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// ErrUTF16 is returned for lines in UTF-16.
var ErrUTF16 = errors.New("UTF-16; convert it to UTF-8 first, as with iconv -f UTF-16 -t UTF-8")

// Lines prepares an input of lines: gzip is unpacked, all of its members, and a byte
// order mark is left out. The error is [ErrUTF16], that of gzip, or of reading.
func Lines(r io.Reader) (io.Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	head, err := in.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		return Lines(unpacked)
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		in.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return nil, ErrUTF16
	}
	return in, nil
}
