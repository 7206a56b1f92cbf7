package basemap

import (
	"dateline/cmd/mkdata/naturalearth"
	"dateline/geo/tile"
)

// addLabels adds the layer labels.
func addLabels(b *tile.Builder, w *atlas, s Sources) {
	layer := b.Points(tile.LayerInfo{
		Name: "labels", About: "Names of countries, seas and lakes",
		Fields: map[string]string{"name": "String", "kind": "String", "rank": "Number", "country": "String"},
	})
	_ = layer
	_ = naturalearth.NoCountry
}
