package picture

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// passing is the share of all mentions up to which places far from all others are
// left out of the first view, if it becomes half as wide without them.
const passing = 0.2

// extent is the points that the map shows at least: the corners of bound, if it is
// given, or else what the article is about. That is its places, and the middles of
// the areas that its headline names; not what may be another place; and not what is
// named in passing and so far away that the rest would be lost on the map.
func (m Map) extent(bound *orb.Bound) []orb.Point {
	if bound != nil {
		east := bound.Max[0]
		if east < bound.Min[0] {
			east += 360
		}
		return []orb.Point{bound.Min, {east, bound.Max[1]}}
	}
	var points []weighted
	for _, p := range m.Places {
		if !p.Doubtful {
			points = append(points, weighted{p.Point, max(1, p.Mentions), p.Headline})
		}
	}
	for _, a := range m.Areas {
		if a.Headline {
			points = append(points, weighted{a.Point, 1, true})
		}
	}
	for _, g := range m.RelativePlaces {
		for _, polygon := range g.Polygon {
			for i, p := range polygon[0] {
				points = append(points, weighted{p, max(0, 1-i), false}) // all of it is named once
			}
		}
	}
	for _, l := range m.Lines {
		for _, p := range l.Waypoints {
			points = append(points, weighted{p, 1, true})
		}
	}
	if len(points) == 0 {
		for _, p := range m.Places {
			points = append(points, weighted{p.Point, 1, true})
		}
	}
	if len(points) == 0 {
		for _, a := range m.Areas {
			for _, polygon := range a.Polygon {
				for _, ring := range polygon {
					for _, p := range ring {
						points = append(points, weighted{p, 1, true})
					}
				}
			}
		}
	}
	return withoutPassing(points)
}

// weighted is a point that a view may show.
type weighted struct {
	point    orb.Point
	mentions int
	kept     bool // it is never left out
}

// withoutPassing gives the points in one stretch of longitudes, without those on
// one side that are few, not kept, and make the view more than twice as wide.
func withoutPassing(all []weighted) []orb.Point {
	if len(all) == 0 {
		return nil
	}
	total := 0
	raw := make([]orb.Point, len(all))
	for i, w := range all {
		raw[i] = w.point
		total += w.mentions
	}
	for i, p := range unwrapped(raw) {
		all[i].point = p
	}
	for {
		cut := shortest(all, total)
		if cut == nil {
			break
		}
		all = cut
	}
	points := make([]orb.Point, len(all))
	for i, w := range all {
		points[i] = w.point
	}
	return unwrapped(points)
}

// shortest leaves out the passing points of one side, nil if there are none.
func shortest(all []weighted, total int) []weighted {
	whole := side(all)
	for axis := range 2 {
		sorted := slices.Clone(all)
		slices.SortStableFunc(sorted, func(a, b weighted) int { return cmp.Compare(a.point[axis], b.point[axis]) })
		for range 2 {
			mentions := 0
			for i, w := range sorted {
				mentions += w.mentions
				if w.kept || float64(mentions) > passing*float64(total) {
					break
				}
				if rest := sorted[i+1:]; len(rest) > 0 && side(rest) < whole/2 {
					return rest
				}
			}
			slices.Reverse(sorted)
		}
	}
	return nil
}

// side is the longer side of a box around points, as a share of the world's width
// on the map; a view is never closer than a few kilometres.
func side(points []weighted) float64 {
	const closest = 1.0 / 4096
	first := tile.Mercator(points[0].point)
	box := orb.Bound{Min: first, Max: first}
	for _, w := range points {
		box = box.Extend(tile.Mercator(w.point))
	}
	return max(box.Max[0]-box.Min[0], box.Max[1]-box.Min[1], closest)
}
