package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/areas"
	"dateline/cmd/mkdata/content"
	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// newAreasCommand returns "mkdata areas", which builds the areas of countries, their
// units and regions, and the courses of rivers.
func newAreasCommand() *cobra.Command {
	var index, tables, out string
	cmd := &cobra.Command{
		Use:     "areas",
		Short:   "Build the areas of countries, units and regions, and the courses of rivers",
		Example: "  mkdata areas --gazetteer data/gazetteer.idx --tables data -o data/areas.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := openGazetteer(index)
			if err != nil {
				return err
			}
			unions, err := content.Unions(os.DirFS(tables))
			if err != nil {
				return err
			}
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			divisions, _, err := naturalearth.World(cmd.Context(), cache)
			if err != nil {
				return err
			}
			b, err := areas.Builder(divisions, x, unions)
			if err != nil {
				return err
			}
			counties, err := content.SecondLevel(cmd.Context(), cache, os.DirFS(tables), x)
			if err != nil {
				return err
			}
			if err := areas.AddSecondLevel(b, counties); err != nil {
				return err
			}
			rivers, err := naturalearth.FetchRivers(cmd.Context(), cache)
			if err != nil {
				return err
			}
			courses, err := content.Courses(os.DirFS(tables), rivers)
			if err != nil {
				return err
			}
			if err := areas.AddCourses(b, x, courses); err != nil {
				return err
			}
			var buf bytes.Buffer
			if _, err := b.WriteTo(&buf); err != nil {
				return err
			}
			if err := replaceFile(out, buf.Bytes()); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d bytes\n", out, buf.Len())
			return nil
		},
	}
	cmd.Flags().StringVar(&index, "gazetteer", "gazetteer.idx", "index of places, which gives the ids")
	cmd.Flags().StringVar(&tables, "tables", ".", "directory of the hand-written tables")
	cmd.Flags().StringVarP(&out, "output", "o", "areas.bin", "file to write")
	return cmd
}

// openGazetteer opens an index of places.
func openGazetteer(path string) (*gazetteer.Index, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w; build it first: mkdata gazetteer", err)
	}
	x, err := gazetteer.Open(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}
