package content

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
)

// Courses returns the lines of the rivers of features/rivers.tsv and of courses.tsv that Natural Earth draws, by
// the river's id.
func Courses(tables fs.FS, rivers []naturalearth.River) (map[gazetteer.PlaceID]orb.MultiLineString, error) {
	drawn := coursesOf(rivers)
	out := map[gazetteer.PlaceID]orb.MultiLineString{}
	features, err := readTable(tables, "features/rivers.tsv", "id", "drawn")
	if err != nil {
		return nil, err
	}
	for _, r := range features.rows {
		if r.get("drawn") == "" {
			continue
		}
		if out[gazetteer.PlaceID(r.get("id"))], err = drawn.of(r); err != nil {
			return nil, err
		}
	}
	boxes, err := riverBoxes(tables)
	if err != nil {
		return nil, err
	}
	great, err := readTable(tables, "courses.tsv", "id", "drawn")
	if err != nil {
		return nil, err
	}
	for _, r := range great.rows {
		box, ok := boxes[r.get("id")]
		if !ok {
			return nil, r.errorf("regions.tsv has no river %s", r.get("id"))
		}
		lines, err := drawn.of(r)
		if err != nil {
			return nil, err
		}
		lines = slices.DeleteFunc(lines, func(l orb.LineString) bool { return !box.Contains(halfway(l)) })
		if len(lines) == 0 {
			return nil, r.errorf("no line of %s lies within its box", r.get("id"))
		}
		out[gazetteer.PlaceID(r.get("id"))] = lines
	}
	return out, nil
}

// boxSlack is by how many degrees the boxes of regions.tsv may be off.
const boxSlack = 1

// riverBoxes returns the extents of the rivers and canals of regions.tsv by their id.
func riverBoxes(tables fs.FS) (map[string]orb.Bound, error) {
	t, err := readTable(tables, "regions.tsv", "id", "class", "code", "west", "south", "east", "north")
	if err != nil {
		return nil, err
	}
	boxes := map[string]orb.Bound{}
	for _, r := range t.rows {
		if code := r.get("code"); code != "STM" && code != "CNL" {
			continue
		}
		var edges [4]float64
		for i, column := range []string{"west", "south", "east", "north"} {
			if edges[i], err = strconv.ParseFloat(r.get(column), 64); err != nil {
				return nil, r.errorf("%s: %v", column, err)
			}
		}
		boxes[r.get("id")] = orb.Bound{Min: orb.Point{edges[0], edges[1]}, Max: orb.Point{edges[2], edges[3]}}.Pad(boxSlack)
	}
	return boxes, nil
}

// courses are the lines of Natural Earth's rivers by its name for them.
type courses map[string][]orb.LineString

func coursesOf(rivers []naturalearth.River) courses {
	c := courses{}
	for _, r := range rivers {
		if r.Name != "" {
			c[r.Name] = append(c[r.Name], r.Lines...)
		}
	}
	return c
}

// set gives e the extent of the course that its row names, and for a point the
// middle of the course's longest line, which lies on the river.
func (c courses) set(e *Entry, r row) error {
	lines, err := c.of(r)
	if err != nil {
		return err
	}
	longest := slices.MaxFunc(lines, func(a, b orb.LineString) int { return cmp.Compare(kilometres(a), kilometres(b)) })
	var all []orb.Point
	for _, line := range lines {
		all = append(all, line...)
	}
	e.Point, e.Bound = halfway(longest), boundOf(all)
	return nil
}

// of returns the lines that a row names in its column "drawn".
func (c courses) of(r row) (lines []orb.LineString, err error) {
	for _, name := range r.list("drawn") {
		if c[name] == nil {
			return nil, r.errorf("Natural Earth draws no river %q", name)
		}
		lines = append(lines, c[name]...)
	}
	return lines, nil
}

// kilometres returns the length of a line.
func kilometres(line orb.LineString) float64 {
	var sum float64
	for i := 1; i < len(line); i++ {
		sum += flat(line[i-1], line[i])
	}
	return sum
}

// halfway returns the vertex of a line that is nearest to the middle of its length.
func halfway(line orb.LineString) orb.Point {
	half := kilometres(line) / 2
	var sum float64
	for i := 1; i < len(line); i++ {
		if sum += flat(line[i-1], line[i]); sum >= half {
			return line[i]
		}
	}
	return line[0]
}
