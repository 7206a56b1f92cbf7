package content

import (
	"slices"

	"github.com/paulmach/orb"
)

// boundOf returns the smallest box that holds all points, which are many and
// close to each other compared with their extent. The box crosses the
// antimeridian, Min[0] > Max[0], where that makes it narrower.
func boundOf(points []orb.Point) orb.Bound {
	lons := make([]float64, len(points))
	b := orb.Bound{Min: points[0], Max: points[0]}
	for i, p := range points {
		lons[i] = p[0]
		b.Min[1], b.Max[1] = min(b.Min[1], p[1]), max(b.Max[1], p[1])
	}
	slices.Sort(lons)
	b.Min[0], b.Max[0] = lons[0], lons[len(lons)-1]
	gap := lons[0] + 360 - lons[len(lons)-1] // the widest empty range of longitudes
	for i := 1; i < len(lons); i++ {
		if g := lons[i] - lons[i-1]; g > gap {
			gap, b.Min[0], b.Max[0] = g, lons[i], lons[i-1]
		}
	}
	return b
}

// boundCountries gives each country the extent of its first-level units as
// Natural Earth draws them, else of its populated places.
func (s *Set) boundCountries(drawn shapes) {
	corners := map[string][]orb.Point{}
	for code, sh := range drawn {
		country := code[:2]
		corners[country] = append(corners[country], sh.outline()...)
	}
	towns := s.members(func(e *Entry) string { return e.Country })
	for _, e := range s.Entries {
		if e.Class != "A" || s.units[e.Country] != e {
			continue
		}
		p := corners[e.Country]
		if len(p) == 0 {
			p = points(towns[e.Country])
		}
		if len(p) > 0 {
			e.Bound = boundOf(p)
		}
	}
}
