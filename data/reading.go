package data

import _ "embed"

// Reading is a language that articles are read in beside English.
type Reading struct {
	Tag    string // BCP 47
	Folder string // of Tables
	Latin  bool   // it is written in Latin letters
	Model  []byte // as written by "mkdata model --language"
}

// Readings are the languages that articles are read in beside English.
func Readings() []Reading {
	return []Reading{
		{"ru", "russian", false, slavic}, {"uk", "ukrainian", false, slavic},
		{"tr", "turkish", true, turkish}, {"de", "german", true, german},
		{"fr", "french", true, romance}, {"es", "spanish", true, romance},
		{"it", "italian", true, romance}, {"pt", "portuguese", true, romance},
		{"pl", "polish", true, slavic}, {"ar", "arabic", false, arabic}, {"zh", "chinese", false, chinese},
	}
}

// The models of languages that share one, or have one of their own.
var (
	//go:embed models/slavic.bin
	slavic []byte
	//go:embed models/turkish.bin
	turkish []byte
	//go:embed models/german.bin
	german []byte
	//go:embed models/romance.bin
	romance []byte
	//go:embed models/arabic.bin
	arabic []byte
	//go:embed models/chinese.bin
	chinese []byte
)
