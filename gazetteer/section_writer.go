package gazetteer

import (
	"bytes"
	"io"
	"os"
)

// sectionWriter holds the bytes of one section while it is written: in memory, or in a
// temporary file when the builder is to save memory.
type sectionWriter struct {
	size   int64
	memory bytes.Buffer
	file   *os.File
}

// newSectionWriter returns an empty sectionWriter, in a file of dir when onDisk is set.
func newSectionWriter(dir string, onDisk bool) (*sectionWriter, error) {
	if !onDisk {
		return &sectionWriter{}, nil
	}
	f, err := os.CreateTemp(dir, "gazetteer-section-")
	return &sectionWriter{file: f}, err
}

// sectionOf returns a sectionWriter of bytes in memory.
func sectionOf(b []byte) *sectionWriter {
	return &sectionWriter{size: int64(len(b)), memory: *bytes.NewBuffer(b)}
}

func (s *sectionWriter) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.file == nil {
		return s.memory.Write(b)
	}
	return s.file.Write(b)
}

// WriteTo writes all bytes to w. It may be called again.
func (s *sectionWriter) WriteTo(w io.Writer) (int64, error) {
	if s.file == nil {
		n, err := w.Write(s.memory.Bytes())
		return int64(n), err
	}
	return io.Copy(w, io.NewSectionReader(s.file, 0, s.size))
}

func (s *sectionWriter) close() {
	if s != nil && s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}
