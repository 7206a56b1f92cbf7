package data

import _ "embed"

//go:generate go run ../cmd/mkdata basemap --gazetteer gazetteer.idx -o basemap.bin

// Basemap is the map that articles are drawn on, to be opened by tile.Open.
//
//go:embed basemap.bin
var Basemap []byte
