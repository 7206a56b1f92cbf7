package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"

	"dateline/gazetteer/article"
)

// numbered is a line of a file.
type numbered struct {
	number int // from 1
	text   []byte
}

// lines reads the lines of r that are not blank, without their ends. Of one that is longer than
// [article.MaxLine] only the beginning is kept, one byte more than that. The error is that of r.
func lines(r io.Reader) iter.Seq2[numbered, error] {
	return func(yield func(numbered, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			text, err := readLine(in)
			if err != nil && !errors.Is(err, io.EOF) {
				yield(numbered{}, err)
				return
			}
			if len(bytes.TrimSpace(text)) > 0 && !yield(numbered{n, text}, nil) {
				return
			}
			if err != nil {
				return
			}
		}
	}
}

// readLine reads a line into memory of its own. The error is io.EOF behind the last one.
func readLine(in *bufio.Reader) (line []byte, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if room := article.MaxLine + 1 - len(line); len(part) > room {
			part = part[:room]
		}
		line = append(line, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
		case len(line) > article.MaxLine: // counted with its end, as a batch does
			return line, err
		default:
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}
