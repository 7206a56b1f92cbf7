package basemap

import (
	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/topology"
)

// atlas is the divisions of the world with their common borders.
type atlas struct {
	sources   []naturalearth.Division
	countries []string // codes by number
	countryOf []int    // number of a division's country
	partOf    []string // what a division is set apart as, see setApart

	borders   *topology.Topology // between countries
	disputed  []bool             // by arc of borders: it lies on a line that is disputed in the field
	divisions *topology.Topology // between divisions
}

// world meshes the divisions. disputed are lines that borders may lie on.
func world(divisions []naturalearth.Division, disputed orb.MultiLineString) *atlas {
	w := &atlas{sources: divisions}
	number := map[string]int{}
	var mesh topology.Mesh
	for _, d := range divisions {
		n, ok := number[d.Country]
		if !ok {
			n = len(w.countries)
			number[d.Country] = n
			w.countries = append(w.countries, d.Country)
		}
		w.countryOf = append(w.countryOf, n)
		w.partOf = append(w.partOf, setApart(d))
		mesh.Add(d.Area)
	}
	w.borders = mesh.Dissolve(func(face int) int { return w.countryOf[face] })
	lines := nearness{}
	for _, line := range disputed {
		lines.add(line)
	}
	w.disputed = w.borders.Split(func(a topology.Arc, p orb.Point) bool {
		return a.Right != topology.Outside && lines.near(p)
	}, 6)
	w.divisions = mesh.Dissolve(func(face int) int { return face })
	return w
}

// area is the area of a country.
func (w *atlas) area(country int) [][][]topology.Ref {
	return w.borders.Area(func(group int) bool { return group == country })
}
