package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer/eval"
)

// evalLanguages prints the figures of one language, or of all that are read beside English.
func evalLanguages(cmd *cobra.Command, open *opener, corpus, language string) error {
	r, err := open.reader()
	if err != nil {
		return err
	}
	var scores []eval.LanguageScore
	for _, l := range setup.Languages() {
		if language != "all" && language != l.Tag {
			continue
		}
		samples, err := languageTexts(corpus, l.Tag)
		if err != nil {
			return fmt.Errorf("--corpus: %w", err)
		}
		if len(samples) == 0 {
			continue
		}
		s, err := eval.MeasureLanguage(cmd.Context(), r, l.Tag, samples)
		if err != nil {
			return err
		}
		scores = append(scores, s)
	}
	if len(scores) == 0 {
		return usagef("--language %s: no texts in %s/%s.*.jsonl, or the language is not read", language, corpus, language)
	}
	return eval.PrintLanguages(cmd.OutOrStdout(), scores)
}

// languageTexts reads the files of a language, but those for training.
func languageTexts(dir, tag string) ([]eval.Sample, error) {
	files, err := filepath.Glob(filepath.Join(dir, tag+".*jsonl"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var out []eval.Sample
	for _, name := range files {
		if strings.HasSuffix(name, "train.jsonl") {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		samples, err := eval.ReadCorpus(f, tag)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, samples...)
	}
	return out, nil
}
