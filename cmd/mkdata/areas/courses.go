package areas

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"

	"dateline/gazetteer"
)

// courseBend is by how many degrees the line of a river may be moved: 300 m or less, a third of a
// millimetre on the map of 1:1,000,000, where its source is drawn for 1:10,000,000.
const courseBend = 0.003

// AddCourses adds the rivers of x that have lines.
func AddCourses(b *gazetteer.AreaBuilder, x *gazetteer.Index, rivers map[gazetteer.PlaceID]orb.MultiLineString) error {
	bends := simplify.DouglasPeucker(courseBend)
	for id, lines := range rivers {
		if _, ok := x.ByID(id); !ok {
			continue // the gazetteer has it by another id
		}
		if err := b.AddCourse(id, bends.MultiLineString(lines.Clone())); err != nil {
			return err
		}
	}
	return nil
}
