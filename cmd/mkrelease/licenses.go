package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/cmd/mkdata/source"
	"dateline/cmd/mkrelease/licences"
)

// newLicensesCommand returns "mkrelease licenses", which writes what "dateline licenses" prints.
func newLicensesCommand() *cobra.Command {
	var root, out string
	cmd := &cobra.Command{
		Use:   "licenses",
		Short: "Write the licences of what others made and dateline contains",
		Long: `Write the licences of what others made and dateline contains: modules of Go, packages of the page,
sources of the data. The page has to be built. Sources are fetched as by mkdata.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cache, err := source.DefaultCache()
			if err != nil {
				return err
			}
			works, err := licences.Gather(cmd.Context(), root, &cache)
			if err != nil {
				return err
			}
			if err := licences.Classify(works); err != nil {
				return err
			}
			var text bytes.Buffer
			if err := licences.Write(&text, works); err != nil {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d works, %d bytes\n", out, len(works), text.Len())
			return os.WriteFile(filepath.Clean(out), text.Bytes(), 0o644)
		},
	}
	cmd.Flags().StringVar(&root, "root", "../..", "top of the source; the default is seen from cmd/dateline")
	cmd.Flags().StringVarP(&out, "output", "o", "licenses.txt", "file to write")
	return cmd
}
