package geocode

import (
	_ "embed"
	"strings"

	"dateline/gazetteer"
)

// borough is the layer of the settlements of boroughs.tsv.
const borough layer = "borough"

//go:embed boroughs.tsv
var boroughTable string

// readBoroughs returns the boroughs that an index has, with whether all of their city are among them.
func readBoroughs(x *gazetteer.Index) map[gazetteer.Ref]bool {
	boroughs := map[gazetteer.Ref]bool{}
	for line := range strings.Lines(boroughTable) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(row) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		if ref, ok := x.ByID(gazetteer.PlaceID(row[0])); ok {
			boroughs[ref] = row[3] != ""
		}
	}
	return boroughs
}

// layerOf names the layer of a place.
func (g *geocoder) layerOf(ref gazetteer.Ref) layer {
	if _, is := g.boroughs[ref]; is {
		return borough
	}
	return layerOf(g.index.Feature(ref))
}

// holds reports whether a place is of one of the layers. A borough is also of the layer of other settlements of its kind,
// which is what those ask for who do not know of boroughs.
func (g *geocoder) holds(s layerSet, ref gazetteer.Ref) bool {
	_, is := g.boroughs[ref]
	return is && s.has(borough) || s.has(layerOf(g.index.Feature(ref)))
}

// narrow restricts a filter to layers.
func (g *geocoder) narrow(s layerSet, f *gazetteer.Filter) {
	if !s.given {
		return
	}
	boroughs, before := s.has(borough), f.Features
	f.Features = func(feature gazetteer.Feature) bool {
		return (s.has(layerOf(feature)) || boroughs && feature.Class == "P") && (before == nil || before(feature))
	}
	if boroughs {
		accept(f, func(ref gazetteer.Ref) bool { return g.holds(s, ref) })
	}
}

// boroughsAround restricts a filter to the boroughs that a point may lie in: those of cities of which all are known, in the units
// that hold the point.
func (g *geocoder) boroughsAround(f *gazetteer.Filter, held []gazetteer.Ref) {
	accept(f, func(ref gazetteer.Ref) bool {
		_, region, _ := g.index.Parents(ref)
		for _, unit := range held {
			if unit == region {
				return g.boroughs[ref]
			}
		}
		return false
	})
}
