package data

import _ "embed"

// Areas holds the polygons of countries, first-level units and regions, to be
// opened by gazetteer.OpenAreas.
//
//go:embed areas.bin
var Areas []byte
