package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// newCoverageCommand returns "mkdata coverage", which counts how many of the
// places that WordNet defines an index knows. The list is another's choice of
// what a reader of English has heard of, and no source of the gazetteer.
func newCoverageCommand() *cobra.Command {
	var index string
	var missing bool
	cmd := &cobra.Command{
		Use:     "coverage",
		Short:   "Count the places of WordNet that an index knows",
		Example: "  mkdata coverage --gazetteer data/gazetteer.idx --missing",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := openGazetteer(index)
			if err != nil {
				return err
			}
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			nouns, err := cache.File(cmd.Context(), source.WordNet, "usr/share/wordnet/data.noun")
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			for _, list := range []struct{ what, file string }{
				{"locations", "15"}, {"natural objects", "17"},
			} {
				known, all := 0, 0
				for _, names := range instances(nouns, list.file) {
					all++
					if knows(x, names) {
						known++
					} else if missing {
						fmt.Fprintln(out, strings.Join(names, "; "))
					}
				}
				fmt.Fprintf(out, "%s: %d of %d, %.3f\n", list.what, known, all, float64(known)/float64(all))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&index, "gazetteer", "gazetteer.idx", "index to measure")
	cmd.Flags().BoolVar(&missing, "missing", false, "list what it lacks")
	return cmd
}

// instances returns the names of each thing of WordNet's data.noun that is an
// instance ("@i") of something, in the given file of its lexicographers. A line is
// offset, file, "n", the number of names in hexadecimal, the names each with a
// number, pointers, and the definition after a bar.
func instances(nouns []byte, file string) [][]string {
	var all [][]string
	for sc := bufio.NewScanner(bytes.NewReader(nouns)); sc.Scan(); {
		f := strings.Fields(sc.Text())
		if len(f) < 6 || f[1] != file || !strings.Contains(sc.Text(), " @i ") {
			continue
		}
		n, err := strconv.ParseUint(f[3], 16, 8)
		if err != nil || len(f) < 4+2*int(n) {
			continue // the licence above the data
		}
		var names []string
		for i := range int(n) {
			names = append(names, strings.ReplaceAll(f[4+2*i], "_", " "))
		}
		all = append(all, names)
	}
	return all
}

func knows(x *gazetteer.Index, names []string) bool {
	for _, n := range names {
		if len(x.Lookup(n)) > 0 {
			return true
		}
	}
	return false
}
