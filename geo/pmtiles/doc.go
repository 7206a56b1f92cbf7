// Package pmtiles reads map tiles from a PMTiles archive of version 3
// (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md), which holds the
// tiles of a map in one file. It reads in place: opening takes the header and the
// root directory, a tile takes one read, or two where its directory is not at hand.
//
// # Terms
//
// A tile's id counts the tiles of all zooms before its own and then along a
// Hilbert curve, so that neighbours lie together. A directory is a list of entries
// by id; an entry leads to one tile, to several with the same bytes, or to a leaf,
// a directory below.
//
// # Not here
//
// No writing, no reading over a network, no understanding of the tiles.
package pmtiles
