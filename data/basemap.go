package data

import _ "embed"

// Basemap is the map that articles are drawn on, to be opened by tile.Open.
//
//go:embed basemap.bin
var Basemap []byte
