package gazetteer

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sort"

	"github.com/paulmach/orb"
)

// courses are the lines of rivers in a file of areas.
type courses struct{ table, ids, lines bytesAt }

const courseSize = 8

// Course returns the lines of a river as they are drawn, each within half a metre of those that were
// added; none crosses the antimeridian. ok is false where the river is not drawn.
func (a *Areas) Course(id PlaceID) (lines orb.MultiLineString, ok bool) {
	c := a.courses
	n := len(c.table) / courseSize
	i, ok := sort.Find(n, func(i int) int { return cmp.Compare(id, c.id(i)) })
	if !ok {
		return nil, false
	}
	r := ringReader{data: c.lines}
	r.rings, r.at = c.lines.uvarint(int(c.table.u32(i*courseSize + 4)))
	for r.next() {
		line := make(orb.LineString, 0, min(r.left, len(c.lines)))
		for x, y, ok := r.point(); ok; x, y, ok = r.point() {
			line = append(line, orb.Point{float64(x) / areaDegree, float64(y) / areaDegree})
		}
		if len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return lines, len(lines) > 0
}

// id returns the id of the i-th course, by ascending id.
func (c courses) id(i int) PlaceID {
	id, _ := c.ids.text(int(c.table.u32(i * courseSize)))
	return PlaceID(id)
}

// courseSource is a river to be written.
type courseSource struct {
	id    PlaceID
	lines gridPolygon // each a line, not a ring
}

// AddCourse adds the lines of a river, cut at the antimeridian. Lines that have no length after rounding to
// 1e-5 degrees are left out. The error is a [PlaceError] as that of [AreaBuilder.Add].
func (b *AreaBuilder) AddCourse(id PlaceID, lines orb.MultiLineString) error {
	if id == "" || slices.ContainsFunc(b.courses, func(c courseSource) bool { return c.id == id }) {
		return &PlaceError{id, "its course has no id or one that is taken"}
	}
	s := courseSource{id: id}
	for _, line := range lines {
		grid, err := toGrid(line)
		if err != nil {
			return &PlaceError{id, err.Error()}
		}
		if len(grid) > 1 {
			s.lines = append(s.lines, grid)
		}
	}
	if s.lines == nil {
		return &PlaceError{id, "its course has no length"}
	}
	b.courses = append(b.courses, s)
	return nil
}

// courseSections returns the sections of the courses.
func (b *AreaBuilder) courseSections() (table, ids, lines []byte) {
	sorted := slices.Clone(b.courses)
	slices.SortFunc(sorted, func(a, c courseSource) int { return cmp.Compare(a.id, c.id) })
	for _, s := range sorted {
		table = binary.LittleEndian.AppendUint32(table, uint32(len(ids)))
		table = binary.LittleEndian.AppendUint32(table, uint32(len(lines)))
		ids = appendText(ids, string(s.id))
		lines = appendRings(lines, s.lines)
	}
	return table, ids, lines
}
