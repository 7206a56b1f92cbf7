package geocode

import (
	"slices"
	"strings"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// layer is Pelias's word for a kind of place.
type layer string

// layers lists what places may be, from small to large.
func layers() []layer {
	return []layer{
		"venue",
		"neighbourhood",
		"borough",
		"locality",
		"localadmin",
		"county",
		"region",
		"dependency",
		"country",
		"macroregion",
		"continent",
		"marinearea",
		"ocean",
	}
}

// emptyLayers lists the layers of Pelias of which a gazetteer has nothing.
func emptyLayers() []layer {
	return []layer{"address", "street", "intersection", "postalcode", "macrohood", "macrocounty", "empire"}
}

// layerOf names the layer of a GeoNames feature.
func layerOf(f gazetteer.Feature) layer {
	switch code := f.Code; f.Class {
	case "P":
		if code == "PPLX" {
			return "neighbourhood"
		}
		return "locality"
	case "A":
		switch {
		case code == "PCLD" || code == "TERR":
			return "dependency"
		case strings.HasPrefix(code, "PCL"):
			return "country"
		case strings.HasPrefix(code, "ADM1"):
			return "region"
		case strings.HasPrefix(code, "ADM2"):
			return "county"
		}
		return "localadmin"
	case "H":
		switch code {
		case "OCN":
			return "ocean"
		case "SEA", "GULF", "BAY", "STRT", "CHN", "SD", "FJD":
			return "marinearea"
		}
	case "L":
		switch code {
		case "CONT":
			return "continent"
		case "RGN", "RGNE", "RGNH", "AREA":
			return "macroregion"
		}
	}
	return "venue"
}

// layerSet is a choice of layers. Its zero value is all of them.
type layerSet struct {
	chosen []layer
	given  bool // chosen counts, even where it is empty
}

// of makes a set of layers.
func layersOf(l ...layer) layerSet { return layerSet{l, true} }

// has reports whether a layer is chosen.
func (s layerSet) has(l layer) bool { return !s.given || slices.Contains(s.chosen, l) }

// readLayers reads a list of layers. "coarse" stands for all but venues, and what
// begins with a hyphen is left out.
func readLayers(q *httpx.Params, name string) layerSet {
	var wanted, unwanted []layer
	for _, word := range q.List(name) {
		inner, not := strings.CutPrefix(word, "-")
		group := []layer{layer(inner)}
		switch {
		case inner == "coarse":
			group = layers()[1:]
		case !slices.Contains(layers(), group[0]) && !slices.Contains(emptyLayers(), group[0]):
			all := []string{"coarse"}
			for _, l := range append(layers(), emptyLayers()...) {
				all = append(all, string(l))
			}
			q.Fail(name, word, "one of "+strings.Join(all, ", "))
			return layerSet{}
		}
		if not {
			unwanted = append(unwanted, group...)
		} else {
			wanted = append(wanted, group...)
		}
	}
	if wanted == nil && unwanted == nil {
		return layerSet{}
	}
	if wanted == nil {
		wanted = layers()
	}
	return layersOf(slices.DeleteFunc(wanted, func(l layer) bool { return slices.Contains(unwanted, l) })...)
}
