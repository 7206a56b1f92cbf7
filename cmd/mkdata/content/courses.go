package content

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
)

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
	var lines []orb.LineString
	for _, name := range r.list("drawn") {
		if c[name] == nil {
			return r.errorf("Natural Earth draws no river %q", name)
		}
		lines = append(lines, c[name]...)
	}
	longest := slices.MaxFunc(lines, func(a, b orb.LineString) int { return cmp.Compare(kilometres(a), kilometres(b)) })
	var all []orb.Point
	for _, line := range lines {
		all = append(all, line...)
	}
	e.Point, e.Bound = halfway(longest), boundOf(all)
	return nil
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
