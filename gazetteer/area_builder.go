package gazetteer

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// AreaBuilder collects the polygons of places and the courses of rivers and writes them as a file for
// [OpenAreas]. The zero value is ready to use. It is not safe for concurrent
// use. The same areas give the same bytes, in whatever order they are added.
type AreaBuilder struct {
	areas   []areaSource
	ids     map[PlaceID]struct{}
	courses []courseSource
}

type areaSource struct {
	id   PlaceID
	size float64 // km²
	area []gridPolygon
}

// gridPolygon is a polygon in units of 1/areaDegree, its rings not closed.
type gridPolygon [][][2]int32

// Add adds the polygons of a place. Areas must be cut at the antimeridian and
// their neighbours drawn with the same points along a common border. Rings may
// be closed or not and run either way. Rings that have no inside after
// rounding to 1e-5 degrees are left out.
//
// An area is refused with a [PlaceError] when its id is empty or taken, a
// point is not on the earth, or nothing is left of it.
func (b *AreaBuilder) Add(id PlaceID, area orb.MultiPolygon) error {
	if _, taken := b.ids[id]; taken || id == "" {
		return &PlaceError{id, "its area has no id or one that is taken"}
	}
	s := areaSource{id: id}
	for _, polygon := range area {
		var out gridPolygon
		for i, ring := range polygon {
			grid, err := toGridRing(ring)
			if err != nil {
				return &PlaceError{id, err.Error()}
			}
			if len(grid) < 3 && i == 0 {
				break
			}
			if len(grid) < 3 {
				continue
			}
			size := ringSize(grid)
			if (size < 0) != (i > 0) {
				slices.Reverse(grid)
			}
			if i == 0 {
				s.size += math.Abs(size)
			} else {
				s.size -= math.Abs(size)
			}
			out = append(out, grid)
		}
		if out != nil {
			s.area = append(s.area, out)
		}
	}
	if s.area == nil {
		return &PlaceError{id, "its area has no inside"}
	}
	if b.ids == nil {
		b.ids = make(map[PlaceID]struct{})
	}
	b.ids[id] = struct{}{}
	b.areas = append(b.areas, s)
	return nil
}

// Len returns the number of areas added.
func (b *AreaBuilder) Len() int { return len(b.areas) }

// toGridRing rounds a ring and drops repeated points and the closing one.
func toGridRing(ring orb.Ring) ([][2]int32, error) {
	out, err := toGrid(ring)
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out, err
}

// toGrid rounds the points of a line and drops repeated ones.
func toGrid(line []orb.Point) ([][2]int32, error) {
	var out [][2]int32
	for _, p := range line {
		if !onEarth(p) {
			return nil, fmt.Errorf("its point %v is not on the earth", p)
		}
		g := [2]int32{int32(math.Round(p[0] * areaDegree)), int32(math.Round(p[1] * areaDegree))}
		if len(out) == 0 || out[len(out)-1] != g {
			out = append(out, g)
		}
	}
	return out, nil
}

// ringSize returns the area within a ring on the sphere of equal area (radius
// 6371.0072 km), positive when it runs counter-clockwise. Edges are straight in
// longitude and the sine of latitude, which is exact enough to order areas.
func ringSize(ring [][2]int32) float64 {
	const radius = 6371.0072
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += float64(p[0]-q[0]) * (sinGrid(p[1]) + sinGrid(q[1])) / 2
	}
	return sum / areaDegree * math.Pi / 180 * radius * radius
}

func sinGrid(lat int32) float64 { return math.Sin(float64(lat) / areaDegree * math.Pi / 180) }

// WriteTo writes the file.
func (b *AreaBuilder) WriteTo(w io.Writer) (int64, error) {
	if len(b.areas) == 0 {
		return 0, fmt.Errorf("gazetteer: no area was added")
	}
	areas := slices.Clone(b.areas)
	slices.SortFunc(areas, func(a, c areaSource) int { return cmp.Compare(a.id, c.id) })

	le := binary.LittleEndian
	var table, ids, polygons, rings []byte
	cells := make([][]uint32, cellColumns*cellRows)
	number := uint32(0)
	for i, s := range areas {
		table = le.AppendUint32(table, uint32(len(ids)))
		table = le.AppendUint32(table, number)
		table = le.AppendUint32(table, uint32(len(s.area)))
		table = le.AppendUint32(table, math.Float32bits(float32(s.size)))
		ids = appendText(ids, string(s.id))
		for _, p := range s.area {
			box := gridBox(p[0])
			for _, v := range box {
				polygons = le.AppendUint32(polygons, uint32(v))
			}
			polygons = le.AppendUint32(polygons, uint32(i))
			polygons = le.AppendUint32(polygons, uint32(len(rings)))
			rings = appendRings(rings, p)
			enterCells(cells, box, number)
			number++
		}
	}
	if len(rings) > math.MaxUint32 {
		return 0, fmt.Errorf("gazetteer: the areas are more than the format holds")
	}
	var starts, members []byte
	for _, list := range cells {
		starts = le.AppendUint32(starts, uint32(len(members)/4))
		for _, p := range list {
			members = le.AppendUint32(members, p)
		}
	}
	starts = le.AppendUint32(starts, uint32(len(members)/4))
	courses, courseIDs, lines := b.courseSections()
	return areasContainer().write(w, []*sectionWriter{
		sectionAreas:        sectionOf(table),
		sectionAreaIDs:      sectionOf(ids),
		sectionPolygons:     sectionOf(polygons),
		sectionRings:        sectionOf(rings),
		sectionCells:        sectionOf(starts),
		sectionCellPolygons: sectionOf(members),
		sectionCourses:      sectionOf(courses),
		sectionCourseIDs:    sectionOf(courseIDs),
		sectionLines:        sectionOf(lines),
	})
}

// gridBox returns west, south, east and north of a ring.
func gridBox(ring [][2]int32) [4]int32 {
	box := [4]int32{ring[0][0], ring[0][1], ring[0][0], ring[0][1]}
	for _, p := range ring {
		box[0], box[1] = min(box[0], p[0]), min(box[1], p[1])
		box[2], box[3] = max(box[2], p[0]), max(box[3], p[1])
	}
	return box
}

// enterCells adds a polygon to the cells that its box touches.
func enterCells(cells [][]uint32, box [4]int32, polygon uint32) {
	low := cellOf(float64(box[0])/areaDegree, float64(box[1])/areaDegree)
	high := cellOf(float64(box[2])/areaDegree, float64(box[3])/areaDegree)
	for row := low / cellColumns; row <= high/cellColumns; row++ {
		for column := low % cellColumns; column <= high%cellColumns; column++ {
			cells[row*cellColumns+column] = append(cells[row*cellColumns+column], polygon)
		}
	}
}

func appendRings(dst []byte, p gridPolygon) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(p)))
	var last [2]int32
	for _, ring := range p {
		dst = binary.AppendUvarint(dst, uint64(len(ring)))
		for _, point := range ring {
			for k := range point {
				dst = binary.AppendVarint(dst, int64(point[k])-int64(last[k]))
			}
			last = point
		}
	}
	return dst
}
