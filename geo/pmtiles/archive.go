package pmtiles

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Bounds of what is read of an archive at once, in bytes.
const (
	maxDirectory = 16 << 20 // unpacked
	maxMetadata  = 4 << 20  // unpacked
	maxTile      = 16 << 20
	maxDepth     = 4  // of directories, the root among them
	keptLeaves   = 64 // directories in memory
)

// Archive is an open archive. It is safe for concurrent use.
type Archive struct {
	file   io.ReaderAt
	size   int64
	header Header
	root   []entry

	mu     sync.Mutex
	leaves map[uint64][]entry // by offset
}

// Open reads the header and the root directory of a file of some size. The error
// is that of the reader or wraps ErrFormat.
func Open(file io.ReaderAt, size int64) (*Archive, error) {
	first := make([]byte, min(size, headerSize))
	if _, err := file.ReadAt(first, 0); err != nil && err != io.EOF {
		return nil, err
	}
	h, err := readHeader(first)
	if err != nil {
		return nil, err
	}
	a := &Archive{file: file, size: size, header: h, leaves: map[uint64][]entry{}}
	if a.root, err = a.directory(h.root); err != nil {
		return nil, err
	}
	return a, nil
}

// Header says what the archive holds.
func (a *Archive) Header() Header { return a.header }

// Metadata is what an archive tells of itself beyond its header.
type Metadata struct {
	Name         string `json:"name"`
	Attribution  string `json:"attribution"` // may be HTML
	VectorLayers []struct {
		ID string `json:"id"`
	} `json:"vector_layers"`
}

// Metadata reads the metadata. The error is that of the reader or wraps ErrFormat.
func (a *Archive) Metadata() (m Metadata, err error) {
	b, err := a.unpacked(a.header.metadata, a.header.directories, maxMetadata)
	if err != nil || len(b) == 0 {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: its metadata: %w", ErrFormat, err)
	}
	return m, nil
}

// Tile returns the bytes of a tile as they are stored, compressed as the header
// says; nil for a tile that the archive does not have.
func (a *Archive) Tile(z, x, y int) ([]byte, error) {
	if z < a.header.MinZoom || z > a.header.MaxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z {
		return nil, nil
	}
	id := tileID(z, x, y)
	entries := a.root
	for range maxDepth {
		e, ok := find(entries, id)
		if !ok {
			return nil, nil
		}
		if e.run > 0 {
			return a.read(section{a.header.tiles.offset + e.offset, uint64(e.length)}, a.header.tiles, maxTile)
		}
		var err error
		if entries, err = a.leaf(e); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: its directories are nested too deeply", ErrFormat)
}

// leaf returns the directory that an entry leads to.
func (a *Archive) leaf(e entry) ([]entry, error) {
	a.mu.Lock()
	known, ok := a.leaves[e.offset]
	a.mu.Unlock()
	if ok {
		return known, nil
	}
	entries, err := a.directory(section{a.header.leaves.offset + e.offset, uint64(e.length)})
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.leaves) >= keptLeaves {
		clear(a.leaves) // a reader looks at one part of the map; what it needs is back at once
	}
	a.leaves[e.offset] = entries
	return entries, nil
}

func (a *Archive) directory(s section) ([]entry, error) {
	b, err := a.unpacked(s, a.header.directories, maxDirectory)
	if err != nil {
		return nil, err
	}
	return readDirectory(b)
}

// read reads a part of the file that lies within another, of at most so many
// bytes.
func (a *Archive) read(s, within section, most uint64) ([]byte, error) {
	end := s.offset + s.length
	if s.length > most || end < s.offset || end > uint64(a.size) || end > within.offset+within.length {
		return nil, fmt.Errorf("%w: it is cut off or damaged", ErrFormat)
	}
	b := make([]byte, s.length)
	if _, err := a.file.ReadAt(b, int64(s.offset)); err != nil && err != io.EOF {
		return nil, err
	}
	return b, nil
}

// unpacked reads a part of the file and unpacks it to at most so many bytes.
func (a *Archive) unpacked(s section, c Compression, most int64) ([]byte, error) {
	b, err := a.read(s, section{0, uint64(a.size)}, uint64(most))
	if err != nil {
		return nil, err
	}
	var r io.Reader
	switch c {
	case NoCompression:
		return b, nil
	case Gzip:
		if r, err = gzip.NewReader(bytes.NewReader(b)); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
	case Zstd:
		z, err := zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderMaxMemory(uint64(most)), zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		defer z.Close()
		r = z
	default:
		return nil, fmt.Errorf("%w: compression %d is not read, gzip and zstd are", ErrFormat, c)
	}
	out, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if int64(len(out)) > most {
		return nil, fmt.Errorf("%w: a part of it unpacks to more than %d bytes", ErrFormat, most)
	}
	return out, nil
}
