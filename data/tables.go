package data

import "embed"

// Tables are the word tables of each language, a folder for each, and the tables
// that are read with them.
//
//go:embed english areacodes.tsv varieties.tsv
var Tables embed.FS
