package data

import _ "embed"

// Model holds the weights of the geoparser, as written by "mkdata model".
//
//go:embed model.bin
var Model []byte
