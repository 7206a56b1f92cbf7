package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
)

// readingFlags are the flags of the subcommands that read articles.
type readingFlags struct {
	kinds    []string
	focus    string
	language string
}

func (f *readingFlags) register(cmd *cobra.Command) {
	names := make([]string, 0, len(geoparse.Kinds()))
	for _, k := range geoparse.Kinds() {
		names = append(names, string(k))
	}
	cmd.Flags().StringSliceVar(&f.kinds, "kinds", nil,
		"only these kinds of mentions, of "+strings.Join(names, ", ")+" (default all, with the places of organisations off the map)")
	cmd.Flags().StringVar(&f.focus, "focus", "", "where the text is from: a country code, a place or \"LAT, LON\"")
	cmd.Flags().StringVar(&f.language, "language", "",
		"language to read in, by its code: en, ru, uk, tr, de, fr, es, it, pt, pl, ar, zh (default: the text tells)")
}

// input turns the flags into what is known of every article.
func (f *readingFlags) input(x *gazetteer.Index) (article.Input, error) {
	in := article.Input{Language: f.language}
	var err error
	if in.Kinds, err = setup.ParseKinds(f.kinds); err != nil {
		return in, usageError{fmt.Errorf("--kinds %w", err)}
	}
	if in.Hint, err = article.ParseHint(x, f.focus); err != nil {
		return in, usageError{fmt.Errorf("--focus: %w", err)}
	}
	return in, nil
}
