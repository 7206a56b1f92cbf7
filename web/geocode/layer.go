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

// classesOf returns the feature classes that a layer draws from.
func classesOf(l layer) []string {
	switch l {
	case "neighbourhood", "locality":
		return []string{"P"}
	case "localadmin", "county", "region", "dependency", "country":
		return []string{"A"}
	case "marinearea", "ocean":
		return []string{"H"}
	case "macroregion", "continent":
		return []string{"L"}
	}
	return []string{"H", "L", "R", "S", "T", "U", "V"}
}

// readLayers reads a list of layers. "coarse" stands for all but venues, "address"
// and "street" for nothing that a gazetteer has.
func readLayers(q *httpx.Params, name string) []layer {
	var wanted []layer
	for _, word := range q.List(name) {
		switch l := layer(word); {
		case word == "coarse":
			wanted = append(wanted, layers()[1:]...)
		case word == "address" || word == "street" || word == "postalcode" || word == "borough" || word == "macrocounty":
			wanted = append(wanted, l)
		case slices.Contains(layers(), l):
			wanted = append(wanted, l)
		default:
			all := []string{"coarse"}
			for _, l := range layers() {
				all = append(all, string(l))
			}
			q.Fail(name, word, "one of "+strings.Join(all, ", "))
			return nil
		}
	}
	return wanted
}

// filterLayers narrows a filter to what the layers draw from. The hits still
// have to be looked at: a class holds several layers.
func filterLayers(f *gazetteer.Filter, wanted []layer) {
	for _, l := range wanted {
		for _, class := range classesOf(l) {
			if !slices.Contains(f.Classes, class) {
				f.Classes = append(f.Classes, class)
			}
		}
	}
}

// inLayers reports whether a place is of one of the layers; of any, where none
// is wanted.
func (g *geocoder) inLayers(ref gazetteer.Ref, wanted []layer) bool {
	return len(wanted) == 0 || slices.Contains(wanted, layerOf(g.index.Feature(ref)))
}
