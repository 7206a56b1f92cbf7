package gazetteer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync/atomic"

	"github.com/paulmach/orb"
)

// Areas holds the polygons of places and the courses of rivers, and is read in place like an [Index]. It
// is immutable and safe for concurrent use.
//
// A file of areas has the header of an index with its own magic and these
// sections:
//
//	areas     16 bytes each by ascending id: u32 offset of the id in ids, u32
//	          first polygon, u32 number of polygons, f32 size in square
//	          kilometres
//	ids       strings with a uvarint length
//	polygons  24 bytes each: i32 west, south, east, north in units of 1e-5
//	          degrees, u32 area, u32 offset in rings
//	rings     per polygon: uvarint number of rings, per ring: uvarint number of
//	          points without the closing one, then per point zigzag varints of
//	          the difference to the point before in longitude and latitude
//	cells     u32 per cell of 5°×5° from south-west, rows to the north, and one
//	          more: where its polygons begin in cellPolygons
//	cellPolygons  u32 numbers of the polygons whose boxes touch the cell
//	courses   8 bytes each by ascending id: u32 offset of the id in courseIDs, u32
//	          offset in lines
//	courseIDs strings with a uvarint length
//	lines     per course: uvarint number of lines, and each written as a ring is
type Areas struct {
	file         []byte
	count        int
	areas        bytesAt
	ids          bytesAt
	polygons     bytesAt
	rings        bytesAt
	cells        bytesAt
	cellPolygons bytesAt
	courses      courses
	outlines     []atomic.Pointer[outline] // by polygon
}

// The sections of a file of areas, numbered as in the file.
const (
	sectionAreas = iota
	sectionAreaIDs
	sectionPolygons
	sectionRings
	sectionCells
	sectionCellPolygons
	sectionCourses
	sectionCourseIDs
	sectionLines
	areaSectionCount
)

// AreasVersion is the version of the files of areas that this program writes
// and reads.
const AreasVersion = 2

func areasContainer() container {
	return container{magic: "dlareas\x1a", version: AreasVersion}
}

const (
	areaSize    = 16
	polygonSize = 24
	areaDegree  = 1e5 // units of a coordinate: about a metre
	cellDegrees = 5
	cellColumns = 360 / cellDegrees
	cellRows    = 180 / cellDegrees
)

// OpenAreas returns the areas in b, which it keeps. It reads the header only.
// The error is [ErrFormat], [ErrDamaged] or a [VersionError].
func OpenAreas(b []byte) (*Areas, error) {
	s, err := areasContainer().open(b, areaSectionCount)
	if err != nil {
		return nil, err
	}
	a := &Areas{
		file:         b,
		count:        len(s[sectionAreas]) / areaSize,
		areas:        s[sectionAreas],
		ids:          s[sectionAreaIDs],
		polygons:     s[sectionPolygons],
		rings:        s[sectionRings],
		cells:        s[sectionCells],
		cellPolygons: s[sectionCellPolygons],
		courses:      courses{s[sectionCourses], s[sectionCourseIDs], s[sectionLines]},
	}
	if len(a.cells) != 4*(cellColumns*cellRows+1) {
		return nil, fmt.Errorf("%w: its sections do not fit together", ErrDamaged)
	}
	a.outlines = make([]atomic.Pointer[outline], len(a.polygons)/polygonSize)
	return a, nil
}

// Verify reads the whole file and returns [ErrDamaged] when its checksum is
// wrong, see [Index.Verify].
func (a *Areas) Verify() error { return areasContainer().verify(a.file) }

// Len returns the number of areas.
func (a *Areas) Len() int { return a.count }

// ID returns the id of the i-th area, 0 ≤ i < Len(), by ascending id.
func (a *Areas) ID(i int) PlaceID {
	id, _ := a.ids.text(int(a.areas.u32(i * areaSize)))
	return PlaceID(id)
}

// Size returns the size of the i-th area in square kilometres.
func (a *Areas) Size(i int) float64 {
	return float64(math.Float32frombits(a.areas.u32(i*areaSize + 12)))
}

// Area returns the polygons of a place. Their outer rings run counter-clockwise
// and their coordinates are within half a metre of those that were added; none
// crosses the antimeridian.
func (a *Areas) Area(id PlaceID) (orb.MultiPolygon, bool) {
	i, ok := a.find(id)
	if !ok {
		return nil, false
	}
	first, n := int(a.areas.u32(i*areaSize+4)), int(a.areas.u32(i*areaSize+8))
	var out orb.MultiPolygon
	for p := first; p < min(first+n, len(a.polygons)/polygonSize); p++ {
		out = append(out, a.polygon(p))
	}
	return out, true
}

// Has reports whether the area of a place is known.
func (a *Areas) Has(id PlaceID) bool {
	_, ok := a.find(id)
	return ok
}

func (a *Areas) find(id PlaceID) (int, bool) {
	return sort.Find(a.count, func(i int) int { return cmp.Compare(id, a.ID(i)) })
}

// polygon decodes the i-th polygon.
func (a *Areas) polygon(i int) orb.Polygon {
	var out orb.Polygon
	r := a.ringReader(i)
	for r.next() {
		ring := make(orb.Ring, 0, min(r.left+1, len(a.rings)))
		for x, y, ok := r.point(); ok; x, y, ok = r.point() {
			ring = append(ring, orb.Point{float64(x) / areaDegree, float64(y) / areaDegree})
		}
		if len(ring) > 0 {
			out = append(out, append(ring, ring[0]))
		}
	}
	return out
}

// Containing returns the ids of the areas that hold the point, the largest
// first: country, first-level region and so on. A point on a border may be in
// either area. The result is nil on the open sea and for a point that is not
// on the earth.
func (a *Areas) Containing(p orb.Point) []PlaceID {
	if !onEarth(p) {
		return nil
	}
	if p[0] == -180 { // one meridian; the west edge of a polygon is outside, the east edge inside
		p[0] = 180
	}
	var found []int
	x, y := p[0]*areaDegree, p[1]*areaDegree
	cell := cellOf(p[0], p[1])
	for i := a.cells.u32(cell * 4); i < a.cells.u32(cell*4+4) && int(i) < len(a.cellPolygons)/4; i++ {
		polygon := int(a.cellPolygons.u32(int(i) * 4))
		if area := int(a.polygons.u32(polygon*polygonSize + 16)); a.covers(polygon, x, y) && area < a.count &&
			!slices.Contains(found, area) {
			found = append(found, area)
		}
	}
	slices.SortFunc(found, func(i, j int) int {
		return cmp.Or(-cmp.Compare(a.Size(i), a.Size(j)), cmp.Compare(i, j))
	})
	var ids []PlaceID
	for _, i := range found {
		ids = append(ids, a.ID(i))
	}
	return ids
}

// covers reports whether the i-th polygon holds the position, by the parity of
// the edges that a line to the west crosses.
func (a *Areas) covers(i int, x, y float64) bool {
	at := i * polygonSize
	if x < float64(a.polygons.i32(at)) || y < float64(a.polygons.i32(at+4)) ||
		x > float64(a.polygons.i32(at+8)) || y > float64(a.polygons.i32(at+12)) {
		return false
	}
	if o := a.outline(i); o != nil {
		return o.holds(a.rings, x, y)
	}
	inside := false
	r := a.ringReader(i)
	for r.next() {
		x0, y0, ok := r.point()
		if !ok {
			continue
		}
		ax, ay := x0, y0
		for {
			bx, by, more := r.point()
			if !more {
				bx, by = x0, y0
			}
			if (edge{ax, ay, bx, by}).westOf(x, y) {
				inside = !inside
			}
			if !more {
				break
			}
			ax, ay = bx, by
		}
	}
	return inside
}

// cellOf returns the number of the cell that holds a position.
func cellOf(lon, lat float64) int {
	column := min(int((lon+180)/cellDegrees), cellColumns-1)
	row := min(int((lat+90)/cellDegrees), cellRows-1)
	return row*cellColumns + column
}

// ringReader decodes the rings of one polygon without allocating.
type ringReader struct {
	data  bytesAt
	at    int
	rings uint64
	left  int // points left in this ring
	x, y  int64
}

func (a *Areas) ringReader(i int) ringReader {
	r := ringReader{data: a.rings}
	r.rings, r.at = a.rings.uvarint(int(a.polygons.u32(i*polygonSize + 20)))
	return r
}

// next goes on to the next ring.
func (r *ringReader) next() bool {
	if r.rings == 0 || r.at > len(r.data) {
		return false
	}
	r.rings--
	n, at := r.data.uvarint(r.at)
	r.at = at
	r.left = int(min(n, uint64(len(r.data))))
	return r.at <= len(r.data)
}

// point returns the next point of this ring in units of 1/areaDegree.
func (r *ringReader) point() (x, y int64, ok bool) {
	if r.left == 0 || r.at > len(r.data) {
		return 0, 0, false
	}
	r.left--
	var dx, dy uint64
	if at := r.at; at+4 <= len(r.data) && r.data[at]&r.data[at+2] >= 0x80 && r.data[at+1]|r.data[at+3] < 0x80 {
		// As most differences: two bytes each.
		d := r.data[at : at+4 : at+4]
		dx = uint64(d[0]&0x7F) | uint64(d[1])<<7
		dy = uint64(d[2]&0x7F) | uint64(d[3])<<7
		r.at = at + 4
	} else {
		dx, r.at = r.data.uvarint(at)
		dy, r.at = r.data.uvarint(r.at)
	}
	r.x += int64(dx>>1) ^ -int64(dx&1)
	r.y += int64(dy>>1) ^ -int64(dy&1)
	return r.x, r.y, true
}
