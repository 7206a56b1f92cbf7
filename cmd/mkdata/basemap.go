package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/basemap"
	"dateline/cmd/mkdata/source"
)

// newBasemapCommand returns "mkdata basemap", which builds the map that articles
// are drawn on.
func newBasemapCommand() *cobra.Command {
	var index, out string
	cmd := &cobra.Command{
		Use:     "basemap",
		Short:   "Build the basemap: land, countries, borders, divisions, lakes, rivers, towns, labels",
		Example: "  mkdata basemap --gazetteer data/gazetteer.idx -o data/basemap.bin",
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
			sources, err := basemap.Read(cmd.Context(), cache)
			if err != nil {
				return err
			}
			sources.Index = x
			var buf bytes.Buffer
			if _, err := basemap.Builder(sources).WriteTo(&buf); err != nil {
				return err
			}
			if err := replaceFile(out, buf.Bytes()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d bytes\n", out, buf.Len())
			return nil
		},
	}
	cmd.Flags().StringVar(&index, "gazetteer", "gazetteer.idx", "index of places, which gives the names")
	cmd.Flags().StringVarP(&out, "output", "o", "basemap.bin", "file to write")
	return cmd
}
