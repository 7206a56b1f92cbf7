package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// part is a file in the making. It has its name when it is whole: an engine may work on the same twice at
// the same time, and may be stopped at any time.
type part struct {
	name, temporary string

	fs     filesystem.Interface
	file   io.WriteCloser
	buffer *bufio.Writer
	zip    *gzip.Writer // nil for a plain file
	stop   context.CancelFunc
}

// createPart begins a file, which is packed by gzip where its name says so.
func createPart(ctx context.Context, name string) (*part, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx) // ends an upload that is abandoned
	p := &part{name: name, temporary: fmt.Sprintf("%s.%016x.part", name, rand.Uint64()), fs: fs, stop: stop}
	if p.file, err = fs.OpenWrite(ctx, p.temporary); err != nil {
		stop()
		return nil, errors.Join(err, fs.Close())
	}
	p.buffer = bufio.NewWriterSize(p.file, 1<<16)
	if strings.HasSuffix(name, ".gz") {
		p.zip = gzip.NewWriter(p.buffer)
	}
	return p, nil
}

// writeLine writes a line and its end.
func (p *part) writeLine(line []byte) error {
	var w io.Writer = p.buffer
	if p.zip != nil {
		w = p.zip
	}
	if _, err := w.Write(line); err != nil {
		return err
	}
	_, err := w.Write([]byte{'\n'})
	return err
}

// commit gives the file its name, in the place of an earlier one.
func (p *part) commit(ctx context.Context) error {
	if p.zip != nil {
		if err := p.zip.Close(); err != nil {
			return err
		}
	}
	if err := p.buffer.Flush(); err != nil {
		return err
	}
	if err := p.file.Close(); err != nil {
		return err
	}
	p.file = nil
	if err := filesystem.Rename(ctx, p.fs, p.temporary, p.name); err != nil {
		return err
	}
	p.stop()
	err := p.fs.Close()
	p.fs = nil
	return err
}

// abandon removes a file that was not committed.
func (p *part) abandon(ctx context.Context) {
	if p.fs == nil {
		return
	}
	p.stop()
	if p.file != nil {
		p.file.Close()
	}
	if r, ok := p.fs.(filesystem.Remover); ok {
		r.Remove(context.WithoutCancel(ctx), p.temporary)
	}
	p.fs.Close()
	p.fs = nil
}

// exists reports whether a file is there.
func exists(ctx context.Context, name string) (bool, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return false, err
	}
	defer fs.Close()
	_, err = fs.Size(ctx, name) // no file system of Beam tells what is missing from what fails
	return err == nil, nil
}

// removeFile removes a file where it is there.
func removeFile(ctx context.Context, name string) error {
	if there, err := exists(ctx, name); err != nil || !there {
		return err
	}
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer fs.Close()
	r, ok := fs.(filesystem.Remover)
	if !ok {
		return fmt.Errorf("%s: of an earlier run, and cannot be removed", name)
	}
	return r.Remove(ctx, name)
}
