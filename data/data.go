// Package data embeds what cmd/mkdata builds, and the example article.
// README.md beside it names the source, version and licence of every file.
package data

import (
	_ "embed"
	"time"
)

// The areas and the basemap take their ids from the gazetteer, so it comes first.
// The weights in model.bin are trained on articles that are not here; see README.md.
//
//go:generate go run ../cmd/mkdata gazetteer --tables . -o gazetteer.idx
//go:generate go run ../cmd/mkdata areas --gazetteer gazetteer.idx --tables . -o areas.bin
//go:generate go run ../cmd/mkdata basemap --gazetteer gazetteer.idx -o basemap.bin

// Gazetteer is the index of places, to be opened by gazetteer.Open.
//
//go:embed gazetteer.idx
var Gazetteer []byte

// Updated tells when most places were taken from GeoNames; README.md dates the other
// sources.
func Updated() time.Time { return time.Date(2023, time.March, 1, 0, 0, 0, 0, time.UTC) }

// Article is the built-in example: a headline, an empty line, paragraphs. It
// was written for this project.
//
//go:embed article.txt
var Article string

// Articles are thirty short ones of a month, as dateline batch reads them. Nothing in
// them was said or has happened: they were made up for this project.
//
//go:embed articles.jsonl
var Articles []byte
