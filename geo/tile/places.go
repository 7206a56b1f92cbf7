package tile

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
)

// PlacesMaxZoom is the deepest zoom of the tiles of places; there no place is
// left out.
const PlacesMaxZoom = 14

// PlaceList is the places that tiles are made of, in the order of their
// importance, the first one being the most important. Its functions are called
// with 0 ≤ i < Len, from several goroutines at once.
type PlaceList struct {
	Len         int                        // less than 2^28
	Point       func(i int) orb.Point      // longitude, latitude
	Properties  func(i int) map[string]any // string, int and bool
	Fields      map[string]string          // of the properties, for TileJSON: "String", "Number", "Boolean"
	Attribution string
	Build       string // names the content
	CacheBytes  int    // of tiles that are remembered; 0 is 32 MiB
}

// Places serves the places of a gazetteer as tiles of one layer, "places", of
// zoom 0 to 14. Up to zoom 13 they are thinned: a tile is divided into 16 by 16
// cells, and of each cell it has the most important place. So a place that is
// drawn at a zoom is drawn at all deeper ones. Features are in the order of their
// importance.
//
// Places is immutable apart from the tiles it remembers, and safe for concurrent
// use.
type Places struct {
	list  PlaceList
	keys  []uint64 // ascending: 36 bits of cell at zoom 18, 28 bits of place
	tiles *cache
}

const (
	cellBits  = 4                        // a tile is 2^4 cells wide
	keyZoom   = PlacesMaxZoom + cellBits // zoom whose tiles are the finest cells
	placeBits = 28
)

// NewPlaces sorts the places, which takes about 0.1 µs each. Places that Web
// Mercator does not show, beyond 85° of latitude, are left out.
func NewPlaces(list PlaceList) *Places {
	size := list.CacheBytes
	if size <= 0 {
		size = cacheBytes
	}
	p := &Places{list: list, tiles: newCache(size), keys: make([]uint64, 0, list.Len)}
	for i := range min(list.Len, 1<<placeBits) {
		m := Mercator(list.Point(i))
		if m[1] <= 0 || m[1] >= 1 {
			continue
		}
		const cells = 1 << keyZoom
		x := uint64(min(max(m[0], 0)*cells, cells-1))
		y := uint64(m[1] * cells)
		p.keys = append(p.keys, interleave(x, y)<<placeBits|uint64(i))
	}
	slices.Sort(p.keys)
	return p
}

// interleave mixes the bits of two numbers of up to 32 bits (Morton 1966), so that
// the places of a tile of any zoom follow each other.
func interleave(x, y uint64) uint64 { return spread(x) | spread(y)<<1 }

func spread(v uint64) uint64 {
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// Tile returns the vector tile, gzipped, or nil for a tile without places. The
// bytes are shared: they must not be changed. A *RangeError tells that there is no
// such tile.
func (p *Places) Tile(z, x, y int) ([]byte, error) {
	if err := checkTile(z, x, y, PlacesMaxZoom); err != nil {
		return nil, err
	}
	t := cacheKey{tile: maptile.New(uint32(x), uint32(y), maptile.Zoom(z))}
	if gz, ok := p.tiles.get(t); ok {
		return gz, nil
	}
	var features []*geojson.Feature
	side := float64(uint64(extent) << z)
	for _, i := range p.chosen(z, x, y) {
		m := Mercator(p.list.Point(i))
		f := geojson.NewFeature(orb.Point{round(m[0]*side - float64(x*extent)), round(m[1]*side - float64(y*extent))})
		f.Properties = p.list.Properties(i)
		features = append(features, f)
	}
	var layers []Layer
	if len(features) > 0 {
		layers = []Layer{{Name: "places", Features: features}}
	}
	gz, err := encode(layers)
	if err != nil {
		return nil, fmt.Errorf("tile %d/%d/%d: %w", z, x, y, err)
	}
	p.tiles.put(t, gz)
	return gz, nil
}

// chosen returns the places of a tile, the most important first.
func (p *Places) chosen(z, x, y int) []int {
	shift := placeBits + 2*(keyZoom-z)
	first := interleave(uint64(x), uint64(y))
	from, _ := slices.BinarySearch(p.keys, first<<shift)
	end := len(p.keys)
	if first+1 < 1<<(2*z) { // not the last tile, beyond which no key is
		end, _ = slices.BinarySearch(p.keys, (first+1)<<shift)
	}
	cell := placeBits + 2*(keyZoom-z-cellBits) // bits below those of a cell
	var chosen []int
	for k := from; k < end; k++ {
		i := int(p.keys[k] & (1<<placeBits - 1))
		if n := len(chosen); z < PlacesMaxZoom && k > from && p.keys[k]>>cell == p.keys[k-1]>>cell {
			chosen[n-1] = min(chosen[n-1], i)
			continue
		}
		chosen = append(chosen, i)
	}
	slices.Sort(chosen)
	return chosen
}

// Build names the content.
func (p *Places) Build() string { return p.list.Build }

// TileJSON describes the tiles. urlTemplate is where they are served, with {z},
// {x} and {y}.
func (p *Places) TileJSON(urlTemplate string) TileJSON {
	t := newTileJSON("dateline places", p.list.Build, urlTemplate, p.list.Attribution, PlacesMaxZoom)
	fields := p.list.Fields
	if fields == nil {
		fields = map[string]string{}
	}
	t.VectorLayers = []VectorLayer{{
		ID: "places", Description: "Places of the gazetteer, thinned by importance", MaxZoom: PlacesMaxZoom,
		Fields: fields,
	}}
	return t
}
