// Package setup puts together what the programs share: readers of articles from the data
// that is built in, archives by their addresses, lines of input.
package setup

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strings"
	"sync"

	"dateline/data"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
	"dateline/web/archive/fill"
)

// Index opens the gazetteer that is built in.
func Index() (*gazetteer.Index, error) {
	x, err := gazetteer.Open(data.Gazetteer)
	if err != nil {
		return nil, err
	}
	return WithNames(x), nil
}

// WithNames returns a gazetteer with the names that the languages in which articles are read have
// for seas, rivers and regions, and their notes on contested places. The tables of a language are
// opened when it is first asked for.
func WithNames(x *gazetteer.Index) *gazetteer.Index {
	tables := map[string]func() map[gazetteer.Ref]string{}
	for _, l := range data.Readings() {
		tables[l.Tag] = sync.OnceValue(func() map[gazetteer.Ref]string {
			folder, err := fs.Sub(data.Tables, l.Folder+"/names")
			if err != nil {
				panic(err) // the folder is a constant
			}
			called, err := names.Features(x, folder)
			if err != nil {
				panic(err) // the table is built in, and a test reads it
			}
			return called
		})
	}
	return x.WithNames(func(tag string) map[gazetteer.Ref]string {
		if open := tables[tag]; open != nil {
			return open()
		}
		return nil
	}, notes())
}

// notes tells how the languages in which articles are read write the notes on contested places.
func notes() func(tag string) map[string]string {
	tables := map[string]func() map[string]string{}
	for _, l := range data.Readings() {
		tables[l.Tag] = sync.OnceValue(func() map[string]string {
			rows, err := text.ReadTable(data.Tables, l.Folder+"/notes/disputed.tsv", 2)
			if err != nil {
				panic(err) // the table is built in, and a test reads it
			}
			written := make(map[string]string, len(rows))
			for _, row := range rows {
				written[row[0]] = row[1]
			}
			return written
		})
	}
	return func(tag string) map[string]string {
		if open := tables[tag]; open != nil {
			return open()
		}
		return nil
	}
}

// Reader returns a reader of articles over a gazetteer, with the models that are built in.
func Reader(x *gazetteer.Index) (*article.Reader, error) {
	p, err := geoparse.New(geoparse.Config{Index: x, Model: data.Model, Tables: data.Tables, Languages: Languages()})
	if err != nil {
		return nil, err
	}
	areas, err := gazetteer.OpenAreas(data.Areas)
	if err != nil {
		return nil, err
	}
	extractors, err := languages.Extractors(data.Tables, x)
	if err != nil {
		return nil, err
	}
	detector, err := language.Read(strings.NewReader(data.Languages))
	if err != nil {
		return nil, err
	}
	checker := claim.New(claim.Config{Extractors: extractors, Index: x, Areas: areas})
	return article.New(article.Config{Index: x, Areas: areas, Parser: p, Checker: checker, Languages: detector})
}

// Languages returns the languages beside English with the models that are built in.
func Languages() []geoparse.LanguageConfig {
	var out []geoparse.LanguageConfig
	for _, l := range data.Readings() {
		out = append(out, geoparse.LanguageConfig{Tag: l.Tag, Folder: l.Folder, Latin: l.Latin, Model: l.Model})
	}
	return out
}

// ModelBuild tells models apart, so that two programs with the same ones answer the same. It is made of the checksums
// in their files, which need not be read for it.
func ModelBuild() string {
	sums := binary.BigEndian.AppendUint32(nil, geoparse.ModelSum(data.Model))
	for _, l := range data.Readings() {
		sums = binary.BigEndian.AppendUint32(sums, geoparse.ModelSum(l.Model))
	}
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE(sums))
}

// Maker makes entries of an archive of what a reader over x read; the archive keeps
// by which gazetteer and which model that was.
func Maker(x *gazetteer.Index, keepTexts bool) fill.Maker {
	return fill.Maker{KeepTexts: keepTexts, Reader: x.Build() + "-" + ModelBuild()}
}
