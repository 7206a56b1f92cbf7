package data

import _ "embed"

//go:generate go run ../cmd/mkdata areas --gazetteer gazetteer.idx --tables . -o areas.bin

// Areas holds the polygons of countries, first-level units and regions, to be
// opened by gazetteer.OpenAreas.
//
//go:embed areas.bin
var Areas []byte
