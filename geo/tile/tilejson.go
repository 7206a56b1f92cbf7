package tile

// TileJSON describes a set of tiles: TileJSON 3.0.0,
// https://github.com/mapbox/tilejson-spec/tree/master/3.0.0.
type TileJSON struct {
	TileJSON     string        `json:"tilejson"`
	Name         string        `json:"name"`
	Version      string        `json:"version"`
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	Attribution  string        `json:"attribution"`
	MinZoom      int           `json:"minzoom"`
	MaxZoom      int           `json:"maxzoom"`
	Bounds       [4]float64    `json:"bounds"` // west, south, east, north
	Center       [3]float64    `json:"center"` // longitude, latitude, zoom
	VectorLayers []VectorLayer `json:"vector_layers"`
}

// VectorLayer is an entry of TileJSON's vector_layers.
type VectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
	Fields      map[string]string `json:"fields"`
}

// newTileJSON fills in what all tile sets share.
func newTileJSON(name, build, urlTemplate, attribution string, maxZoom int) TileJSON {
	return TileJSON{
		TileJSON: "3.0.0", Name: name, Version: "1.0.0+" + build, Scheme: "xyz",
		Tiles: []string{urlTemplate}, Attribution: attribution, MaxZoom: maxZoom,
		Bounds: [4]float64{-180, -maxLatitude, 180, maxLatitude},
		Center: [3]float64{20, 30, 2},
	}
}

// TileJSON describes the basemap. urlTemplate is where its tiles are served, with
// {z}, {x} and {y}.
func (b *Basemap) TileJSON(urlTemplate string) TileJSON {
	t := newTileJSON("dateline basemap", b.build, urlTemplate, b.table.Attribution, MaxZoom)
	for _, l := range b.table.Layers {
		fields := l.Fields
		if fields == nil {
			fields = map[string]string{} // required, {} for none
		}
		t.VectorLayers = append(t.VectorLayers, VectorLayer{
			ID: l.Name, Description: l.About, MinZoom: l.MinZoom, MaxZoom: MaxZoom, Fields: fields,
		})
	}
	return t
}
