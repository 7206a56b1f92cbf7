package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newMan returns the command that writes the manual pages, one a command. Packages
// carry them; it is hidden from people, who read them.
func newMan() *cobra.Command {
	return &cobra.Command{
		Use:     "man DIR",
		Short:   "Write the manual pages into a directory",
		Example: "  dateline man /usr/local/share/man/man1",
		Hidden:  true,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			// The date of the pages is that of SOURCE_DATE_EPOCH, if set.
			header := &doc.GenManHeader{Section: "1", Source: "dateline " + version(), Manual: "User Commands"}
			return doc.GenManTree(root, header, args[0])
		},
	}
}
