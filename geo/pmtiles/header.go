package pmtiles

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/paulmach/orb"
)

// ErrFormat is wrapped by every error about bytes that are no PMTiles archive of
// version 3, or a damaged one.
var ErrFormat = errors.New("not a PMTiles archive of version 3")

// Compression is how directories or tiles are stored.
type Compression byte

// The compressions of the specification. Brotli is not read.
const (
	UnknownCompression Compression = iota
	NoCompression
	Gzip
	Brotli
	Zstd
)

// TileType is what the tiles are.
type TileType byte

// The types of the specification.
const (
	UnknownType TileType = iota
	MVT
	PNG
	JPEG
	WebP
	AVIF
)

// MediaType is the tiles' media type, "" for an unknown one.
func (t TileType) MediaType() string {
	switch t {
	case MVT:
		return "application/vnd.mapbox-vector-tile"
	case PNG:
		return "image/png"
	case JPEG:
		return "image/jpeg"
	case WebP:
		return "image/webp"
	case AVIF:
		return "image/avif"
	}
	return ""
}

// Header says what an archive holds, a field for each that its format has.
type Header struct {
	Type             TileType
	Compression      Compression // of the tiles
	MinZoom, MaxZoom int
	Bound            orb.Bound // longitude, latitude

	directories               Compression // of directories and metadata
	root, metadata, leaves    section
	tiles                     section
	addressed, entries, whole uint64 // counts of tiles, entries and contents; 0 for unknown
}

// section is a part of the file.
type section struct{ offset, length uint64 }

const headerSize = 127

// readHeader reads the first 127 bytes of a file.
func readHeader(b []byte) (h Header, err error) {
	if len(b) < headerSize || string(b[:7]) != "PMTiles" {
		return h, fmt.Errorf("%w: it does not begin with PMTiles", ErrFormat)
	}
	if b[7] != 3 {
		return h, fmt.Errorf("%w: it is version %d; “pmtiles convert” brings it up to date", ErrFormat, b[7])
	}
	u64 := func(at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }
	part := func(at int) section { return section{u64(at), u64(at + 8)} }
	degrees := func(at int) float64 { return float64(int32(binary.LittleEndian.Uint32(b[at:]))) / 1e7 }
	h = Header{
		root: part(8), metadata: part(24), leaves: part(40), tiles: part(56),
		addressed: u64(72), entries: u64(80), whole: u64(88),
		directories: Compression(b[97]), Compression: Compression(b[98]), Type: TileType(b[99]),
		MinZoom: int(b[100]), MaxZoom: int(b[101]),
		Bound: orb.Bound{Min: orb.Point{degrees(102), degrees(106)}, Max: orb.Point{degrees(110), degrees(114)}},
	}
	if h.MinZoom > h.MaxZoom || h.MaxZoom > maxZoom {
		return h, fmt.Errorf("%w: its zooms are %d to %d", ErrFormat, h.MinZoom, h.MaxZoom)
	}
	return h, nil
}
