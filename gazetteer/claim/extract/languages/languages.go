// Package languages opens the grammars of distances of all languages that have one.
package languages

import (
	"fmt"
	"io/fs"
	"sync"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/claim/extract/frames"
)

// folders are the folders of tables of the languages that package frames reads, by BCP 47 tag.
var folders = map[string]string{
	"ar": "arabic",
	"de": "german",
	"es": "spanish",
	"fr": "french",
	"it": "italian",
	"pl": "polish",
	"pt": "portuguese",
	"ru": "russian",
	"tr": "turkish",
	"uk": "ukrainian",
	"zh": "chinese",
}

// Extractors returns what opens the extractor of each language, by its BCP 47 tag, as
// claim.Config takes them. The tables have a folder for each language. English is opened at
// once; another language is when it is first asked for, because most programs never read it. The
// index may be nil; see [extract.New]. Errors name language and table.
func Extractors(tables fs.FS, x *gazetteer.Index) (map[string]extract.Opener, error) {
	en, err := english.Extractor(tables, x)
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	out := map[string]extract.Opener{"en": en.Open}
	for tag, name := range folders {
		out[tag] = sync.OnceValues(func() (*extract.Extractor, error) {
			folder, err := fs.Sub(tables, name)
			if err != nil {
				return nil, err
			}
			e, err := frames.Extractor(folder, x)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			return e, nil
		})
	}
	return out, nil
}
