// Package pmtilestest writes small PMTiles archives for tests.
package pmtilestest

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
)

// Tile is a tile of an archive. ID is its number by the specification.
type Tile struct {
	ID   uint64
	Data []byte // as it is stored
}

// Archive is what to write.
type Archive struct {
	Tiles            []Tile
	Type             byte // 1 MVT, 2 PNG
	Compression      byte // of the tiles: 1 none, 2 gzip
	MinZoom, MaxZoom int
	Bounds           [4]float64 // west, south, east, north
	Metadata         any
	Leaf             int // entries in a leaf directory; 0: all are in the root
}

// Bytes is the archive as a file.
func (a Archive) Bytes() []byte {
	tiles := slices.Clone(a.Tiles)
	slices.SortFunc(tiles, func(x, y Tile) int { return cmp.Compare(x.ID, y.ID) })
	var data bytes.Buffer
	var entries []entry
	for _, t := range tiles {
		last := len(entries) - 1
		if last >= 0 && entries[last].id+entries[last].run == t.ID && bytes.Equal(t.Data, data.Bytes()[entries[last].offset:]) {
			entries[last].run++
			continue
		}
		entries = append(entries, entry{t.ID, uint64(data.Len()), uint64(len(t.Data)), 1})
		data.Write(t.Data)
	}
	root, leaves := entries, []byte(nil)
	if a.Leaf > 0 {
		root = nil
		for chunk := range slices.Chunk(entries, a.Leaf) {
			packed := gzipped(directory(chunk))
			root = append(root, entry{chunk[0].id, uint64(len(leaves)), uint64(len(packed)), 0})
			leaves = append(leaves, packed...)
		}
	}
	metadata, err := json.Marshal(a.Metadata)
	if err != nil {
		panic(err) // a test's own value
	}
	packedRoot, packedMeta := gzipped(directory(root)), gzipped(metadata)
	header := []byte("PMTiles\x03")
	at := uint64(127)
	for _, part := range [][]byte{packedRoot, packedMeta, leaves, data.Bytes()} {
		header = binary.LittleEndian.AppendUint64(header, at)
		header = binary.LittleEndian.AppendUint64(header, uint64(len(part)))
		at += uint64(len(part))
	}
	for _, n := range []int{len(tiles), len(entries), len(entries)} {
		header = binary.LittleEndian.AppendUint64(header, uint64(n))
	}
	header = append(header, 1, 2, a.Compression, a.Type, byte(a.MinZoom), byte(a.MaxZoom))
	for _, degrees := range a.Bounds {
		header = binary.LittleEndian.AppendUint32(header, uint32(int32(math.Round(degrees*1e7))))
	}
	header = append(header, make([]byte, 127-len(header))...)
	return slices.Concat(header, packedRoot, packedMeta, leaves, data.Bytes())
}

type entry struct{ id, offset, length, run uint64 }

func directory(entries []entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	last := uint64(0)
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.id-last)
		last = e.id
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.run)
	}
	for _, e := range entries {
		b = binary.AppendUvarint(b, e.length)
	}
	for i, e := range entries {
		if i > 0 && e.offset == entries[i-1].offset+entries[i-1].length {
			b = append(b, 0)
			continue
		}
		b = binary.AppendUvarint(b, e.offset+1)
	}
	return b
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(b) // into memory, which takes everything
	w.Close()
	return out.Bytes()
}
