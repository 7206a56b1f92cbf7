package tile

import (
	"encoding/binary"

	"github.com/paulmach/orb"
)

// The points of an arc at one level, in varints:
//
//	chunks              0 for an arc of up to chunkPoints, which is then one chunk without a box
//	x y                 the last point (only if chunks > 0)
//	then each chunk:
//	  x y w h           its box (only if chunks > 0): least x and y, width and height
//	  size              of what follows, in bytes (only if chunks > 0)
//	  n                 number of points
//	  x y               its first point
//	  dx dy …           from point to point, n-1 times, zigzag
//
// Each chunk begins with the last point of the one before it.
const chunkPoints = 32

// ipoint is a point in the integer units of a level.
type ipoint struct{ x, y int32 }

// appendArc appends the encoding of an arc.
func appendArc(b []byte, points []ipoint) []byte {
	if len(points) <= chunkPoints {
		b = binary.AppendUvarint(b, 0)
		return appendChunk(b, points)
	}
	chunks := (len(points)-2)/(chunkPoints-1) + 1
	last := points[len(points)-1]
	b = binary.AppendUvarint(b, uint64(chunks))
	b = appendPoint(b, last)
	for len(points) > 1 {
		n := min(chunkPoints, len(points))
		chunk := points[:n]
		least, most := chunk[0], chunk[0]
		for _, p := range chunk {
			least = ipoint{min(least.x, p.x), min(least.y, p.y)}
			most = ipoint{max(most.x, p.x), max(most.y, p.y)}
		}
		b = appendPoint(b, least)
		b = appendPoint(b, ipoint{most.x - least.x, most.y - least.y})
		encoded := appendChunk(nil, chunk)
		b = binary.AppendUvarint(b, uint64(len(encoded)))
		b = append(b, encoded...)
		points = points[n-1:]
	}
	return b
}

func appendChunk(b []byte, points []ipoint) []byte {
	b = binary.AppendUvarint(b, uint64(len(points)))
	b = appendPoint(b, points[0])
	for i := 1; i < len(points); i++ {
		b = binary.AppendVarint(b, int64(points[i].x-points[i-1].x))
		b = binary.AppendVarint(b, int64(points[i].y-points[i-1].y))
	}
	return b
}

func appendPoint(b []byte, p ipoint) []byte {
	b = binary.AppendUvarint(b, uint64(p.x))
	return binary.AppendUvarint(b, uint64(p.y))
}

// reader reads varints. After the end or a damaged number it is bad and gives
// zeros.
type reader struct {
	b     []byte
	scale float64 // of points: units of a zoom in one of the level
	bad   bool
}

func (r *reader) uvarint() uint64 {
	if len(r.b) > 0 && r.b[0] < 0x80 {
		v := uint64(r.b[0])
		r.b = r.b[1:]
		return v
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.bad = nil, true
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) varint() int32 {
	v := r.uvarint()
	return int32(v>>1) ^ -int32(v&1)
}

func (r *reader) point() ipoint {
	x := r.uvarint()
	return ipoint{int32(x), int32(r.uvarint())}
}

// window is the box of interest in the units of a level.
type window struct{ least, most ipoint }

// beside tells whether a box lies wholly beyond one side of the window. A line
// inside such a box can be replaced by the straight line between its ends:
// both meet the window in nothing, and both are cut by its sides the same way.
func (w window) beside(least, size ipoint) bool {
	return least.x > w.most.x || least.y > w.most.y ||
		least.x+size.x < w.least.x || least.y+size.y < w.least.y
}

// appendPoints appends the points of an arc to dst, less those that the window
// cannot tell the absence of.
func (r *reader) appendPoints(dst orb.LineString, w window) orb.LineString {
	chunks := r.uvarint()
	if chunks == 0 {
		return r.appendChunk(dst, true)
	}
	last := r.point()
	for ; chunks > 0 && !r.bad; chunks-- {
		least, box := r.point(), r.point()
		size := r.uvarint()
		if size > uint64(len(r.b)) {
			r.bad = true
			break
		}
		chunk := reader{b: r.b[:size], scale: r.scale}
		r.b = r.b[size:]
		dst = chunk.appendChunk(dst, !w.beside(least, box))
		r.bad = r.bad || chunk.bad
	}
	return r.push(dst, last)
}

// appendChunk appends the points of a chunk, or only the first one.
func (r *reader) appendChunk(dst orb.LineString, all bool) orb.LineString {
	n := r.uvarint()
	p := r.point()
	dst = r.push(dst, p)
	if !all {
		return dst
	}
	for ; n > 1 && !r.bad; n-- {
		p.x += r.varint()
		p.y += r.varint()
		dst = r.push(dst, p)
	}
	return dst
}

// push appends p unless it repeats the last point.
func (r *reader) push(dst orb.LineString, p ipoint) orb.LineString {
	q := orb.Point{float64(p.x) * r.scale, float64(p.y) * r.scale}
	if len(dst) > 0 && dst[len(dst)-1] == q {
		return dst
	}
	return append(dst, q)
}
