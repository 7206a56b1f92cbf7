package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/basemap"
	"dateline/cmd/mkdata/source"
)

// newBasemapCommand returns "mkdata basemap", which builds the map that articles
// are drawn on.
func newBasemapCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     "basemap",
		Short:   "Build the basemap: land, countries, borders, divisions, lakes, rivers, towns, labels",
		Example: "  mkdata basemap -o data/basemap.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			sources, err := basemap.Read(cmd.Context(), cache)
			if err != nil {
				return err
			}
			f, err := os.Create(out)
			if err != nil {
				return err
			}
			n, err := basemap.Builder(sources).WriteTo(f)
			if closed := f.Close(); err == nil {
				err = closed
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d bytes\n", out, n)
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "data/basemap.bin", "file to write")
	return cmd
}
