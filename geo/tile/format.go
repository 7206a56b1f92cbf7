package tile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// The file begins with the header:
//
//	0  4  "DLBM"
//	4  2  version of the format
//	6  2  zero
//	8  4  CRC-32C of all that follows
//	12 …  one u32 length per section, in the order of the constants below
//
// and the sections follow without gaps.
const (
	magic      = "DLBM"
	version    = 2
	headerSize = 12 + 4*sectionCount
)

// The sections.
const (
	sectionTable    = iota // JSON of []layer
	sectionProps           // properties of features, see properties.go
	sectionFeatures        // records of featureSize
	sectionParts           // records of partSize
	sectionRefs            // i32: n for arc n, ^n for arc n backwards
	sectionOffsets         // u32: for each level, for each arc that it has, the offset of its points
	sectionPoints          // see arc.go
	sectionCount
)

// MaxZoom is the deepest zoom that tiles are made for.
const MaxZoom = 10

// extentBits is the binary logarithm of the extent of a tile, 4096.
const extentBits = 12

// extent is the width of a tile in its own units.
const extent = 1 << extentBits

// levels is the number of generalisations of the arcs: level 0 serves the zooms
// 0 and 1, level 1 serves 2 and 3, and so on; level 4 serves 8 to 10.
const levels = 5

// levelOf is the level that serves a zoom.
func levelOf(zoom int) int { return min(zoom/2, levels-1) }

// gridBits is the binary logarithm of the width of the world in the units of the
// arcs of a level, which are those of the tiles of its least zoom. At a middle
// latitude and level 4 a unit is about 25 m, finer than the sources are exact.
func gridBits(level int) int { return extentBits + 2*level }

// worldBits is the binary logarithm of the width of the world in the units that
// boxes and points are stored in: those of the deepest zoom.
const worldBits = extentBits + MaxZoom

// ErrFormat is wrapped by every error about bytes that are not a basemap file:
// another kind of file, a truncated or a damaged one.
var ErrFormat = errors.New("not a basemap file")

// VersionError tells that a basemap file is of another version of the format.
type VersionError struct{ Got, Want int }

func (e *VersionError) Error() string {
	return fmt.Sprintf("basemap file has format version %d, this program reads %d: rebuild it with mkdata basemap",
		e.Got, e.Want)
}

// layer is an entry of the table.
type layer struct {
	Name     string            `json:"name"`
	About    string            `json:"about"`
	Kind     kind              `json:"kind"`
	MinZoom  int               `json:"minzoom"`
	Fields   map[string]string `json:"fields"`   // name to Number, Boolean or String, for TileJSON
	Features [2]int            `json:"features"` // first and end
}

// table is the JSON of sectionTable.
type table struct {
	Attribution string      `json:"attribution"`
	Keys        []string    `json:"keys"` // of properties
	Layers      []layer     `json:"layers"`
	Arcs        [levels]int `json:"arcs"` // how many arcs each level has: the first so many
}

// kind is the kind of geometry of a layer.
type kind string

const (
	polygons kind = "polygon"
	lines    kind = "line"
	points   kind = "point"
)

// A feature record:
//
//	0  1  least zoom
//	1  1  greatest zoom
//	2  2  zero
//	4  4  offset of the properties
//	8  4  first part, or x of a point
//	12 4  end of the parts, or y of a point
const featureSize = 16

// A part is a ring or a line. Its record:
//
//	0  16 box: least x, least y, greatest x, greatest y
//	16 4  first ref
//	20 2  number of refs
//	22 1  least zoom at which it is large enough to be drawn
//	23 1  1 for a hole
const partSize = 24

var le = binary.LittleEndian

var castagnoli = crc32.MakeTable(crc32.Castagnoli)
