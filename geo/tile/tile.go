package tile

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"
)

// margin is how far polygons and lines run beyond the edge of a tile, so that
// strokes join: 8 pixels where a tile is 512 wide.
const margin = 64

// RangeError tells that there is no tile of these numbers.
type RangeError struct{ Z, X, Y, MaxZoom int }

func (e *RangeError) Error() string {
	return fmt.Sprintf("tile %d/%d/%d: z must be 0 to %d, x and y 0 to 2^z - 1", e.Z, e.X, e.Y, e.MaxZoom)
}

// checkTile returns a *RangeError for numbers of no tile.
func checkTile(z, x, y, maxZoom int) error {
	if z < 0 || z > maxZoom || x < 0 || y < 0 || x >= 1<<z || y >= 1<<z {
		return &RangeError{z, x, y, maxZoom}
	}
	return nil
}

// Tile returns the vector tile, gzipped, or nil for a tile that shows nothing
// but sea. The bytes are shared: they must not be changed. A *RangeError tells that
// there is no such tile.
func (b *Basemap) Tile(z, x, y int) ([]byte, error) { return b.TileOf(z, x, y, 0) }

// TileOf is [Basemap.Tile] with a choice of the layers.
func (b *Basemap) TileOf(z, x, y int, of Choice) ([]byte, error) {
	if err := checkTile(z, x, y, MaxZoom); err != nil {
		return nil, err
	}
	key := cacheKey{maptile.New(uint32(x), uint32(y), maptile.Zoom(z)), of, b.names.Key}
	if gz, ok := b.tiles.get(key); ok {
		return gz, nil
	}
	left, top := float64(x*extent), float64(y*extent)
	box := orb.Bound{Min: orb.Point{left, top}, Max: orb.Point{left + extent, top + extent}}
	layers, err := b.window(z, box, margin, of)
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	for _, l := range layers {
		for _, f := range l.Features {
			f.Geometry = shift(f.Geometry, -left, -top)
		}
	}
	gz, err := encode(layers)
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	b.tiles.put(key, gz)
	return gz, nil
}

// encode writes layers as a gzipped vector tile, nil if there are none.
func encode(layers []Layer) ([]byte, error) {
	if len(layers) == 0 {
		return nil, nil
	}
	out := make(mvt.Layers, len(layers))
	for i, l := range layers {
		out[i] = &mvt.Layer{Name: l.Name, Version: 2, Extent: extent, Features: l.Features}
	}
	raw, err := mvt.Marshal(out)
	if err != nil {
		return nil, err
	}
	return pack(raw)
}

// packer is a gzip writer with the buffer that it writes into: both take longer to make than a tile to pack.
type packer struct {
	packed bytes.Buffer
	gz     *gzip.Writer
}

// packing is how hard tiles are compressed: the best effort of gzip takes twice the time for 3 % less.
const packing = 6

var packers = sync.Pool{New: func() any {
	gz, err := gzip.NewWriterLevel(nil, packing)
	if err != nil {
		panic(err) // it is a level that gzip knows
	}
	return &packer{gz: gz}
}}

// pack returns a tile gzipped, in no more memory than it takes.
func pack(raw []byte) ([]byte, error) {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	p.packed.Reset()
	p.gz.Reset(&p.packed)
	if _, err := p.gz.Write(raw); err != nil {
		return nil, err
	}
	if err := p.gz.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(p.packed.Bytes()), nil
}

// shift moves a geometry, in place where it can.
func shift(g orb.Geometry, dx, dy float64) orb.Geometry {
	move := func(points []orb.Point) {
		for i := range points {
			points[i][0] += dx
			points[i][1] += dy
		}
	}
	switch g := g.(type) {
	case orb.Point:
		return orb.Point{g[0] + dx, g[1] + dy}
	case orb.LineString:
		move(g)
	case orb.MultiLineString:
		for _, l := range g {
			move(l)
		}
	case orb.Polygon:
		for _, r := range g {
			move(r)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			for _, r := range p {
				move(r)
			}
		}
	}
	return g
}
