package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// readingFlags are the flags of the subcommands that read articles.
type readingFlags struct {
	kinds []string
	focus string
}

var kinds = []geoparse.Kind{
	geoparse.Literal, geoparse.Associative, geoparse.Demonym, geoparse.Language, geoparse.Embedded, geoparse.Facility,
}

func (f *readingFlags) register(cmd *cobra.Command) {
	names := make([]string, 0, len(kinds))
	for _, k := range kinds {
		names = append(names, string(k))
	}
	cmd.Flags().StringSliceVar(&f.kinds, "kinds", nil, "only these kinds of mentions, of "+strings.Join(names, ", ")+" (default all)")
	cmd.Flags().StringVar(&f.focus, "focus", "", "where the text is from: a country code, a place or \"LAT, LON\"")
}

// input turns the flags into the context of an article.
func (f *readingFlags) input(x *gazetteer.Index) (geoparse.Input, error) {
	var in geoparse.Input
	for _, name := range f.kinds {
		if !slices.Contains(kinds, geoparse.Kind(name)) {
			return in, usagef("--kinds %s: no such kind of mention", name)
		}
		in.Kinds = append(in.Kinds, geoparse.Kind(name))
	}
	if f.focus != "" {
		if ref := x.Country(f.focus); ref != gazetteer.NoRef {
			in.Focus = geoparse.Hint{Country: f.focus}
			return in, nil
		}
		l, err := x.Locate(f.focus)
		if err != nil {
			return in, usageError{fmt.Errorf("--focus: %w", err)}
		}
		in.Focus = geoparse.Hint{Point: l.Point, HasPoint: true}
		if l.Ref != gazetteer.NoRef {
			in.Focus = geoparse.Hint{Place: l.Ref, HasPlace: true}
		}
	}
	return in, nil
}
