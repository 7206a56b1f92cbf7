package gazetteer

import (
	"bytes"
	"io"
	"os"
)

// spool holds the bytes of one section while it is written: in memory, or in a
// temporary file when the builder is to save memory.
type spool struct {
	size   int64
	memory bytes.Buffer
	file   *os.File
}

// newSpool returns an empty spool, in a file of dir when onDisk is set.
func newSpool(dir string, onDisk bool) (*spool, error) {
	if !onDisk {
		return &spool{}, nil
	}
	f, err := os.CreateTemp(dir, "gazetteer-section-")
	return &spool{file: f}, err
}

// spoolOf returns a spool of bytes in memory.
func spoolOf(b []byte) *spool {
	return &spool{size: int64(len(b)), memory: *bytes.NewBuffer(b)}
}

func (s *spool) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.file == nil {
		return s.memory.Write(b)
	}
	return s.file.Write(b)
}

// WriteTo writes all bytes to w. It may be called again.
func (s *spool) WriteTo(w io.Writer) (int64, error) {
	if s.file == nil {
		n, err := w.Write(s.memory.Bytes())
		return int64(n), err
	}
	return io.Copy(w, io.NewSectionReader(s.file, 0, s.size))
}

func (s *spool) close() {
	if s != nil && s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}
