// Package tile holds the basemap and serves it as vector tiles.
//
// # Life cycle
//
// A Builder takes layers of polygons, lines and points in longitude and
// latitude and writes one file. Open reads that file in place, in microseconds:
// nothing is decoded before a tile asks for it. A Basemap is immutable and safe
// for concurrent use; it keeps the tiles that were asked for last.
//
// # The layers of dateline's basemap
//
// Tiles are Mapbox Vector Tiles 2.1 of extent 4096 in Web Mercator, zoom 0 to 10;
// a client that shows a higher zoom enlarges the tiles of zoom 10. The sea is what
// no layer covers. Draw the layers in this order:
//
//	layer      geometry  zoom  properties
//	land       polygon   0–10  –
//	countries  polygon   0–10  country, name: fills only; their edges run along the coast and the tile
//	urban      polygon   4–10  –
//	lakes      polygon   0–10  –
//	rivers     line      2–10  name (may be missing), rank
//	admin1     line      4–10  country
//	borders    line      0–10  disputed (bool), between ("RU UA", or the claim)
//	airports   point     7–10  name, code (IATA), rank, id
//	towns      point     1–10  name, rank, capital, population, country, id
//	labels     point     0–10  name, kind, rank, country (of countries)
//
// country is the ISO 3166-1 alpha-2 code (XK for Kosovo), by the General
// Assembly's view: Crimea and Sevastopol are UA. id is the place's id in the
// gazetteer. rank runs from 0, the most important, to 10, and is 11 for parts of towns; features come in
// ascending rank, so the first label that fits is the one to draw. capital is 2
// for a country's capital, 1 for the seat of a first-level division, 0
// otherwise. kind is country, ocean, sea, lake, mountain, island, park or site. A border with
// disputed is drawn dashed: an armistice line, a line of control, a claim, or
// the edge of a territory whose sovereignty is contested.
//
// # The file
//
// A file is a header, a JSON table of the layers, and sections of fixed records
// in little-endian order; format.go gives each. Polygons and lines are made of
// arcs, which neighbours share, so a border is stored once. Every zoom has its
// own simplification of the arcs, in the integer units of its tiles; a long arc is
// cut into chunks with a box each, and a tile decodes only the chunks it meets.
//
// # Not here
//
// No styling, no raster, no reprojection; package picture draws, the browser draws.
package tile
