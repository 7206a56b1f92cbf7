package basemap

import (
	"slices"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/topology"
	"dateline/geo/tile"
)

// Builder fills the layers of the basemap in the order in which they are drawn.
func Builder(s Sources) *tile.Builder {
	b := &tile.Builder{Attribution: "Natural Earth; GeoNames CC BY 4.0"}
	w := world(s.Divisions, s.Disputed)
	arcs := make([]tile.ArcRef, len(w.borders.Arcs))
	for i, a := range w.borders.Arcs {
		arcs[i] = tile.ArcRef(b.Arc(a.Points))
	}
	refs := func(area [][][]topology.Ref) [][][]tile.ArcRef {
		out := make([][][]tile.ArcRef, len(area))
		for i, polygon := range area {
			for _, ring := range polygon {
				tiled := make([]tile.ArcRef, len(ring))
				for j, r := range ring {
					tiled[j] = arcs[r.Index()]
					if r.Reversed() {
						tiled[j] = ^tiled[j]
					}
				}
				out[i] = append(out[i], tiled)
			}
		}
		return out
	}

	land := b.Polygons(tile.LayerInfo{Name: "land", About: "Land"})
	land.AddPolygons(tile.Feature{}, refs(w.borders.Area(func(int) bool { return true })))

	countries := b.Polygons(tile.LayerInfo{
		Name: "countries", About: "Countries and territories",
		Fields: map[string]string{"country": "String"},
	})
	for i, cc := range w.countries {
		if cc != naturalearth.NoCountry {
			countries.AddPolygons(tile.Feature{Properties: map[string]any{"country": cc}}, refs(w.area(i)))
		}
	}

	addAreas(b, tile.LayerInfo{Name: "urban", About: "Built-up areas", MinZoom: 4}, s.Urban)
	addAreas(b, tile.LayerInfo{Name: "lakes", About: "Lakes"}, s.Lakes)
	addRivers(b, s.Rivers)
	addDivisions(b, w)
	addBorders(b, w, arcs, s.Claims)
	addAirports(b, s.Airports, s.Index)
	addTowns(b, s.Towns, s.Index)
	addLabels(b, w, s.Index)
	return b
}

// addAreas adds a layer of polygons that share no borders.
func addAreas(b *tile.Builder, info tile.LayerInfo, areas []orb.Polygon) {
	layer := b.Polygons(info)
	for _, area := range areas {
		var rings [][]tile.ArcRef
		for i, ring := range area {
			id := tile.ArcRef(b.Arc(orb.LineString(ring)))
			if ccw := ring.Orientation() == orb.CCW; ccw != (i == 0) {
				id = ^id
			}
			rings = append(rings, []tile.ArcRef{id})
		}
		layer.AddPolygons(tile.Feature{MinZoom: info.MinZoom}, [][][]tile.ArcRef{rings})
	}
}

// addRivers adds the layer rivers, the largest first.
func addRivers(b *tile.Builder, rivers []naturalearth.River) {
	layer := b.Lines(tile.LayerInfo{
		Name: "rivers", About: "Rivers", MinZoom: 2,
		Fields: map[string]string{"name": "String", "rank": "Number"},
	})
	rivers = slices.Clone(rivers)
	slices.SortStableFunc(rivers, func(a, b naturalearth.River) int { return a.Rank - b.Rank })
	for _, r := range rivers {
		var refs []tile.ArcRef
		for _, line := range r.Lines {
			if len(line) > 1 {
				refs = append(refs, tile.ArcRef(b.Arc(line)))
			}
		}
		props := map[string]any{"rank": r.Rank}
		if r.Name != "" {
			props["name"] = r.Name
		}
		layer.AddLines(tile.Feature{MinZoom: min(max(2, r.Rank-1), tile.MaxZoom), Properties: props}, refs...)
	}
}

// addDivisions adds the layer admin1: the lines between divisions of a country.
func addDivisions(b *tile.Builder, w *atlas) {
	layer := b.Lines(tile.LayerInfo{
		Name: "admin1", About: "Lines between first-level divisions", MinZoom: 4,
		Fields: map[string]string{"country": "String"},
	})
	lines := make([][tile.MaxZoom + 1][]tile.ArcRef, len(w.countries)) // by country and zoom
	for _, a := range w.divisions.Arcs {
		if a.Right == topology.Outside {
			continue
		}
		left, right := w.countryOf[a.Left], w.countryOf[a.Right]
		if left == right && w.partOf[a.Left] == w.partOf[a.Right] {
			zoom := divisionZoom(max(w.sources[a.Left].MinZoom, w.sources[a.Right].MinZoom))
			lines[left][zoom] = append(lines[left][zoom], tile.ArcRef(b.Arc(a.Points)))
		}
	}
	for i := range lines {
		for zoom, refs := range lines[i] {
			if len(refs) > 0 {
				layer.AddLines(tile.Feature{MinZoom: zoom, Properties: map[string]any{"country": w.countries[i]}},
					refs...)
			}
		}
	}
}

// divisionZoom gives the zoom from which on the lines of a division are drawn, by
// Natural Earth's own: 2 for the states of America, 11 for the communes of
// Slovenia, which would cover a map of Europe with a net.
func divisionZoom(minZoom float64) int {
	return min(max(4, int(minZoom)-3), tile.MaxZoom)
}
