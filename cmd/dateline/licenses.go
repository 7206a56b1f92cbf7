package main

import (
	_ "embed"
	"io"

	"github.com/spf13/cobra"
)

//go:generate go run ../mkrelease licenses -o licenses.txt

// licenses are the licences of what others made and this program contains: modules
// of Go, packages of the page, sources of the data.
//
//go:embed licenses.txt
var licenses string

func newLicenses() *cobra.Command {
	return &cobra.Command{
		Use:     "licenses",
		Short:   "Print the licences of the software and data of others in the program",
		Example: "  dateline licenses | less",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(cmd.OutOrStdout(), licenses)
			return err
		},
	}
}
