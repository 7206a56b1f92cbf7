package areas

import (
	"slices"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/topology"
	"dateline/gazetteer"
)

// AddSecondLevel adds the areas of second-level units, whose sources draw borders of
// their own: they meet one another, and those of the first level but nearly.
func AddSecondLevel(b *gazetteer.AreaBuilder, units map[gazetteer.PlaceID]orb.MultiPolygon) error {
	ids := make([]gazetteer.PlaceID, 0, len(units))
	for id := range units {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var mesh topology.Mesh
	for _, id := range ids {
		mesh.Add(units[id])
	}
	t := mesh.Dissolve(func(face int) int { return face })
	t.Simplify(minTriangle)
	for i, id := range ids {
		area := withoutIslets(t.MultiPolygon(t.Area(func(group int) bool { return group == i })))
		if len(area) == 0 {
			area = units[id]
		}
		if err := b.Add(id, area); err != nil {
			return err
		}
	}
	return nil
}
