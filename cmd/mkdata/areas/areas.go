package areas

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/topology"
	"dateline/gazetteer"
)

// Builder collects the areas of all countries and first-level units of the
// gazetteer that Natural Earth draws, and of the regions that are made of such
// units, given by code: "UA.05".
func Builder(divisions []naturalearth.Division, x *gazetteer.Index,
	unions map[gazetteer.PlaceID][]string) (*gazetteer.AreaBuilder, error) {
	w := newWorld(divisions, unitsOf(divisions, x))
	var b gazetteer.AreaBuilder
	for _, cc := range w.countries() {
		r := x.Country(cc)
		if r == gazetteer.NoRef {
			continue // of no country, or of one that the gazetteer does not list
		}
		if err := b.Add(x.ID(r), w.area(cc)); err != nil {
			return nil, err
		}
	}
	for _, u := range w.units {
		if u.admin1 == "" {
			continue
		}
		if err := b.Add(x.ID(x.Admin1(u.country, u.admin1)), w.area(u.country+"."+u.admin1)); err != nil {
			return nil, err
		}
	}
	ids := make([]gazetteer.PlaceID, 0, len(unions))
	for id := range unions {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		area := w.area(unions[id]...)
		if len(area) == 0 {
			return nil, fmt.Errorf("region %s: none of its parts %v has an area", id, unions[id])
		}
		if err := b.Add(id, area); err != nil {
			return nil, err
		}
	}
	return &b, nil
}

// world is the units with their common borders.
type world struct {
	units    []unit
	topology *topology.Topology
}

func newWorld(divisions []naturalearth.Division, of []unit) *world {
	w := &world{}
	number := map[unit]int{}
	var mesh topology.Mesh
	for i, d := range divisions {
		if _, ok := number[of[i]]; !ok {
			number[of[i]] = len(w.units)
			w.units = append(w.units, of[i])
		}
		mesh.Add(d.Area)
	}
	w.topology = mesh.Dissolve(func(face int) int { return number[of[face]] })
	w.topology.Simplify(minTriangle)
	return w
}

// countries returns the codes of the countries, sorted.
func (w *world) countries() []string {
	var codes []string
	for _, u := range w.units {
		codes = append(codes, u.country)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// area returns the area of countries and units together. A code of a country
// that has only some of its units drawn gives these.
func (w *world) area(codes ...string) orb.MultiPolygon {
	inside := make([]bool, len(w.units))
	for i, u := range w.units {
		for _, code := range codes {
			country, admin1, ok := strings.Cut(code, ".")
			inside[i] = inside[i] || u.country == country && (!ok || u.admin1 == admin1)
		}
	}
	return withoutIslets(w.topology.MultiPolygon(w.topology.Area(func(group int) bool { return inside[group] })))
}

// minTriangle is the size in square kilometres of the bends that are
// straightened: a border is moved by 1 km at most, mostly by far less.
const minTriangle = 1.4

// withoutIslets leaves out the islands below minTriangle of an area that has a
// thousand times as much besides.
func withoutIslets(area orb.MultiPolygon) orb.MultiPolygon {
	total := geo.Area(area)
	return slices.DeleteFunc(area, func(p orb.Polygon) bool {
		size := geo.Area(p)
		return size < minTriangle*1e6 && size*1000 < total
	})
}
