package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/content"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// newGazetteerCommand returns "mkdata gazetteer", which builds the embedded index.
func newGazetteerCommand() *cobra.Command {
	var tables, out string
	var dumps dumpFlags
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Build the index of places",
		Long: `Build the index of places, for embedding or, from the dumps that GeoNames
publishes at download.geonames.org/export/dump, for "dateline --gazetteer".`,
		Example: `  mkdata gazetteer --tables data -o data/gazetteer.idx
  mkdata gazetteer --cities allCountries.zip --alternates alternateNamesV2.zip \
    --admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt --countries countryInfo.txt \
    --class P,A,L,H --languages en,fr,de,es,tr,ru,uk,ar -o my.idx`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dumps.Places != "" {
				return dumps.build(cmd, out)
			}
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			set, err := content.Gather(cmd.Context(), cache, os.DirFS(tables))
			if err != nil {
				return err
			}
			var b gazetteer.Builder
			if err := set.Fill(&b); err != nil {
				return err
			}
			var buf bytes.Buffer
			if _, err := b.WriteTo(&buf); err != nil {
				return err
			}
			if err := replaceFile(out, buf.Bytes()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d places, %d bytes\n", out, b.Len(), buf.Len())
			return nil
		},
	}
	dumps.register(cmd)
	cmd.Flags().StringVar(&tables, "tables", ".", "directory of the hand-written tables")
	cmd.Flags().StringVarP(&out, "output", "o", "gazetteer.idx", "file to write")
	return cmd
}

// replaceFile writes a file whole or not at all.
func replaceFile(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
