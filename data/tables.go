package data

import "embed"

// Tables are the word tables of each language, a folder for each, and the tables
// that are read with them.
//
//go:embed english russian ukrainian turkish german french spanish italian portuguese polish arabic chinese
//go:embed areacodes.tsv highways.tsv language-countries.tsv varieties.tsv
var Tables embed.FS

// Languages are the languages that texts are told apart by, as language.Read reads them.
//
//go:embed languages.tsv
var Languages string
