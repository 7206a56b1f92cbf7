package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// Errors of Open and OpenAreas besides [VersionError]. They are wrapped with
// what was found; test with errors.Is.
var (
	// ErrFormat is returned for bytes that are no file of this package.
	ErrFormat = errors.New("not a gazetteer file")
	// ErrDamaged is returned for a file that was truncated or changed.
	ErrDamaged = errors.New("gazetteer file is damaged")
)

// VersionError is returned for a file of another version of the format. Build
// the file again with the program that is to read it.
type VersionError struct{ Got, Want uint32 }

func (e *VersionError) Error() string {
	return fmt.Sprintf("gazetteer file has format version %d, this program reads version %d: build it again", e.Got,
		e.Want)
}

// A container is the frame that the files of this package share: a header and
// numbered sections, as the package comment describes.
type container struct {
	magic   string // 8 bytes
	version uint32
}

const (
	fixedHeader  = 32 // without the table of sections and the checksum
	sectionEntry = 24
)

// write writes the sections, numbered by their index, behind a header.
func (c container) write(w io.Writer, sections []*sectionWriter) (int64, error) {
	head := fixedHeader + sectionEntry*len(sections) + 4
	h := make([]byte, head)
	copy(h, c.magic)
	le := binary.LittleEndian
	le.PutUint32(h[8:], c.version)
	le.PutUint32(h[12:], uint32(head))
	offset := uint64(head)
	sum := crc32.New(castagnoli())
	for i, s := range sections {
		e := h[fixedHeader+sectionEntry*i:]
		le.PutUint32(e, uint32(i))
		le.PutUint64(e[8:], offset)
		le.PutUint64(e[16:], uint64(s.size))
		offset += uint64(s.size)
		if _, err := s.WriteTo(sum); err != nil {
			return 0, err
		}
	}
	le.PutUint64(h[16:], offset)
	le.PutUint32(h[24:], sum.Sum32())
	le.PutUint32(h[28:], uint32(len(sections)))
	le.PutUint32(h[head-4:], crc32.Checksum(h[:head-4], castagnoli()))

	n, err := w.Write(h)
	written := int64(n)
	for _, s := range sections {
		if err != nil {
			break
		}
		var n int64
		n, err = s.WriteTo(w)
		written += n
	}
	return written, err
}

// open checks the header of b and returns the sections with the ids
// 0 … count-1 in order.
func (c container) open(b []byte, count int) ([]bytesAt, error) {
	le := binary.LittleEndian
	if len(b) < len(c.magic) || string(b[:len(c.magic)]) != c.magic {
		return nil, fmt.Errorf("%w: it does not begin with the mark of one", ErrFormat)
	}
	if len(b) < fixedHeader {
		return nil, fmt.Errorf("%w: %d bytes are too few for its header", ErrDamaged, len(b))
	}
	if v := le.Uint32(b[8:]); v != c.version {
		return nil, &VersionError{Got: v, Want: c.version}
	}
	if size := le.Uint64(b[16:]); size != uint64(len(b)) {
		return nil, fmt.Errorf("%w: it has %d bytes and should have %d", ErrDamaged, len(b), size)
	}
	head, n := uint64(le.Uint32(b[12:])), uint64(le.Uint32(b[28:]))
	if head != fixedHeader+sectionEntry*n+4 || head > uint64(len(b)) {
		return nil, fmt.Errorf("%w: a header of %d bytes for %d sections", ErrDamaged, head, n)
	}
	if crc32.Checksum(b[:head-4], castagnoli()) != le.Uint32(b[head-4:]) {
		return nil, fmt.Errorf("%w: the checksum of its header is wrong", ErrDamaged)
	}
	out := make([]bytesAt, count)
	for i := range n {
		e := b[fixedHeader+sectionEntry*i:]
		id, from, length := le.Uint32(e), le.Uint64(e[8:]), le.Uint64(e[16:])
		if from < head || from > uint64(len(b)) || length > uint64(len(b))-from {
			return nil, fmt.Errorf("%w: section %d lies outside", ErrDamaged, id)
		}
		if int(id) < count {
			out[id] = bytesAt(b[from : from+length : from+length])
		}
	}
	return out, nil
}

// verify checks the sum of all bytes after the header of b, which open has
// accepted.
func (c container) verify(b []byte) error {
	le := binary.LittleEndian
	if crc32.Checksum(b[le.Uint32(b[12:]):], castagnoli()) != le.Uint32(b[24:]) {
		return fmt.Errorf("%w: its checksum is wrong", ErrDamaged)
	}
	return nil
}

// build returns the sum of all bytes after the header of b, which open has
// accepted, in hexadecimal.
func (c container) build(b []byte) string {
	return fmt.Sprintf("%08x", binary.LittleEndian.Uint32(b[24:]))
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }
