package tile

import (
	"encoding/json"
	"fmt"
	"hash/crc32"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// Basemap is an opened basemap file. It is immutable apart from the tiles it
// remembers, and safe for concurrent use.
type Basemap struct {
	table    table
	sections [sectionCount][]byte
	offsets  [levels]int // where the offsets of a level begin in sectionOffsets
	build    string
	tiles    *cache
	names    Names // of the features; the zero value for those of the file
}

// cacheBytes bounds the tiles that a Basemap remembers.
const cacheBytes = 32 << 20

// Open reads a basemap file in place; the bytes must not change afterwards.
// The error wraps ErrFormat for bytes that are no basemap file, or a damaged
// one, and is a *VersionError for another version of the format.
func Open(file []byte) (*Basemap, error) {
	b, err := OpenUnverified(file)
	if err == nil && crc32.Checksum(file[12:], castagnoli) != le.Uint32(file[8:]) {
		return nil, fmt.Errorf("%w: its checksum is wrong, it is truncated or damaged", ErrFormat)
	}
	return b, err
}

// OpenUnverified is [Open] for a file that is known to be whole, as one that a program embeds: it
// does not read all of it to check its sum.
func OpenUnverified(file []byte) (*Basemap, error) {
	if len(file) < headerSize || string(file[:4]) != magic {
		return nil, fmt.Errorf("%w: it does not begin with %q", ErrFormat, magic)
	}
	if v := int(le.Uint16(file[4:])); v != version {
		return nil, &VersionError{Got: v, Want: version}
	}
	sum := le.Uint32(file[8:])
	b := &Basemap{build: fmt.Sprintf("%08x", sum), tiles: newCache(cacheBytes)}
	rest := file[headerSize:]
	for i := range b.sections {
		size := uint64(le.Uint32(file[12+4*i:]))
		if size > uint64(len(rest)) {
			return nil, fmt.Errorf("%w: section %d is longer than the file", ErrFormat, i)
		}
		b.sections[i], rest = rest[:size], rest[size:]
	}
	if err := json.Unmarshal(b.sections[sectionTable], &b.table); err != nil {
		return nil, fmt.Errorf("%w: table of layers: %w", ErrFormat, err)
	}
	return b, b.check()
}

// check tests what the readers rely on: that the counts of the table are those of
// the sections.
func (b *Basemap) check() error {
	total := 0
	for level, n := range b.table.Arcs {
		b.offsets[level] = total
		if n < 0 || n > len(b.sections[sectionOffsets])/4 {
			return fmt.Errorf("%w: level %d has %d arcs", ErrFormat, level, n)
		}
		total += n
	}
	if total*4 != len(b.sections[sectionOffsets]) {
		return fmt.Errorf("%w: %d bytes of offsets for %d arcs", ErrFormat, len(b.sections[sectionOffsets]), total)
	}
	features := len(b.sections[sectionFeatures]) / featureSize
	for _, l := range b.table.Layers {
		if l.Features[0] < 0 || l.Features[0] > l.Features[1] || l.Features[1] > features {
			return fmt.Errorf("%w: layer %s has features %v of %d", ErrFormat, l.Name, l.Features, features)
		}
	}
	return nil
}

// Names gives the features of a basemap other names than those of its file, such as the
// names of a language.
type Names struct {
	Key string // tells them from others; "" for the names of the file
	// Of returns what a feature with a point is called, "" to leave its name. The point is in
	// degrees of longitude and latitude, exact to a unit of the zoom that is asked for.
	Of func(layer string, properties geojson.Properties, at orb.Point) string
}

// Named returns the basemap with other names. The two share the tiles that they remember.
func (b *Basemap) Named(names Names) *Basemap {
	named := *b
	named.names = names
	return &named
}

// Build names the content: two basemaps with the same build give the same tiles.
func (b *Basemap) Build() string {
	if b.names.Key != "" {
		return b.build + "-" + b.names.Key
	}
	return b.build
}

// Attribution is the line that a map must show.
func (b *Basemap) Attribution() string { return b.table.Attribution }
