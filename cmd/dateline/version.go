package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"dateline/cmd/internal/setup"
	"dateline/data"
	"dateline/geo/tile"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of its data",
		Example: "  dateline version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := versions()
			if err != nil {
				return err
			}
			_, err = io.WriteString(cmd.OutOrStdout(), text)
			return err
		},
	}
}

// versions tells which program this is, and which data it holds: by a checksum, so
// that two programs with the same answer the same.
func versions() (string, error) {
	x, err := setup.Index()
	if err != nil {
		return "", err
	}
	ground, err := tile.OpenUnverified(data.Basemap)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("dateline %s\ngazetteer: %d places, build %s, most of %s\nmodel: build %s\nbasemap: build %s\n",
		version(), x.Len(), x.Build(), data.Updated().Format("January 2006"), setup.ModelBuild(), ground.Build()), nil
}

// The version and the commit of a release, which the linker sets.
var releaseVersion, releaseCommit string

// version is that of the release, or else of the module, with the revision it was
// built from where the build knows it.
func version() string {
	if releaseVersion != "" {
		return releaseVersion + " " + releaseCommit[:min(12, len(releaseCommit))]
	}
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
