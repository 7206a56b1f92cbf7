package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"dateline/data"
	"dateline/gazetteer"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of its data",
		Example: "  dateline version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := gazetteer.Open(data.Gazetteer)
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "dateline %s\ngazetteer: %d places\n", version(), x.Len())
			return nil
		},
	}
}

// version is that of the module, with the revision it was built from where
// the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return v + " " + s.Value[:12]
		}
	}
	return v
}
