// Package data embeds what cmd/mkdata builds, and the example article.
// README.md beside it names the source, version and licence of every file.
package data

import _ "embed"

//go:generate go run ../cmd/mkdata gazetteer --tables . -o gazetteer.idx

// Gazetteer is the index of places, to be opened by gazetteer.Open.
//
//go:embed gazetteer.idx
var Gazetteer []byte

// Article is the built-in example: a headline, an empty line, paragraphs. It
// was written for this project.
//
//go:embed article.txt
var Article string
