package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/cmd/mkdata/source"
	"dateline/cmd/mkdata/words"
	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
	"dateline/gazetteer/train"
)

// tagger trains a recogniser of some languages on the files of directories and returns its bytes
// and the number of articles. The tables are those of a directory; the lists of given names are
// those of the model of English there.
func tagger(
	ctx context.Context, x *gazetteer.Index, tables string, tags, directories []string, t train.TaggerTraining,
) ([]byte, int, error) {
	b, err := os.ReadFile(filepath.Join(tables, "model.bin"))
	if err != nil {
		return nil, 0, err
	}
	english, err := geoparse.DecodeModel(b)
	if err != nil {
		return nil, 0, err
	}
	t.Index, t.Tables, t.English = x, os.DirFS(tables), english
	known, err := languageTable(os.DirFS(tables))
	if err != nil {
		return nil, 0, err
	}
	var all []eval.Sample
	for _, tag := range tags {
		c, ok := known[tag]
		if !ok {
			return nil, 0, fmt.Errorf("--language: %q is not in languages.tsv", tag)
		}
		samples, news, err := trainingTexts(directories, tag)
		if err != nil {
			return nil, 0, err
		}
		all = slices.Concat(all, samples, news)
		t.Languages = append(t.Languages, train.TaggerLanguage{LanguageConfig: c, Samples: samples, News: news})
	}
	t.Provenance = eval.Describe(all)
	if len(tags) == 1 { // languages that share a model have no words in common
		cache, err := source.DefaultCache()
		if err != nil {
			return nil, 0, err
		}
		list, err := words.Of(ctx, cache, tags[0])
		if err != nil {
			return nil, 0, err
		}
		if list != nil {
			t.Own = list.Pack()
		}
	}
	m, err := train.Tagger(t)
	if err != nil {
		return nil, 0, err
	}
	return m.Encode(), len(all), nil
}

// languageTable returns the languages of languages.tsv. The tables of each lie in a directory with
// its English name.
func languageTable(tables fs.FS) (map[string]geoparse.LanguageConfig, error) {
	rows, err := text.ReadTable(tables, "languages.tsv", 5)
	if err != nil {
		return nil, err
	}
	out := map[string]geoparse.LanguageConfig{}
	for _, r := range rows {
		out[r[0]] = geoparse.LanguageConfig{Tag: r[0], Folder: strings.ToLower(r[1]), Latin: r[2] == "Latin"}
	}
	return out, nil
}

// trainingTexts reads the files of a language that are for training: TAG.NAME.train.jsonl, and the
// news of TAG.train.jsonl.
func trainingTexts(directories []string, tag string) (others, news []eval.Sample, err error) {
	for _, dir := range directories {
		files, err := filepath.Glob(filepath.Join(dir, tag+".*train.jsonl"))
		if err != nil {
			return nil, nil, err
		}
		slices.Sort(files)
		for _, name := range files {
			f, err := os.Open(name)
			if err != nil {
				return nil, nil, err
			}
			samples, err := eval.ReadCorpus(f, strings.TrimSuffix(filepath.Base(name), ".jsonl"))
			f.Close()
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", name, err)
			}
			if filepath.Base(name) == tag+".train.jsonl" {
				news = append(news, samples...)
			} else {
				others = append(others, samples...)
			}
		}
	}
	return others, news, nil
}
